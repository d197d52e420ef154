import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import type { Entry } from '../report.ts';
import { Reader } from '../web/reader.ts';
import type { SiteLimits } from '../web/site-or-saved.ts';
import { isJson, parseJson, type Json } from '../json.ts';
import { listsNamedBy } from './openapi.ts';

const largestAnswer = 30_000_000;
/** Pages of one list; more is a site whose `next` goes in circles. */
const mostPages = 500;

/**
 * Reads the services of an OpenCity site by its newer interface, and the lists of what they name: offices, places, topics,
 * contact points. Only addresses of the site itself are followed.
 * @param most how many services at the most
 */
export const fetchItems = async (
  start: string,
  { web, cache, most }: SiteLimits,
  entries: Entry[],
  onProgress: (what: string) => void,
): Promise<Result<Json[], ImportFailure>> => {
  const { origin } = new URL(start);
  const reader = new Reader({ web, cache, accept: 'application/json', largest: largestAnswer });
  const robots = await reader.robots(origin);
  const seen = new Set<string>();
  const note = (code: string, source: string, words: string): void => {
    entries.push({ kind: 'left-out', code, record: '', source, field: '', words });
  };
  const readList = async (list: string, limit: number): Promise<Result<Json[], ImportFailure>> => {
    const items: Json[] = [];
    let url: string | undefined = list;
    for (let page = 0; url !== undefined && page < mostPages && items.length < limit; page += 1) {
      if (seen.has(url) || new URL(url).origin !== origin) break;
      seen.add(url);
      if (!robots.allows(new URL(url).pathname + new URL(url).search))
        return fail({ code: 'robots', words: `${url} is what the site asks robots not to read.` });
      const text = await reader.read(url);
      if (!text.ok) return text;
      const answer = parseJson(text.value);
      if (!isJson(answer) || !Array.isArray(answer['items']))
        return fail({
          code: 'not-json',
          words: `${url} answers, but not as the interface of OpenCity does.`,
        });
      items.push(...(answer['items'] as unknown[]).filter(isJson));
      onProgress(`${url} (${items.length})`);
      const next: unknown = answer['next'];
      url = typeof next === 'string' && URL.canParse(next, url) ? new URL(next, url).href : undefined;
    }
    if (items.length > limit || (url !== undefined && items.length === limit))
      note('cap', list, `More than ${limit}: the rest was not read. Use --max.`);
    return succeed(items.slice(0, limit));
  };
  const services = await readList(`${origin}/api/openapi/servizi`, most);
  if (!services.ok) return services;
  const all = [...services.value];
  const read = new Set<string>();
  // Offices name places, and places contact points: twice is enough to have them all.
  for (let round = 0; round < 3; round += 1)
    for (const list of listsNamedBy(all).filter((one) => !read.has(one))) {
      read.add(list);
      if (!URL.canParse(list) || new URL(list).origin !== origin) continue;
      const found = await readList(list, Infinity);
      if (found.ok) all.push(...found.value);
      else note(found.error.code, list, found.error.words);
    }
  return succeed(all);
};
