import { cpsvAp } from './cpsv-ap/importer.ts';
import { hsds } from './hsds/importer.ts';
import type { Importer } from './importer.ts';
import { openCity } from './opencity/importer.ts';

/** Everything that `import` reads, in the order of the manual. */
export const importers: readonly Importer[] = [openCity, cpsvAp, hsds];
