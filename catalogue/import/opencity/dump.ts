import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJson, textOf, type Json } from '../json.ts';
import { readItem } from './openapi.ts';

/** One object of the `opendata` API: `metadata`, and `data` by locale. */
export type DumpObject = {
  remoteId: string;
  classIdentifier: string;
  name: string;
  published: string;
  modified: string;
  data: Record<string, Json>;
};
/** All objects of a folder, by class and identifier. */
export type Dump = {
  get: (classIdentifier: string, remoteId: string) => DumpObject | undefined;
  all: (classIdentifier: string) => DumpObject[];
  classes: string[];
};

export type DumpFailure = { code: 'no-input' | 'no-records' | 'not-json'; words: string };

/** Reads one object; undefined where it is none of the API's. */
export const readObject = (value: unknown): DumpObject | undefined => {
  if (!isJson(value) || !isJson(value['metadata']) || !isJson(value['data'])) return undefined;
  const { remoteId, classIdentifier, name, published, modified } = value['metadata'];
  if (typeof remoteId !== 'string' || typeof classIdentifier !== 'string' || remoteId === '')
    return undefined;
  const data = Object.fromEntries(
    Object.entries(value['data']).filter((entry): entry is [string, Json] => isJson(entry[1])),
  );
  return {
    remoteId,
    classIdentifier,
    name: isJson(name) ? textOf(Object.values(name)[0]) : textOf(name),
    published: textOf(published),
    modified: textOf(modified),
    data,
  };
};

/** The objects of a file: a list of them, a map of them, one alone, or the answer of either interface. */
export const objectsIn = (value: unknown): DumpObject[] => {
  const read = (one: unknown): DumpObject | undefined => readObject(one) ?? readItem(one);
  if (Array.isArray(value)) return value.map(read).filter((one) => one !== undefined);
  const one = read(value);
  if (one !== undefined) return [one];
  return isJson(value)
    ? Object.values(value).flatMap((inner) => (Array.isArray(inner) ? objectsIn(inner) : (read(inner) ?? [])))
    : [];
};

/** Makes a dump of objects; of two with one identifier the first stands. */
export const dumpOf = (objects: readonly DumpObject[]): Dump => {
  const classes = new Map<string, Map<string, DumpObject>>();
  for (const one of objects) {
    const ofClass = classes.get(one.classIdentifier) ?? new Map<string, DumpObject>();
    if (!ofClass.has(one.remoteId)) ofClass.set(one.remoteId, one);
    classes.set(one.classIdentifier, ofClass);
  }
  return {
    get: (classIdentifier, remoteId) => classes.get(classIdentifier)?.get(remoteId),
    all: (classIdentifier) => [...(classes.get(classIdentifier)?.values() ?? [])],
    classes: [...classes.keys()].sort(),
  };
};

/** Reads every JSON file of a folder, in the order of their names. */
export const readDump = async (
  dir: string,
  onFile?: (file: string) => void,
): Promise<{ ok: true; value: Dump } | { ok: false; error: DumpFailure }> => {
  let files: string[];
  try {
    files = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  } catch {
    return { ok: false, error: { code: 'no-input', words: `There is no folder ${dir}.` } };
  }
  const objects: DumpObject[] = [];
  for (const file of files) {
    onFile?.(file);
    try {
      objects.push(...objectsIn(JSON.parse(await readFile(join(dir, file), 'utf8'))));
    } catch (fault) {
      return {
        ok: false,
        error: {
          code: 'not-json',
          words: `${join(dir, file)} is not JSON (${fault instanceof Error ? fault.message : String(fault)}).`,
        },
      };
    }
  }
  if (objects.length === 0)
    return {
      ok: false,
      error: {
        code: 'no-records',
        words: `${dir} holds no OpenCity records: JSON files with objects that have metadata and data.`,
      },
    };
  return { ok: true, value: dumpOf(objects) };
};
