import { createHash } from 'node:crypto';

const maxLength = 40;
const fillers = new Set(
  'a ad al alla alle agli allo all con d da dal dalla dei del dell della delle degli dello di e ed gli i il in l la le lo nel nella o per su sul sulla sull un una ai presso tra fra tuo tua tuoi tue relativi relativo relative'.split(
    ' ',
  ),
);

const fold = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** A text as one slug of any length: for comparing names. */
export const looseSlug = (text: string): string => fold(text).join('-');

const joinUpTo = (words: readonly string[], limit: number): string => {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > limit) break;
    slug = longer;
  }
  return slug;
};

/** A text as an id: whole words, 40 characters at most. Where it is too long small words go first, then the end of what stands before a colon or a dash: what comes after tells it from others. */
export const slugOf = (text: string, limit = maxLength): string => {
  const all = fold(text);
  if (all.length === 0) return 'senza-nome';
  if (all.join('-').length <= limit) return all.join('-');
  const full = (part: string): string[] => fold(part).filter((word) => !fillers.has(word));
  const [head = '', ...rest] = text.split(/:| [-\u2013] /);
  const tail = joinUpTo(full(rest.join(' ')), Math.floor(limit * 0.7));
  const start = joinUpTo(full(head), tail === '' ? limit : limit - 1 - tail.length);
  return [start, tail].filter((part) => part !== '').join('-') || (all[0] ?? '').slice(0, limit);
};

/** One thing that needs an id. */
export type Named = { key: string; name: string; published: string };

/**
 * Ids for all of one kind. Whoever had an id keeps it; of several with one name the oldest gets the plain slug and the others
 * a mark made from their key, so that a new record never changes the id of an old one.
 */
export const assignIds = (
  all: readonly Named[],
  earlier: ReadonlyMap<string, string> = new Map(),
): Map<string, string> => {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const give = (key: string, id: string): void => {
    ids.set(key, id);
    taken.add(id);
  };
  for (const { key } of all) {
    const id = earlier.get(key);
    if (id !== undefined && !taken.has(id)) give(key, id);
  }
  const byAge = all.toSorted((a, b) =>
    a.published === b.published ? (a.key < b.key ? -1 : 1) : a.published < b.published ? -1 : 1,
  );
  for (const { key, name } of byAge) {
    if (ids.has(key)) continue;
    const plain = slugOf(name);
    if (!taken.has(plain)) {
      give(key, plain);
      continue;
    }
    const digest = createHash('sha256').update(key).digest('hex');
    let length = 4;
    const marked = (): string => `${slugOf(name, maxLength - 1 - length)}-${digest.slice(0, length)}`;
    while (taken.has(marked())) length += 2;
    give(key, marked());
  }
  return ids;
};
