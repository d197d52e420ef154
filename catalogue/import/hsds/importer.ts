import type { Importer } from '../importer.ts';
import { succeed } from '../../../core/model/result.ts';
import { importHsds } from './import-hsds.ts';
import { readHsds } from './read-hsds.ts';

/** `import hsds`: a directory of services in the terms of Open Referral. */
export const hsds: Importer = {
  name: 'hsds',
  summary: 'services in the terms of Open Referral HSDS 3.0',
  input: 'FILE|FOLDER',
  missing: 'Give one file or folder to read.',
  description: `  Reads JSON (a service, a page of services as the API gives it, a list, or tables) or a folder of CSV. Programs become
  offices. HSDS says no language: texts are taken as Italian.`,
  read: (input, { earlierIds }) => {
    const rows = readHsds(input);
    return Promise.resolve(rows.ok ? succeed(importHsds(rows.value, earlierIds)) : rows);
  },
};
