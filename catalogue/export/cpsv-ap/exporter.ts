import type { Exporter } from '../exporter.ts';
import { irisOf } from '../iris.ts';
import { jsonWithList } from '../json-lines.ts';
import { wordingsOf } from '../wordings.ts';
import { context } from './context.ts';
import type { Setting } from './node.ts';
import { serviceNode } from './service-node.ts';
import { sharedNodes } from './shared-nodes.ts';

/** `export cpsv-ap`: the EU's Core Public Service Vocabulary, application profile 3.2. */
export const cpsvAp: Exporter = {
  name: 'cpsv-ap',
  summary: 'CPSV-AP 3.2 as JSON-LD, for portals of open data',
  output: 'FILE',
  description: `  Services, organisations, offices, places, needs and topics, in all languages, with the vocabularies of the EU and of
  CPSV-AP_IT. It carries what the standard has fields for: not the guide, queues, deadlines, facts, or notices.`,
  files: (catalogue, { base }) => {
    const { organisations, municipality } = catalogue;
    const setting: Setting = {
      iris: irisOf(base),
      wordings: wordingsOf(catalogue),
      town: organisations.find(({ kind }) => kind === 'town')?.id ?? municipality.id,
    };
    const nodes = function* () {
      for (const service of catalogue.services) yield serviceNode(setting, service);
      yield* sharedNodes(setting, catalogue);
    };
    return [{ name: '', content: jsonWithList({ '@context': context }, '@graph', nodes()) }];
  },
};
