import { succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, Importer } from '../importer.ts';
import { systemWeb, type Web } from '../web/reader.ts';
import { siteOrSaved } from '../web/site-or-saved.ts';
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
    const fetch = async (...asked: Parameters<typeof fetchItems>): Promise<Result<Dump, ImportFailure>> => {
      const items = await fetchItems(...asked);
      return items.ok ? succeed(dumpOf(objectsIn(items.value))) : items;
    };
    const dump = await siteOrSaved(input, options, web, { fetch, saved: readDump }, onProgress);
    if (!dump.ok) return dump;
    const town = typeof options.values['town'] === 'string' ? options.values['town'] : undefined;
    return importOpenCity(dump.value.value, options.earlierIds, { town, entries: dump.value.entries });
  },
});

export const openCity = openCityOver(systemWeb);
