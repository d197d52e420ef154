import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import type { Entry } from '../report.ts';
import { readPage, type Page } from './page.ts';
import { readRobots } from './robots.ts';

/** The network and the clock, which tests replace. */
export type Web = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
};
export const systemWeb: Web = {
  fetch: (url, init) => fetch(url, init),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** What the import calls itself: sites may refuse it in robots.txt by this name. */
const agent = 'SportelloCatalogueImport';
const userAgent = `${agent}/0.1 (reads the pages of services, once, slowly; robots.txt is kept)`;
/** Between two requests, unless the site asks for more. */
const pause = 1000;
const longestPause = 10_000;
const timeout = 20_000;
const largestPage = 5_000_000;
/** Lists of services have pages of their own; more than these is a site that goes in circles. */
const mostLists = 100;

type Kept = { etag: string | null; modified: string | null; body: string };

/** Fetches one page at a time, and asks for what it has only if it has changed. */
class Reader {
  readonly #web: Web;
  readonly #cache: string;
  #delay = pause;
  #isFirst = true;

  constructor(web: Web, cache: string) {
    this.#web = web;
    this.#cache = cache;
  }

  set delay(seconds: number | undefined) {
    this.#delay = Math.min(longestPause, Math.max(pause, (seconds ?? 0) * 1000));
  }

  #kept(file: string): Kept | undefined {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Kept;
    } catch {
      // Not read before, or not whole: asked for again.
      return undefined;
    }
  }

  async read(url: string): Promise<Result<string, ImportFailure>> {
    if (!this.#isFirst) await this.#web.wait(this.#delay);
    this.#isFirst = false;
    const file = join(this.#cache, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
    const kept = this.#kept(file);
    const fail = (words: string): Result<string, ImportFailure> => ({
      ok: false,
      error: { code: 'fetch', words: `${url} ${words}` },
    });
    try {
      const response = await this.#web.fetch(url, {
        headers: {
          'user-agent': userAgent,
          ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
          ...(kept?.modified ? { 'if-modified-since': kept.modified } : {}),
        },
        signal: AbortSignal.timeout(timeout),
      });
      if (response.status === 304 && kept !== undefined) return { ok: true, value: kept.body };
      if (!response.ok) return fail(`answered ${response.status}.`);
      if (Number(response.headers.get('content-length') ?? 0) > largestPage)
        return fail('is too large for a page.');
      const body = await response.text();
      if (body.length > largestPage) return fail('is too large for a page.');
      const [etag, modified] = [response.headers.get('etag'), response.headers.get('last-modified')];
      if (etag !== null || modified !== null) {
        mkdirSync(this.#cache, { recursive: true });
        writeFileSync(file, JSON.stringify({ etag, modified, body }));
      }
      return { ok: true, value: body };
    } catch (fault) {
      const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
      return fail(
        `cannot be read (${cause instanceof Error ? cause.message : String(cause)}). Check the address and the network.`,
      );
    }
  }
}

/**
 * Reads the pages of services of a site: from the given page to that of all services, to those of categories, to each
 * service, as the national model marks the links.
 * @param most how many services at the most
 */
export const fetchPages = async (
  start: string,
  { web, cache, most }: { web: Web; cache: string; most: number },
  entries: Entry[],
  onProgress: (what: string) => void,
): Promise<Result<Page[], ImportFailure>> => {
  const { origin } = new URL(start);
  const reader = new Reader(web, cache);
  const note = (code: string, source: string, words: string): unknown =>
    entries.push({ kind: 'left-out', code, record: '', source, field: '', words });
  const robotsText = await reader.read(`${origin}/robots.txt`);
  const robots = readRobots(robotsText.ok ? robotsText.value : '', agent);
  reader.delay = robots.delay;
  const seen = new Set<string>();
  /** Links of the same site that may be read and were not yet. */
  const next = (page: Page, ...marks: string[]): string[] =>
    [
      ...new Set(
        marks.flatMap((mark) => page.links(mark).flatMap(({ url }) => url?.replace(/#.*$/, '') ?? [])),
      ),
    ].filter((url) => {
      if (!url.startsWith(`${origin}/`) || seen.has(url)) return false;
      if (robots.allows(new URL(url).pathname + new URL(url).search)) return true;
      seen.add(url);
      note('robots', url, 'The site asks robots not to read this page.');
      return false;
    });

  const lists = [start];
  const services: string[] = [];
  const pages: Page[] = [];
  for (let read = 0; lists.length > 0 && read < mostLists && services.length < most; read += 1) {
    const url = lists.shift() ?? start;
    if (seen.has(url)) continue;
    seen.add(url);
    onProgress(url);
    const body = await reader.read(url);
    if (!body.ok && url === start) return body;
    if (!body.ok) {
      note('fetch', url, body.error.words);
      continue;
    }
    const page = readPage(body.value, url);
    if (page.text('service-title') !== '') pages.push(page);
    lists.push(...next(page, 'all-services', 'service-category-link').filter((one) => !lists.includes(one)));
    services.push(...next(page, 'service-link').filter((one) => !services.includes(one)));
    if (page.links('load-other-cards').length > 0)
      note(
        'more-cards',
        url,
        'The page shows more services on a button, which was not pressed: they are read where a category lists them.',
      );
  }
  for (const [at, url] of services.slice(0, most).entries()) {
    if (seen.has(url)) continue;
    seen.add(url);
    onProgress(`${url} (${at + 1} of ${Math.min(most, services.length)})`);
    const body = await reader.read(url);
    if (body.ok) pages.push(readPage(body.value, url));
    else note('fetch', url, body.error.words);
  }
  for (const url of services.slice(most))
    note('cap', url, `More than ${most} services: not read. Use --max.`);
  return { ok: true, value: pages };
};
