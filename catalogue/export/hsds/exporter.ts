import type { Catalogue } from '../../../core/model/catalogue.ts';
import { csvOf } from '../../standards/csv.ts';
import type { Exporter, ExportOptions } from '../exporter.ts';
import { jsonWithList } from '../json-lines.ts';
import { wordingsOf } from '../wordings.ts';
import type { Node } from './nodes.ts';
import { serviceNode } from './service-node.ts';
import { tablesOf } from './tables.ts';

const nodesOf = (catalogue: Catalogue, { base }: ExportOptions): (() => Generator<Node>) => {
  const setting = { base, catalogue, wordings: wordingsOf(catalogue) };
  return function* () {
    for (const service of catalogue.services) yield serviceNode(setting, service);
  };
};

/** `export hsds`: the Human Services Data Specification of Open Referral, 3.0. */
export const hsds: Exporter = {
  name: 'hsds',
  summary: 'Open Referral HSDS 3.0 as JSON, for directories of services',
  output: 'FILE',
  description: `  Services with organisation, office (program), locations, schedules, fees, documents, contacts and topics, as one
  page of the API's list, each service whole. HSDS knows one language: the texts are the Italian ones.`,
  files: (catalogue, options) => {
    const { services } = catalogue;
    const page = {
      version: '3.0',
      total_items: services.length,
      total_pages: 1,
      page_number: 1,
      size: services.length,
      first_page: true,
      last_page: true,
      empty: services.length === 0,
    };
    return [{ name: '', content: jsonWithList(page, 'contents', nodesOf(catalogue, options)()) }];
  },
};

/** `export hsds-csv`: the same as the tables of HSDS. */
export const hsdsCsv: Exporter = {
  name: 'hsds-csv',
  summary: 'Open Referral HSDS 3.0 as a folder of CSV, a file for each of its tables',
  output: 'FOLDER',
  description: `  The same services as tables: services.csv, organizations.csv, locations.csv, schedules.csv and so on, linked by
  identifiers. Columns that the catalogue has nothing for are left out.`,
  files: (catalogue, options) =>
    tablesOf(nodesOf(catalogue, options)).map((table) => ({
      name: `${table.name}.csv`,
      content: csvOf(table),
    })),
};
