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

/**
 * Takes, again and again, the setting with the most pairs of levels that none has had; of several the one whose levels
 * were taken least, so that each has its share; else in the order of the list. So always the same ones.
 */
export const pairwise = (settings: readonly Setting[]): Setting[] => {
  const wanted = new Set(settings.flatMap(pairsOf));
  const taken = new Map<string, number>();
  const worth = (setting: Setting): number =>
    pairsOf(setting).filter((pair) => wanted.has(pair)).length * 1000 -
    levelsOf(setting).reduce((sum, level) => sum + (taken.get(level) ?? 0), 0);
  const chosen: Setting[] = [];
  while (wanted.size > 0) {
    const best = settings.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    chosen.push(best);
    for (const pair of pairsOf(best)) wanted.delete(pair);
    for (const level of levelsOf(best)) taken.set(level, (taken.get(level) ?? 0) + 1);
  }
  return chosen;
};

/** Every pair of levels in `npm test`; every combination with `SPORTELLO_WHOLE=1`. */
export const settings =
  (process.env['SPORTELLO_WHOLE'] ?? '') === '1' ? everySetting : pairwise(everySetting);

export const nameOf = ({ profile, lang, size, contrast, reach, paper }: Setting): string =>
  [profile, lang, size, contrast, ...(reach ? ['reach'] : []), ...(paper ? [] : ['no paper'])].join(' ');
