import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, Importer } from '../importer.ts';
import type { Entry } from '../report.ts';
import { readMost } from '../web/most.ts';
import { systemWeb, type Web } from '../web/reader.ts';
import { dumpOf, objectsIn, readDump, type Dump } from './dump.ts';
import { fetchItems } from './fetch-items.ts';
import { importOpenCity } from './import-opencity.ts';

/** `import opencity URL|FOLDER`, over a network and a clock of one's own. */
export const openCityOver = (web: Web): Importer => ({
  name: 'opencity',
  summary: 'the records of an OpenCity site',
  input: 'URL|FOLDER',
  missing: 'Give the address of the site, or a folder of saved JSON.',
  description: `  Reads .json files of either interface of such a site: "opendata" (objects with metadata and data), and the newer
  /api/openapi/servizi (items with id and uri, and the lists of what they name). From an address it reads the newer one,
  politely as "comune" does. A record called "Test..." is imported as inactive. Records that nothing names are whole in
  import-report.json.`,
  options: { town: { type: 'string' }, max: { type: 'string' } },
  read: async (input, options, onProgress) => {
    const entries: Entry[] = [];
    const { values } = options;
    const most = readMost(values);
    if (!most.ok) return most;
    const isSite = /^https?:\/\//i.test(input);
    if (isSite && !URL.canParse(input))
      return fail({ code: 'no-input', words: `${input} is not an address.` });
    const fromSite = async (): Promise<Result<Dump, ImportFailure>> => {
      const items = await fetchItems(
        input,
        { web, cache: join(options.out, '.import-cache'), most: most.value },
        entries,
        onProgress,
      );
      return items.ok ? succeed(dumpOf(objectsIn(items.value))) : items;
    };
    const dump = isSite ? await fromSite() : await readDump(input, onProgress);
    const town = typeof values['town'] === 'string' ? values['town'] : undefined;
    return dump.ok ? importOpenCity(dump.value, options.earlierIds, { town, entries }) : dump;
  },
});

export const openCity = openCityOver(systemWeb);
