import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { checkCalendar } from './calendar.ts';
import type { Finding } from './finding.ts';
import { listFile, schemas, type FolderKind, type ListKind } from './file-kinds.ts';
import { readCoatOfArms } from './coat-of-arms.ts';
import { checkReferences } from './references.ts';
import { strayFiles } from './stray-files.ts';
import { readYaml, type LineOf } from './yaml-file.ts';

/** A record with the file it came from. `at` is where it stands in that file: empty where the file is the record. */
export type Located<T = object> = {
  kind: keyof Catalogue;
  file: string;
  at: readonly PropertyKey[];
  record: T;
  lineOf: LineOf;
};
/** What was read: the catalogue, everything that is wrong, and where each record came from. */
export type ReadSource = { catalogue: Catalogue; findings: Finding[]; located: Located[] };
export type ReadOptions = {
  /** Called before each file, for those who want to see that something happens. */
  onFile?: ((file: string) => void) | undefined;
};

const namesIn = async (dir: string): Promise<string[]> => {
  try {
    return (await readdir(dir)).sort();
  } catch {
    // A folder that is not there holds nothing: only municipality.yaml must be.
    return [];
  }
};
const yamlIn = async (dir: string): Promise<string[]> =>
  (await namesIn(dir)).filter((name) => name.endsWith('.yaml'));

/**
 * Reads a catalogue in its source form. A file that cannot be read is left out, with its findings; only a folder without
 * a readable `municipality.yaml` gives no catalogue at all. Records come in the order of their file names.
 */
export const readSource = async (
  dir: string,
  { onFile }: ReadOptions = {},
): Promise<{ ok: true; value: ReadSource } | { ok: false; findings: Finding[] }> => {
  const findings: Finding[] = [];
  const located: Located[] = [];

  const read = async <T extends z.ZodMiniType>(
    file: string,
    schema: T,
  ): Promise<{ value: z.infer<T>; lineOf: LineOf } | undefined> => {
    onFile?.(file);
    const one = await readYaml(join(dir, file), file, schema);
    if (one.ok) return one.value;
    findings.push(...one.findings);
    return undefined;
  };

  /** Keeps the first of those that share an id: which of two the editor meant is not ours to guess. */
  const keep = <T extends { id: string }>(kind: keyof Catalogue, records: readonly Located<T>[]): T[] => {
    const firsts = new Map<string, Located<T>>();
    for (const one of records) {
      const first = firsts.get(one.record.id);
      if (first === undefined) {
        firsts.set(one.record.id, one);
        continue;
      }
      const line = one.lineOf([...one.at, 'id']);
      const firstLine = first.lineOf([...first.at, 'id']);
      const where = `${first.file}${firstLine === undefined ? '' : `:${firstLine}`}`;
      findings.push({
        severity: 'error',
        file: one.file,
        ...(line === undefined ? {} : { line }),
        path: [...one.at, 'id'].join('.'),
        message: `"${one.record.id}" stands twice in ${kind}: first in ${where}.`,
        fix: 'Take one of them out, or give it another id.',
      });
    }
    located.push(...firsts.values());
    return [...firsts.values()].map(({ record }) => record);
  };

  const folder = async <T extends z.ZodMiniType<{ id: string }>>(
    kind: FolderKind,
    schema: T,
  ): Promise<z.infer<T>[]> => {
    const records: Located<z.infer<T>>[] = [];
    for (const name of await yamlIn(join(dir, kind))) {
      const file = `${kind}/${name}`;
      const one = await read(file, schema);
      if (one === undefined) continue;
      const { id } = one.value;
      if (name !== `${id}.yaml`)
        findings.push({
          severity: 'error',
          file,
          line: one.lineOf(['id']) ?? 1,
          path: 'id',
          message: `"${id}" is not the file's name.`,
          fix: `Call the file ${id}.yaml, or mend the id.`,
        });
      records.push({ kind, file, at: [], record: one.value, lineOf: one.lineOf });
    }
    return keep(kind, records);
  };

  /** `needs.yaml` with its list, and where they are many, `needs/*.yaml` each with a list. */
  const list = async <T extends z.ZodMiniType<{ id: string }>>(
    kind: ListKind,
    schema: T,
  ): Promise<z.infer<T>[]> => {
    const single = (await yamlIn(dir)).filter((file) => file === `${kind}.yaml`);
    const files = [...single, ...(await yamlIn(join(dir, kind))).map((file) => `${kind}/${file}`)];
    const records: Located<z.infer<T>>[] = [];
    for (const file of files) {
      const one = await read(file, listFile(kind, schema));
      const items = (one?.value as Record<string, z.infer<T>[]> | undefined)?.[kind] ?? [];
      items.forEach((record, index) =>
        records.push({ kind, file, at: [kind, index], record, lineOf: one?.lineOf ?? (() => undefined) }),
      );
    }
    return keep(kind, records);
  };

  const town = await read('municipality.yaml', schemas.municipality);
  if (town === undefined) return { ok: false, findings };
  located.push({
    kind: 'municipality',
    file: 'municipality.yaml',
    at: [],
    record: town.value,
    lineOf: town.lineOf,
  });
  const { brand } = town.value;
  if (brand?.coatOfArms !== undefined && !brand.coatOfArms.startsWith('data:')) {
    const picture = await readCoatOfArms(dir, brand.coatOfArms);
    if (picture.ok) brand.coatOfArms = picture.address;
    else {
      const line = town.lineOf(['brand', 'coatOfArms']);
      findings.push({
        severity: 'error',
        file: 'municipality.yaml',
        ...(line === undefined ? {} : { line }),
        path: 'brand.coatOfArms',
        message: picture.message,
        fix: picture.fix,
      });
      delete brand.coatOfArms;
    }
  }
  const hasGuide = (await yamlIn(dir)).includes('guide.yaml');
  const guide = hasGuide ? await read('guide.yaml', schemas.guide) : undefined;
  if (guide !== undefined)
    located.push({ kind: 'guide', file: 'guide.yaml', at: [], record: guide.value, lineOf: guide.lineOf });
  const catalogue: Catalogue = {
    formatVersion: 1,
    municipality: town.value,
    organisations: await list('organisations', schemas.organisations),
    units: await folder('units', schemas.units),
    places: await folder('places', schemas.places),
    services: await folder('services', schemas.services),
    needs: await list('needs', schemas.needs),
    guide: guide?.value ?? { questions: [], outcomes: [] },
    notices: await folder('notices', schemas.notices),
    areas: await folder('areas', schemas.areas),
    phrases: await list('phrases', schemas.phrases),
    topics: await list('topics', schemas.topics),
  };
  findings.push(
    ...(await strayFiles(dir)),
    ...checkReferences(catalogue, located),
    ...checkCalendar(located),
  );
  return { ok: true, value: { catalogue, findings, located } };
};
