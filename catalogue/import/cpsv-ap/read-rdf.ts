import { createReadStream, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type * as RDF from '@rdfjs/types';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import { coreContext, isCoreContext } from './core-context.ts';

export type RdfFailure = { code: 'no-input' | 'no-files' | 'unreadable'; words: string };

/** What relative addresses in a file are relative to. */
const baseIri = 'urn:sportello:import:';

const jsonLd = (): Transform =>
  new JsonLdParser({
    baseIRI: baseIri,
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
const turtle = (): Transform => new StreamParser({ baseIRI: baseIri }) as unknown as Transform;
const rdfXml = (): Transform => new RdfXmlParser({ baseIRI: baseIri }) as unknown as Transform;

const syntaxes: Readonly<Record<string, () => Transform>> = {
  '.jsonld': jsonLd,
  '.json': jsonLd,
  '.ttl': turtle,
  '.nt': turtle,
  '.rdf': rdfXml,
  '.xml': rdfXml,
  '.owl': rdfXml,
};
const endings = Object.keys(syntaxes).join(', ');

const filesIn = (input: string): Result<string[], RdfFailure> => {
  const stat = statSync(input, { throwIfNoEntry: false });
  if (stat === undefined) return fail({ code: 'no-input', words: `There is no file or folder ${input}.` });
  const files = stat.isDirectory()
    ? readdirSync(input)
        .filter((name) => extname(name).toLowerCase() in syntaxes)
        .sort()
        .map((name) => join(input, name))
    : [input];
  if (files.length === 0)
    return fail({ code: 'no-files', words: `${input} has no file that ends in ${endings}.` });
  const unknown = files.find((file) => !(extname(file).toLowerCase() in syntaxes));
  return unknown === undefined
    ? succeed(files)
    : fail({ code: 'no-files', words: `${unknown} is of no kind that is read: ${endings}.` });
};

/**
 * Reads RDF in three syntaxes, a statement at a time, from a file or all files of a folder. Nothing is fetched. Blank
 * nodes are told apart by file.
 */
export const readRdf = async (
  input: string,
  onQuad: (quad: RDF.Quad) => void,
  onProgress: (what: string) => void = () => undefined,
): Promise<Result<string[], RdfFailure>> => {
  const files = filesIn(input);
  if (!files.ok) return files;
  for (const file of files.value) {
    const parser = (syntaxes[extname(file).toLowerCase()] ?? turtle)();
    try {
      await pipeline(createReadStream(file), parser, async (quads: AsyncIterable<RDF.Quad>) => {
        let count = 0;
        for await (const quad of quads) {
          count += 1;
          if (count % 10_000 === 0) onProgress(`${file}, ${count} statements`);
          onQuad(quad);
        }
      });
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault);
      return fail({ code: 'unreadable', words: `${file} cannot be read: ${words}` });
    }
    onProgress(file);
  }
  return files;
};
