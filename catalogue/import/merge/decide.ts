import { isMap, same, type Print } from './print.ts';

/** What to do with a field: leave what the editor has, take what the source has, or say that both changed it. */
export type Decision = 'keep' | 'take' | 'conflict';

/**
 * Three ways: what the editor has, what the last import wrote, what the source has now. Whoever alone changed a field has
 * the word.
 */
export const decide = (
  mine: Print | undefined,
  base: Print | undefined,
  theirs: Print | undefined,
): Decision => {
  if (same(mine, theirs) || same(theirs, base)) return 'keep';
  return same(mine, base) ? 'take' : 'conflict';
};

/** Lists whose order says nothing: what one side adds or takes out does not touch what the other does. */
const sets = new Set([
  'topics',
  'needs',
  'services',
  'languages',
  'requires',
  'related',
  'places',
  'auth',
  'lifeEvents',
  'reviewed',
  'days',
]);

/** Whether a field is such a list, by its path. */
export const isSet = (path: readonly PropertyKey[], ...lists: unknown[]): boolean =>
  (sets.has(String(path.at(-1))) || path.at(-2) === 'synonyms') &&
  lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string'));

/** Whether a list holds records with an id each, none twice. */
export const haveIds = (list: readonly unknown[]): list is Record<string, unknown>[] =>
  list.every((item) => isMap(item) && typeof item['id'] === 'string') &&
  new Set(list.map((item) => (item as Record<string, unknown>)['id'])).size === list.length;

/**
 * Whether the items of three lists stand for each other by their place: as many in each, and none of the source's has moved.
 * @param base prints of the items that the last import wrote
 */
export const areAligned = (
  mine: readonly Print[],
  base: readonly Print[],
  theirs: readonly Print[],
): boolean =>
  mine.length === base.length &&
  theirs.length === base.length &&
  [mine, theirs].every((list) =>
    list.every(
      (item, at) =>
        isMap(item) &&
        (same(item, base[at]) || !base.some((other, place) => place !== at && same(other, item))),
    ),
  );
