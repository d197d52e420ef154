import type { Result } from '../../../core/model/result.ts';
import { assignIds, looseSlug } from '../ids.ts';
import type { ImportFailure } from '../importer.ts';
import { Packed } from '../packed.ts';
import type { Entry } from '../report.ts';
import { tables } from '../../standards/town-tables.ts';
import { RowReading } from './reading.ts';
import { rowsOf, tableOf, type RawSheet } from './sheet.ts';

/** A record made of a row, before it has an id; it is made again at each call. `key` is what it is known by at the next import. */
export type Found<T> = { key: string; name: string; record: () => T; entries: Entry[]; where: string };

const refusal = (sheet: string, key: string): ImportFailure => {
  const table = tables.find((one) => one.key === key);
  const first = table?.columns[0]?.title ?? '';
  return {
    code: 'no-headings',
    words: `"${sheet}" has no row of headings with a column "${first}". Headings are known by their words: ${table?.columns.map(({ title }) => title).join(', ')}.`,
  };
};

/** Reads every sheet of one kind, row by row. Rows without a name are left out and reported, whole. */
export const collect = async <T>(
  kind: string,
  sheets: readonly RawSheet[],
  entries: Entry[],
  make: (reading: RowReading, name: string) => T,
  onRow: (where: string) => void,
): Promise<Result<Found<T>[], ImportFailure>> => {
  const packed = new Packed();
  const found: Found<T>[] = [];
  const known = new Set<string>();
  for (const sheet of sheets) {
    const table = tableOf(sheet.name);
    if (table?.key !== kind) continue;
    const rows = rowsOf(table, sheet);
    for (let next = await rows.next(); ; next = await rows.next()) {
      if (next.done === true) {
        if (!next.value) return { ok: false, error: refusal(sheet.name, kind) };
        break;
      }
      onRow(next.value.where);
      const reading = new RowReading(next.value);
      const name = reading.line('name');
      if (name === undefined) {
        const cells = table.columns.flatMap(({ key }) => reading.line(key) ?? []);
        entries.push({
          kind: 'mistake',
          code: 'no-name',
          record: '',
          source: next.value.where,
          field: 'name',
          words: `${next.value.where} has no name, so it was left out.`,
          was: cells,
        });
        continue;
      }
      const code = reading.line('code');
      const key = code ?? looseSlug(name);
      if (known.has(key))
        reading.note(
          'mistake',
          'twice',
          'name',
          `${next.value.where}: "${code ?? name}" stands twice. Both were imported; take one out, or give each a code of its own.`,
        );
      known.add(key);
      found.push({
        key: known.size === found.length + 1 ? key : `${key} ${found.length + 1}`,
        name,
        record: packed.add(make(reading, name)),
        entries: reading.entries,
        where: next.value.where,
      });
    }
  }
  return { ok: true, value: found };
};

/** Gives ids to what was found, in the order of the rows, and says in the notes which record they are about. */
export const withIds = <T extends object>(
  folder: string,
  found: readonly Found<T>[],
  earlier: Readonly<Record<string, string>>,
  entries: Entry[],
): { records: () => Generator<T & { id: string }>; ids: Map<string, string> } => {
  const digits = String(found.length).length;
  const ids = assignIds(
    found.map(({ key, name }, at) => ({ key, name, published: String(at).padStart(digits, '0') })),
    new Map(Object.entries(earlier)),
  );
  const idOf = (key: string): string => ids.get(key) ?? '';
  for (const { key, entries: own } of found)
    for (const entry of own) entries.push({ ...entry, record: `${folder}/${idOf(key)}` });
  return {
    ids,
    *records() {
      for (const { key, record } of found) yield { id: idOf(key), ...record() };
    },
  };
};

/** Names that services and offices give, which no table lists: each becomes a record with that name alone. */
export const addMissing = <T>(
  found: Found<T>[],
  names: Iterable<string | undefined>,
  what: string,
  make: (name: string) => T,
): void => {
  const known = new Set(found.map(({ name }) => looseSlug(name)));
  for (const name of names) {
    if (name === undefined || known.has(looseSlug(name))) continue;
    known.add(looseSlug(name));
    found.push({
      key: looseSlug(name),
      name,
      record: () => make(name),
      where: '',
      entries: [
        {
          kind: 'guessed',
          code: `new-${what}`,
          record: '',
          source: '',
          field: 'name',
          words: `"${name}" is in no table of its own: taken as a new ${what}. Add address, hours and telephone.`,
        },
      ],
    });
  }
};
