import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import { readRobots, type Robots } from './robots.ts';

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

/** What an import calls itself: sites may refuse it in robots.txt by this name. */
const agent = 'SportelloCatalogueImport';
const userAgent = `${agent}/0.1 (reads the services of a town, once, slowly; robots.txt is kept)`;
/** Between two requests, unless the site asks for more. */
const pause = 1000;
const longestPause = 10_000;
const timeout = 20_000;

type Kept = { etag: string | null; modified: string | null; body: string };

/** Where answers are kept, what kind is asked for, and how large one may be, in characters. */
export type ReaderOptions = { web: Web; cache: string; accept: string; largest: number };

/** Reads a site politely: one request at a time, with a pause; what it has it asks for only if it has changed. */
export class Reader {
  readonly #options: ReaderOptions;
  #delay = pause;
  #isFirst = true;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** What the site says to robots. From then on the pause that it asks for is kept. */
  async robots(origin: string): Promise<Robots> {
    const text = await this.read(`${origin}/robots.txt`);
    const robots = readRobots(text.ok ? text.value : '', agent);
    this.#delay = Math.min(longestPause, Math.max(pause, (robots.delay ?? 0) * 1000));
    return robots;
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
    const { web, cache, accept, largest } = this.#options;
    if (!this.#isFirst) await web.wait(this.#delay);
    this.#isFirst = false;
    const file = join(cache, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
    const kept = this.#kept(file);
    const fail = (words: string): Result<string, ImportFailure> => ({
      ok: false,
      error: { code: 'fetch', words: `${url} ${words}` },
    });
    try {
      const response = await web.fetch(url, {
        headers: {
          'user-agent': userAgent,
          accept,
          ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
          ...(kept?.modified ? { 'if-modified-since': kept.modified } : {}),
        },
        signal: AbortSignal.timeout(timeout),
      });
      if (response.status === 304 && kept !== undefined) return { ok: true, value: kept.body };
      if (!response.ok) return fail(`answered ${response.status}.`);
      if (Number(response.headers.get('content-length') ?? 0) > largest) return fail('is too large.');
      const body = await response.text();
      if (body.length > largest) return fail('is too large.');
      const [etag, modified] = [response.headers.get('etag'), response.headers.get('last-modified')];
      if (etag !== null || modified !== null) {
        mkdirSync(cache, { recursive: true });
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
