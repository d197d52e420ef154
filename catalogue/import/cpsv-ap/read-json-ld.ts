import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import type * as RDF from '@rdfjs/types';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { DataFactory } from 'n3';
import { coreContext, isCoreContext } from './core-context.ts';
import { jsonPieces } from '../json-pieces.ts';

/** Nodes that are parsed together, in characters: the time of the parser grows with the square of what it is given. */
const batchLength = 16_384;

const parser = (baseIRI: string, file: number): Transform =>
  new JsonLdParser({
    baseIRI,
    dataFactory: {
      ...DataFactory,
      literal: (value: string, type?: string | RDF.NamedNode | null) =>
        DataFactory.literal(value, type ?? undefined),
      // One label in two files is two nodes; in two batches of one file it is one.
      blankNode: (label?: string) =>
        DataFactory.blankNode(label === undefined ? undefined : `f${file}-${label}`),
    } as unknown as RDF.DataFactory,
    documentLoader: {
      load: (address) =>
        isCoreContext(address)
          ? Promise.resolve({ '@context': coreContext })
          : Promise.reject(
              new Error(
                `it refers to the context ${address}, which is not fetched. Write the context into the file, or convert the file to Turtle.`,
              ),
            ),
    },
  }) as unknown as Transform;

/** How a document can be read in batches: as a list of nodes, or as a graph of nodes under one context. */
const shapeOf = (file: string): { members: string; open: string; close: string } | undefined => {
  let context: string | undefined;
  for (const { key, inList, text } of jsonPieces(file)) {
    if (key === '') return { members: '', open: '[', close: ']' };
    if (key === '@context' && !inList) context = text;
    else if (key !== '@graph' || !inList) return undefined;
  }
  return context === undefined
    ? undefined
    : { members: '@graph', open: `{"@context":${context},"@graph":[`, close: ']}' };
};

function* batchesOf(
  file: string,
  { members, open, close }: NonNullable<ReturnType<typeof shapeOf>>,
): Generator<string> {
  let nodes: string[] = [];
  let length = 0;
  const batch = (): string => `${open}${nodes.join(',')}${close}`;
  for (const { key, text } of jsonPieces(file)) {
    if (key !== members) continue;
    nodes.push(text);
    length += text.length;
    if (length < batchLength) continue;
    yield batch();
    [nodes, length] = [[], 0];
  }
  if (nodes.length > 0) yield batch();
}

/**
 * The statements of a document of JSON-LD. A graph or a list of nodes is read some nodes at a time, wherever its context
 * stands, so that it may be larger than memory; any other document as a whole.
 * @param index the number of the file among those of an import
 */
export async function* readJsonLd(file: string, baseIRI: string, index: number): AsyncGenerator<RDF.Quad> {
  const shape = shapeOf(file);
  if (shape === undefined) {
    const whole = createReadStream(file);
    const quads = parser(baseIRI, index);
    whole.on('error', (fault) => quads.destroy(fault));
    yield* whole.pipe(quads) as AsyncIterable<RDF.Quad>;
    return;
  }
  for (const text of batchesOf(file, shape)) {
    const quads = parser(baseIRI, index);
    quads.end(text);
    yield* quads as AsyncIterable<RDF.Quad>;
  }
}
