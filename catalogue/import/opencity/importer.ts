import type { Importer } from '../importer.ts';
import { readDump } from './dump.ts';
import { importOpenCity } from './import-opencity.ts';

/** `import opencity FOLDER`: the open data of a town's OpenCity site. */
export const openCity: Importer = {
  name: 'opencity',
  summary: 'the records of an OpenCity site',
  input: 'FOLDER',
  missing: 'Give one folder to read.',
  description: `  Reads the JSON of the site's "opendata" interface: objects with metadata and data, in any number of .json files. A
  record called "Test..." is imported as inactive. Records that nothing names are whole in import-report.json.`,
  read: async (input, { earlierIds }, onProgress) => {
    const dump = await readDump(input, onProgress);
    return dump.ok ? importOpenCity(dump.value, earlierIds) : dump;
  },
};
