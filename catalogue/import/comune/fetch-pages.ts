import type { Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import type { Entry } from '../report.ts';
import { Reader } from '../web/reader.ts';
import type { SiteLimits } from '../web/site-or-saved.ts';
import { readPage, type Page } from './page.ts';

const largestPage = 5_000_000;
/** Lists of services have pages of their own; more than these is a site that goes in circles. */
const mostLists = 100;

/**
 * Reads the pages of services of a site: from the given page to that of all services, to those of categories, to each
 * service, as the national model marks the links.
 * @param most how many services at the most
 */
export const fetchPages = async (
  start: string,
  { web, cache, most }: SiteLimits,
  entries: Entry[],
  onProgress: (what: string) => void,
): Promise<Result<Page[], ImportFailure>> => {
  const { origin } = new URL(start);
  const reader = new Reader({ web, cache, accept: 'text/html', largest: largestPage });
  const note = (code: string, source: string, words: string): unknown =>
    entries.push({ kind: 'left-out', code, record: '', source, field: '', words });
  const robots = await reader.robots(origin);
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
