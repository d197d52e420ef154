import type { Answer } from './ask.ts';
import { advice, ill, warn, well, type Symptom } from './symptom.ts';

/** A kiosk asks every few minutes: an answer kept longer than this, in seconds, comes late. */
const freshFor = 60;
/** Shorter than a day a file that never changes is asked for without need, in seconds. */
const fixedFor = 86_400;

/** Seconds for which an answer may be kept; `undefined` where nobody says. RFC 9111: `s-maxage` counts for what stands between. */
const maxAge = (headers: Headers): number | undefined => {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const found = /\bs-maxage=(\d+)/i.exec(control) ?? /\bmax-age=(\d+)/i.exec(control);
  if (found !== null) return Number(found[1]);
  const expires = Date.parse(headers.get('expires') ?? '');
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(expires) || Number.isNaN(date) ? undefined : (expires - date) / 1000;
};

/** The newest signature must come from the server each time. */
export const timestampCaching = ({ headers }: Answer): Symptom => {
  const [age, kept] = [Number(headers.get('age') ?? 0), maxAge(headers)];
  if (age > freshFor)
    return ill(
      'caching',
      `timestamp.json comes ${age} seconds old out of a cache: changes come as late.`,
      advice.fresh,
    );
  if (kept === undefined)
    return warn(
      'caching',
      'Nobody says how long timestamp.json may be kept: a cache on the way may keep it. Say no-cache.',
      advice.fresh,
    );
  return kept > freshFor
    ? ill('caching', `timestamp.json may be kept for ${kept} seconds: changes come as late.`, advice.fresh)
    : well('caching', 'timestamp.json is not kept by caches.');
};

/** A shard never changes under its name. */
export const shardCaching = ({ headers }: Answer): Symptom => {
  const kept = maxAge(headers);
  return kept !== undefined && kept >= fixedFor
    ? well('caching', 'Shards may be kept for ever.')
    : warn(
        'caching',
        'Shards never change under their name, but are not said to be: caches ask again without need.',
        advice.fixed,
      );
};

/** The pages are replaced under their names; what they load is not. */
export const pageCaching = (file: string, { headers }: Answer): Symptom[] => {
  const kept = maxAge(headers);
  return kept !== undefined && kept > freshFor
    ? [warn('pages', `${file} may be kept for ${kept} seconds: a new version comes as late.`, advice.page)]
    : [];
};
