import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import type { Entry } from '../report.ts';
import { Reader } from '../web/reader.ts';
import type { SiteLimits } from '../web/site-or-saved.ts';
import { contentsIn, type Content } from './contents.ts';
import { isJson, parseJson, type Json } from '../json.ts';

/** What a site gave. */
export type Site = { contents: Content[]; title: string | undefined };

/** Whole services are large, and a site must not be held up by one request. */
const atOnce = 25;
const largestAnswer = 30_000_000;
/** Offices, places and contact points: more of one kind is a site that goes in circles. */
const mostOthers = 2_000;

/**
 * Reads the services of a site on Plone, and the offices, places and contact points that they name, through its REST
 * interface: by `@search`, page by page.
 * @param most how many services at the most
 */
export const fetchSite = async (
  start: string,
  { web, cache, most }: SiteLimits,
  entries: Entry[],
  onProgress: (what: string) => void,
): Promise<Result<Site, ImportFailure>> => {
  const { origin } = new URL(start);
  const reader = new Reader({ web, cache, accept: 'application/json', largest: largestAnswer });
  const robots = await reader.robots(origin);
  const note = (code: string, source: string, words: string): void => {
    entries.push({ kind: 'left-out', code, record: '', source, field: '', words });
  };
  const ask = async (url: string): Promise<Result<Json, ImportFailure>> => {
    if (!robots.allows(new URL(url).pathname + new URL(url).search))
      return fail({ code: 'robots', words: `${url} is what the site asks robots not to read.` });
    const text = await reader.read(url);
    if (!text.ok) return text;
    const value = parseJson(text.value);
    return isJson(value)
      ? succeed(value)
      : fail({ code: 'not-json', words: `${url} answers, but not as the REST interface of Plone does.` });
  };
  const pageOf = (root: string, type: string, from: number): string =>
    `${root}/@search?portal_type=${type}&fullobjects=1&sort_on=path&b_size=${atOnce}&b_start=${from}`;

  const base = start.replace(/[?#].*$/, '').replace(/\/+$/, '');
  let root = `${base}/++api++`;
  let first = await ask(pageOf(root, 'Servizio', 0));
  // Where no Volto stands before it, Plone answers at its own address.
  if (!first.ok && first.error.code !== 'robots') {
    const other = await ask(pageOf(base, 'Servizio', 0));
    if (other.ok) [root, first] = [base, other];
  }
  if (!first.ok) return first;

  const contents: Content[] = [];
  const readAll = async (type: string, limit: number, page?: Json): Promise<void> => {
    let found = 0;
    for (let from = 0; from < limit; from += atOnce) {
      const url = pageOf(root, type, from);
      const answer: Result<Json, ImportFailure> =
        from === 0 && page !== undefined ? succeed(page) : await ask(url);
      if (!answer.ok) return note(answer.error.code, url, answer.error.words);
      const items = contentsIn(answer.value['items']).slice(0, limit - from);
      const total = Number(answer.value['items_total'] ?? 0);
      found += items.length;
      onProgress(`${type} ${found} of ${total}`);
      contents.push(...items);
      if (items.length === 0 || from + atOnce >= total) return;
      if (from + atOnce >= limit)
        note('cap', url, `More than ${limit} of ${type}: ${total - found} were not read. Use --max.`);
    }
  };
  await readAll('Servizio', most, first.value);
  for (const type of ['UnitaOrganizzativa', 'Venue', 'PuntoDiContatto']) await readAll(type, mostOthers);
  const site = await ask(`${root}/@site`);
  const title = site.ok ? site.value['plone.site_title'] : undefined;
  return succeed({
    contents,
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined,
  });
};
