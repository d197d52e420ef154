import { isDeepStrictEqual } from 'node:util';
import { isFields, isText, sayValue, type Names } from './say-value.ts';

/** A change to one field: where, and what it says before and after, in an editor's words. */
export type Change = { path: string; words: string };

/** Fields whose name in the model is not what an editor would call them. `''`: the value says it by itself. */
const called: Readonly<Record<string, string>> = {
  amount: '',
  audience: 'who it is for',
  channels: 'how to get it',
  closeMatch: 'life events',
  contacts: 'contacts',
  costs: 'cost',
  exceptions: 'exception',
  facts: 'source',
  howTo: 'step',
  inputs: 'to bring',
  legalBasis: 'legal basis',
  maxDays: 'days at most',
  maxPerDay: 'tickets a day',
  movedTo: 'moved to',
  name: '',
  outputs: 'what one gets',
  places: 'where',
  providedBy: 'done by',
  queueMode: 'numbers',
  responsibleUnit: 'office',
  specialCases: 'special case',
  text: '',
  times: 'time',
  validFrom: 'from',
  validTo: 'until',
  verifiedAt: 'verified on',
  weekly: '',
};
const spaced = (name: string): string =>
  called[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Fields that nobody writes by hand, or that are no news to whoever reads. */
const unsaid = new Set(['unmapped', 'source', 'sourceId']);

/** What is said whole: half of a phrase or of hours says nothing. */
const isWhole = (value: Record<string, unknown>): boolean => 'phrase' in value || 'open' in value;

/** By what an entry of a list is known again. */
const keyOf = (item: unknown, names: Names): string => {
  if (!isFields(item)) return JSON.stringify(item);
  for (const name of [
    'id',
    'place',
    'phrase',
    'name',
    'text',
    'date',
    'when',
    'label',
    'title',
    'type',
    'field',
  ])
    if (item[name] !== undefined) return `${name} ${sayValue(item[name], names, name)}`;
  return '';
};

const ofTexts = (
  where: string,
  path: string,
  old: Record<string, unknown>,
  now: Record<string, unknown>,
  names: Names,
): Change[] => {
  const said: Change[] = [];
  const [added, gone]: [string[], string[]] = [[], []];
  for (const language of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [before, after] = [old[language], now[language]];
    if (isDeepStrictEqual(before, after)) continue;
    if (before === undefined) added.push(language);
    else if (after === undefined) gone.push(language);
    else
      said.push({
        path: `${path}.${language}`,
        words:
          `${join(where, language === 'it' ? '' : `(${language})`)} ${sayValue({ it: before }, names)} -> ${sayValue({ it: after }, names)}`.trim(),
      });
  }
  if (added.length > 0) said.push({ path, words: join(where, 'translated into', added.join(', ')) });
  if (gone.length > 0) said.push({ path, words: join(where, 'no longer in', gone.join(', ')) });
  return said;
};

const ofLists = (
  where: string,
  path: string,
  old: readonly unknown[],
  now: readonly unknown[],
  names: Names,
): Change[] => {
  const byKey = (items: readonly unknown[]) =>
    Map.groupBy(
      items.map((item, at) => ({ item, at })),
      ({ item }) => keyOf(item, names),
    );
  const [before, after] = [byKey(old), byKey(now)];
  const said: Change[] = [];
  const [gone, come]: [{ item: unknown }[], { item: unknown; at: number }[]] = [[], []];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [ones, others] = [before.get(key) ?? [], after.get(key) ?? []];
    for (let at = 0; at < Math.max(ones.length, others.length); at += 1) {
      const [one, other] = [ones[at], others[at]];
      if (one !== undefined && other !== undefined) {
        // A list of one needs no name for it.
        const which = old.length > 1 && key !== '' ? sayValue(one.item, names) : '';
        said.push(...changesOf(join(where, which), `${path}.${other.at}`, one.item, other.item, names));
      } else if (one !== undefined) gone.push(one);
      else if (other !== undefined) come.push(other);
    }
  }
  // One for one is a change of it, not a farewell and an arrival.
  if (gone.length === 1 && come.length === 1 && gone[0] !== undefined && come[0] !== undefined)
    return [
      ...said,
      {
        path: `${path}.${come[0].at}`,
        words: `${join(where, sayValue(gone[0].item, names))} -> ${sayValue(come[0].item, names)}`,
      },
    ];
  for (const { item } of gone) said.push({ path, words: join(where, `no longer ${sayValue(item, names)}`) });
  for (const { item, at } of come)
    said.push({ path: `${path}.${at}`, words: join(where, `also ${sayValue(item, names)}`) });
  if (said.length === 0) said.push({ path, words: join(where, 'in another order') });
  return said;
};

/**
 * What differs between two values, in an editor's words.
 * @param where what stands before them: `cost`
 * @param path the same for programs: `costs.0.amount`
 */
export const changesOf = (
  where: string,
  path: string,
  old: unknown,
  now: unknown,
  names: Names,
): Change[] => {
  if (isDeepStrictEqual(old, now)) return [];
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (old === undefined) return [{ path, words: join(where, `now ${sayValue(now, names, field)}`) }];
  if (now === undefined) return [{ path, words: join(where, `no longer ${sayValue(old, names, field)}`) }];
  if (Array.isArray(old) && Array.isArray(now)) return ofLists(where, path, old, now, names);
  if (isFields(old) && isFields(now) && isText(old) && isText(now))
    return ofTexts(where, path, old, now, names);
  if (isFields(old) && isFields(now) && ![old, now].some(isWhole))
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((name) => !unsaid.has(name))
      .flatMap((name) =>
        changesOf(
          join(where, spaced(name)),
          path === '' ? name : `${path}.${name}`,
          old[name],
          now[name],
          names,
        ),
      );
  return [{ path, words: join(where, `${sayValue(old, names, field)} -> ${sayValue(now, names, field)}`) }];
};
