import { cpsvAp } from './cpsv-ap/exporter.ts';
import type { Exporter } from './exporter.ts';
import { hsds, hsdsCsv } from './hsds/exporter.ts';
import { osm } from './osm/exporter.ts';
import { schemaOrg } from './schema-org/exporter.ts';
import { csv, xlsx } from './table/exporters.ts';

/** Everything that `export` writes, in the order of the manual. */
export const exporters: readonly Exporter[] = [cpsvAp, schemaOrg, hsds, hsdsCsv, osm, csv, xlsx];
