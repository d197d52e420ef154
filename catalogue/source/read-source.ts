import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Catalogue, Municipality, Phrase, Topic } from '../../core/model/catalogue.ts';
import { Guide, Need } from '../../core/model/guide.ts';
import { Notice, Organisation, Place, ServiceArea, Unit } from '../../core/model/place.ts';
import { DraftService } from '../../core/model/service.ts';
import type { Finding } from './finding.ts';
import { checkReferences } from './references.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export type Located<T> = { file: string; record: T; lineOf: YamlFile<T>['lineOf'] };
export type ReadSource = { catalogue: Catalogue; findings: Finding[] };

const yamlFilesOf = async (dir: string): Promise<string[]> => {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  } catch {
    return [];
  }
};

/**
 * Reads a catalogue in its source form. A file that cannot be read is left out, with its findings; only a folder without
 * a readable `municipality.yaml` gives no catalogue at all. Records come in the order of their file names.
 */
export const readSource = async (
  dir: string,
): Promise<{ ok: true; value: ReadSource } | { ok: false; findings: Finding[] }> => {
  const findings: Finding[] = [];

  const readAll = async <T extends z.ZodMiniType>(names: readonly string[], schema: T): Promise<Located<z.infer<T>>[]> => {
    const records: Located<z.infer<T>>[] = [];
    for (const file of names) {
      const read = await readYaml(join(dir, file), file, schema);
      if (read.ok) records.push({ file, record: read.value.value, lineOf: read.value.lineOf });
      else findings.push(...read.findings);
    }
    return records;
  };

  const folder = async <T extends z.ZodMiniType<{ id: string }>>(name: string, schema: T): Promise<Located<z.infer<T>>[]> => {
    const files = await yamlFilesOf(join(dir, name));
    const records = await readAll(files.map((file) => `${name}/${file}`), schema);
    for (const { file, record, lineOf } of records) {
      if (file !== `${name}/${record.id}.yaml`)
        findings.push({ severity: 'error', file, line: lineOf(['id']) ?? 1, path: 'id', message: `"${record.id}" is not the file's name.`, fix: `Call the file ${record.id}.yaml, or mend the id.` });
    }
    return records;
  };

  /** `needs.yaml` with its list, and where they are many, `needs/*.yaml` each with a list. */
  const lists = async <T extends z.ZodMiniType>(name: string, schema: T): Promise<z.infer<T>[]> => {
    const single = (await yamlFilesOf(dir)).filter((file) => file === `${name}.yaml`);
    const files = [...single, ...(await yamlFilesOf(join(dir, name))).map((file) => `${name}/${file}`)];
    const read = await readAll(files, z.strictObject({ [name]: z.array(schema) }));
    return read.flatMap(({ record }) => (record as Record<string, z.infer<T>[]>)[name] ?? []);
  };

  const municipality = (await readAll(['municipality.yaml'], Municipality))[0]?.record;
  if (municipality === undefined) return { ok: false, findings };
  const guides = (await yamlFilesOf(dir)).includes('guide.yaml') ? await readAll(['guide.yaml'], Guide) : [];
  const [units, places, services, notices, areas] = [
    await folder('units', Unit),
    await folder('places', Place),
    await folder('services', DraftService),
    await folder('notices', Notice),
    await folder('areas', ServiceArea),
  ];
  const catalogue: Catalogue = {
    formatVersion: 1,
    municipality,
    organisations: await lists('organisations', Organisation),
    units: units.map(({ record }) => record),
    places: places.map(({ record }) => record),
    services: services.map(({ record }) => record),
    needs: await lists('needs', Need),
    guide: guides[0]?.record ?? { questions: [], outcomes: [] },
    notices: notices.map(({ record }) => record),
    areas: areas.map(({ record }) => record),
    phrases: await lists('phrases', Phrase),
    topics: await lists('topics', Topic),
  };
  findings.push(...checkReferences(catalogue, [...units, ...places, ...services, ...notices, ...areas]));
  return { ok: true, value: { catalogue, findings } };
};
