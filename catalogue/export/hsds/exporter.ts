import type { Exporter } from '../exporter.ts';
import { jsonWithList } from '../json-lines.ts';
import { wordingsOf } from '../wordings.ts';
import { serviceNode } from './service-node.ts';

/** `export hsds`: the Human Services Data Specification of Open Referral, 3.0. */
export const hsds: Exporter = {
  name: 'hsds',
  summary: 'Open Referral HSDS 3.0 as JSON, for directories of services',
  output: 'FILE',
  description: `  Services with organisation, office (program), locations, schedules, fees, documents, contacts and topics, as one
  page of the API's list, each service whole. HSDS knows one language: the texts are the Italian ones.`,
  files: (catalogue, { base }) => {
    const { services } = catalogue;
    const setting = { base, catalogue, wordings: wordingsOf(catalogue) };
    const nodes = function* () {
      for (const service of services) yield serviceNode(setting, service);
    };
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
    return [{ name: '', content: jsonWithList(page, 'contents', nodes()) }];
  },
};
