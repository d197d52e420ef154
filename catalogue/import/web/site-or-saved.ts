import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, ImportOptions } from '../importer.ts';
import type { Entry } from '../report.ts';
import { readMost } from './most.ts';
import type { Web } from './reader.ts';

/** How a site is asked: `most` services of it, and nothing twice that `cache` has. */
export type SiteLimits = { web: Web; cache: string; most: number };

type Ways<T> = {
  fetch: (
    url: string,
    limits: SiteLimits,
    entries: Entry[],
    onProgress: (what: string) => void,
  ) => Promise<Result<T, ImportFailure>>;
  saved: (folder: string, onProgress: (what: string) => void) => Promise<Result<T, ImportFailure>>;
};

/** What an import of a site was given: what it read, what there is to say about that, and where the site is. */
export type SiteRead<T> = { value: T; entries: Entry[]; origin: string | undefined };

/** Reads the site whose address was given, or a folder in which somebody saved one. */
export const siteOrSaved = async <T>(
  input: string,
  { out, values }: Pick<ImportOptions, 'out' | 'values'>,
  web: Web,
  { fetch, saved }: Ways<T>,
  onProgress: (what: string) => void,
): Promise<Result<SiteRead<T>, ImportFailure>> => {
  const most = readMost(values);
  if (!most.ok) return most;
  const isSite = /^https?:\/\//i.test(input);
  if (isSite && !URL.canParse(input)) return fail({ code: 'no-input', words: `${input} is not an address.` });
  const entries: Entry[] = [];
  const read = isSite
    ? await fetch(input, { web, cache: join(out, '.import-cache'), most: most.value }, entries, onProgress)
    : await saved(input, onProgress);
  if (!read.ok) return read;
  return succeed({ value: read.value, entries, origin: isSite ? new URL(input).origin : undefined });
};
