import { comune } from './comune/importer.ts';
import { cpsvAp } from './cpsv-ap/importer.ts';
import { hsds } from './hsds/importer.ts';
import type { Importer } from './importer.ts';
import { openCity } from './opencity/importer.ts';
import { plone } from './plone/importer.ts';
import { table } from './table/importer.ts';

/** Everything that `import` reads, in the order of the manual. */
export const importers: readonly Importer[] = [openCity, plone, comune, table, cpsvAp, hsds];
