import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Imported } from './importer.ts';
import { readBase, writeBase, type Base } from './merge/base-file.ts';
import { mergeFile } from './merge/merge-file.ts';
import { hashOf, isMap, printOf } from './merge/print.ts';
import { followRenamed } from './merge/renamed.ts';
import type { Entry, ImportReport } from './report.ts';
import { readReport, writeReport } from './report-file.ts';
import { yamlOf } from './yaml-style.ts';

/**
 * What an earlier import left in a folder. `taken`: there is something that no import wrote. `bases` is not there after an
 * import that did not note what it wrote: what was edited since cannot be told.
 */
export type Earlier =
  | { state: 'empty' }
  | {
      state: 'imported';
      report: Pick<ImportReport, 'ids' | 'files'>;
      bases: ReadonlyMap<string, Base> | undefined;
    }
  | { state: 'taken' };

/** Looks at the folder to write to, before anything is written. */
export const earlierImport = (dir: string): Earlier => {
  if (!existsSync(dir) || readdirSync(dir).every((name) => name.startsWith('.'))) return { state: 'empty' };
  try {
    const { ids, files } = readReport(dir);
    const bases = readBase(dir);
    if (bases === undefined) return { state: 'imported', report: { ids, files }, bases };
    const followed = followRenamed(dir, bases, ids);
    return { state: 'imported', report: { ids: followed.ids, files }, bases: followed.bases };
  } catch {
    return { state: 'taken' };
  }
};

const safe = /^(?:[a-z-]+\/)?[a-z0-9-]+\.yaml$/;

const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** Takes away a file whose record the source no longer has, unless the editor changed it. True: it is still there. */
const staysWithoutSource = (dir: string, base: Base, entries: Entry[]): boolean => {
  const mine = textOf(join(dir, base.file));
  if (mine === undefined) return false;
  if (hashOf(mine) === base.hash) {
    rmSync(join(dir, base.file));
    return false;
  }
  entries.push({
    kind: 'conflict',
    code: 'gone',
    record: base.file.replace(/\.yaml$/, ''),
    source: base.sourceId ?? '',
    field: '',
    words: 'The source no longer has it, and you changed it: it stays. Delete the file if it is not needed.',
  });
  return true;
};

/**
 * Writes records and report. With `bases`, what the editor changed since the last import stays, and both sides' changes to
 * one field are in the report as conflicts; without, files are written over. Files that an earlier import wrote and this
 * one does not are removed.
 */
export const writeSource = (
  dir: string,
  { records, report }: Imported,
  {
    files: earlier = [],
    bases,
  }: { files?: readonly string[]; bases?: ReadonlyMap<string, Base> | undefined } = {},
  onFile?: (file: string) => void,
): ImportReport => {
  const files = Object.keys(records).sort();
  const written = new Set(files);
  const entries = [...report.entries];
  const kept: Base[] = [];
  if (bases === undefined) {
    for (const file of earlier)
      if (safe.test(file) && !written.has(file)) rmSync(join(dir, file), { force: true });
  } else
    for (const base of bases.values())
      if (safe.test(base.file) && !written.has(base.file) && staysWithoutSource(dir, base, entries))
        kept.push(base);

  const next = function* (): Generator<Base> {
    for (const file of files) {
      onFile?.(file);
      const path = join(dir, file);
      const record = records[file] as Readonly<Record<string, unknown>>;
      const text = yamlOf(record);
      const base = bases?.get(file);
      const merged =
        bases === undefined ? { text, entries: [] } : mergeFile(file, textOf(path), base, { record, text });
      for (const entry of merged.entries) entries.push(entry);
      if (merged.text !== undefined) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, merged.text);
      }
      if (merged.isUnread === true && base !== undefined) yield base;
      else {
        const { sourceId } = isMap(record) ? record : {};
        yield {
          file,
          hash: hashOf(text),
          sourceId: typeof sourceId === 'string' ? sourceId : undefined,
          print: printOf(record),
        };
      }
    }
    yield* kept;
  };
  mkdirSync(dir, { recursive: true });
  writeBase(dir, next());
  const count = (kind: Entry['kind']): number => entries.filter((entry) => entry.kind === kind).length;
  const whole: ImportReport = {
    from: report.from,
    town: report.town,
    counts: {
      ...report.counts,
      ...(bases === undefined
        ? {}
        : {
            'records updated': count('updated'),
            'records with changes of yours': count('yours'),
            conflicts: count('conflict'),
          }),
    },
    ids: report.ids,
    files: [...files, ...kept.map(({ file }) => file)].sort(),
    entries,
  };
  writeReport(dir, whole);
  return whole;
};
