import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import { fetchLimited } from './fetch-limited.ts';
import { readPublished } from '../publish/read-published.ts';
import { describeFinding, type Finding } from '../source/finding.ts';
import { readSource } from '../source/read-source.ts';

export type ReadCatalogueError = { code: 'unreadable'; words: string };
/** What was read, and what was wrong with it without stopping anybody. */
export type ReadCatalogue = { catalogue: Catalogue; findings: Finding[] };

const refuse = (words: string) => ({ ok: false, error: { code: 'unreadable', words } }) as const;

/** Reads a catalogue from wherever it is: a source folder, a published folder, or the address of a published one. */
export const readCatalogue = async (
  from: string,
  onFile: (file: string) => void,
): Promise<Result<ReadCatalogue, ReadCatalogueError>> => {
  const isAddress = /^https?:\/\//.test(from);
  if (isAddress && !URL.canParse(from)) return refuse(`${from} is no address.`);
  if (isAddress || existsSync(join(from, 'metadata', 'timestamp.json'))) {
    const read = await readPublished(
      from,
      isAddress
        ? fetchLimited(from, onFile)
        : async (files) =>
            new Map(
              files.flatMap((file) => {
                onFile(file);
                const path = join(from, file);
                return existsSync(path) ? [[file, readFileSync(path)]] : [];
              }),
            ),
    ).catch((fault: unknown) => refuse((fault as Error).message));
    return read.ok ? { ok: true, value: { catalogue: read.value, findings: [] } } : refuse(read.error.words);
  }
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return refuse(`There is no folder ${from}.`);
  const read = await readSource(from, { onFile });
  return read.ok
    ? { ok: true, value: read.value }
    : refuse(`${from} cannot be read: ${read.findings.map(describeFinding)[0] ?? ''}`);
};
