import type { Entry } from '../report.ts';
import { rdfType } from './names.ts';
import { lastWord } from './records.ts';
import { plainValue, type Context } from './scope.ts';

/** Nodes that no record was made from: whole, so that nothing is lost. */
export const leftOver = ({ graph, used }: Context): Entry[] =>
  [...graph.keys()]
    .filter((key) => !used.has(key))
    .map((key) => {
      const properties = Object.fromEntries(
        [...(graph.get(key) ?? [])].map(([property, values]) => [property, values.map(plainValue)]),
      );
      const type = (properties[rdfType] ?? ['node']).map(lastWord)[0] ?? 'node';
      return {
        kind: 'left-out',
        code: type,
        record: '',
        source: key,
        field: '',
        words: 'No record of the catalogue was made from it.',
        was: properties,
      };
    });
