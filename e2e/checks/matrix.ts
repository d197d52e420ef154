import type { ScreenLanguage } from '../pages/words.ts';

/** One way in which a person may have the screen. */
export type Setting = {
  profile: 'P32' | 'L21';
  lang: Extract<ScreenLanguage, 'it' | 'en' | 'ar'>;
  size: 'standard' | 'large' | 'extra';
  contrast: 'default' | 'high' | 'dark' | 'low';
  reach: boolean;
  /** Without paper the ticket is held in words, and the check says so. */
  paper: boolean;
};

const axes: { [K in keyof Setting]: readonly Setting[K][] } = {
  profile: ['P32', 'L21'],
  lang: ['it', 'en', 'ar'],
  size: ['standard', 'large', 'extra'],
  contrast: ['default', 'high', 'dark', 'low'],
  reach: [false, true],
  paper: [true, false],
};

/** All of L21 is within reach: there is no such mode. */
const exists = ({ profile, reach }: Setting): boolean => profile === 'P32' || !reach;

export const everySetting: readonly Setting[] = Object.entries(axes)
  .reduce<Partial<Setting>[]>(
    (rows, [axis, levels]) => rows.flatMap((row) => levels.map((level) => ({ ...row, [axis]: level }))),
    [{}],
  )
  .map((row) => row as Setting)
  .filter(exists);

const levelsOf = (setting: Setting): string[] =>
  Object.entries(setting).map(([axis, level]) => `${axis}=${String(level)}`);
const pairsOf = (setting: Setting): string[] => {
  const levels = levelsOf(setting);
  return levels.flatMap((one, index) => levels.slice(index + 1).map((other) => `${one} ${other}`));
};

/** Always the same numbers from 0 to 1: the settings of a run are those of every run. */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
};

/** Takes, again and again, the setting with the most pairs of levels that none has had; the first of such in a list. */
const cover = (settings: readonly { setting: Setting; pairs: string[] }[]): Setting[] => {
  const wanted = new Set(settings.flatMap(({ pairs }) => pairs));
  const worth = ({ pairs }: { pairs: string[] }): number => pairs.filter((pair) => wanted.has(pair)).length;
  const chosen: Setting[] = [];
  while (wanted.size > 0) {
    const best = settings.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    chosen.push(best.setting);
    for (const pair of best.pairs) wanted.delete(pair);
  }
  return chosen;
};

/** How many there must be at least: the levels of the two longest axes all meet. */
const fewest = Object.values(axes)
  .map(({ length }) => length)
  .sort((one, other) => other - one)
  .slice(0, 2)
  .reduce((product, levels) => product * levels, 1);
const tries = 200;

/** Settings in which every two levels meet: how many it takes depends on the order of the list, so orders are tried until it is few. */
export const pairwise = (settings: readonly Setting[]): Setting[] => {
  const all = settings.map((setting) => ({ setting, pairs: pairsOf(setting) }));
  let best = cover(all);
  for (let seed = 1; seed <= tries && best.length > fewest; seed += 1) {
    const next = chance(seed);
    const order = all.map((one) => ({ one, at: next() })).sort((a, b) => a.at - b.at);
    const found = cover(order.map(({ one }) => one));
    if (found.length < best.length) best = found;
  }
  return best;
};

/** Every pair of levels in `npm test`; in `npm run endure` all, some at a time (`SPORTELLO_SETTINGS=FROM+COUNT`). */
const asked = /^(\d+)\+(\d+)$/.exec(process.env['SPORTELLO_SETTINGS'] ?? '');
export const settings =
  asked === null
    ? pairwise(everySetting)
    : everySetting.slice(Number(asked[1]), Number(asked[1]) + Number(asked[2]));

export const nameOf = ({ profile, lang, size, contrast, reach, paper }: Setting): string =>
  [profile, lang, size, contrast, ...(reach ? ['reach'] : []), ...(paper ? [] : ['no paper'])].join(' ');
