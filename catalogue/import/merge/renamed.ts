import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { ImportReport } from '../report.ts';
import type { Base } from './base-file.ts';
import { isMap, printOf } from './print.ts';

/** The id of the record that a file is called after. */
const idOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.yaml$/, '');

/** The record in a file, if it can be read. */
const recordIn = (path: string): Record<string, unknown> => {
  try {
    const record: unknown = parse(readFileSync(path, 'utf8'));
    return isMap(record) ? record : {};
  } catch {
    // What cannot be read is no renamed record that we know of; check says what is wrong with it.
    return {};
  }
};

/**
 * Follows files that the editor has given another name, and so another id, by the identifier of their record at the source:
 * the new name is theirs from now on.
 * @returns what the last import wrote and the ids it gave, both with the names of today
 */
export const followRenamed = (
  dir: string,
  bases: ReadonlyMap<string, Base>,
  ids: ImportReport['ids'],
): { bases: Map<string, Base>; ids: ImportReport['ids'] } => {
  const followed = new Map(bases);
  const renamed = new Map<string, string>();
  const missing = [...bases.values()].filter(
    ({ file, sourceId }) => sourceId !== undefined && !existsSync(join(dir, file)),
  );
  for (const [folder, lost] of Map.groupBy(missing, ({ file }) => dirname(file))) {
    if (!existsSync(join(dir, folder))) continue;
    const strangers = readdirSync(join(dir, folder))
      .map((name) => `${folder}/${name}`)
      .filter((file) => file.endsWith('.yaml') && !bases.has(file));
    for (const file of strangers) {
      const { sourceId, id } = recordIn(join(dir, file));
      const base = lost.find((one) => one.sourceId === sourceId);
      if (base === undefined || typeof id !== 'string' || id !== idOf(file)) continue;
      followed.delete(base.file);
      followed.set(file, {
        ...base,
        file,
        print: isMap(base.print) ? { ...base.print, id: printOf(id) } : base.print,
      });
      renamed.set(`${base.sourceId} ${idOf(base.file)}`, id);
    }
  }
  const given = Object.fromEntries(
    Object.entries(ids).map(([kind, map]) => [
      kind,
      Object.fromEntries(
        Object.entries(map).map(([sourceId, id]) => [sourceId, renamed.get(`${sourceId} ${id}`) ?? id]),
      ),
    ]),
  );
  return { bases: followed, ids: given };
};
