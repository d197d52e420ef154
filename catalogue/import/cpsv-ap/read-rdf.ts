import { createReadStream, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Transform } from 'node:stream';
import type * as RDF from '@rdfjs/types';
import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import { readJsonLd } from './read-json-ld.ts';

export type RdfFailure = { code: 'no-input' | 'no-files' | 'unreadable'; words: string };

/** What relative addresses in a file are relative to. */
const baseIri = 'urn:sportello:import:';

/** How the statements of a file are read; `index` is its number among those of an import. */
type Read = (file: string, index: number) => AsyncIterable<RDF.Quad>;

const through =
  (parser: () => unknown): Read =>
  (file) => {
    const source = createReadStream(file);
    const quads = parser() as Transform;
    source.on('error', (fault) => quads.destroy(fault));
    return source.pipe(quads) as AsyncIterable<RDF.Quad>;
  };
const jsonLd: Read = (file, index) => readJsonLd(file, baseIri, index);
const turtle = through(() => new StreamParser({ baseIRI: baseIri }));
const rdfXml = through(() => new RdfXmlParser({ baseIRI: baseIri }));

const syntaxes: Readonly<Record<string, Read>> = {
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
  for (const [index, file] of files.value.entries()) {
    const read = syntaxes[extname(file).toLowerCase()] ?? turtle;
    try {
      let count = 0;
      for await (const quad of read(file, index)) {
        count += 1;
        if (count % 10_000 === 0) onProgress(`${file}, ${count} statements`);
        onQuad(quad);
      }
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault);
      return fail({ code: 'unreadable', words: `${file} cannot be read: ${words}` });
    }
    onProgress(file);
  }
  return files;
};
