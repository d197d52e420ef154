import { screenProfiles } from '../../../kiosk/settings/screen-profiles.ts';
import type { Setting } from '../matrix.ts';
import type { Box, Paint, Sight } from '../seen.ts';
import { gapOf, heightOf, outsideOf, placeOf, widthOf } from './boxes.ts';
import { contrast, groundOf, hex, inkOf } from './colour.ts';

/** What a rule says of one page of a screen: one line for each thing that is wrong. */
export type Rule = (sight: Sight, setting: Setting) => string[];

const profileOf = ({ profile }: Setting) => {
  const found = screenProfiles[profile];
  if (found === undefined) throw new Error(`There is no profile ${profile}.`);
  return found;
};
const floors = { P32: { standard: 30, large: 36, extra: 48 }, L21: { standard: 44, large: 54, extra: 72 } };
/** 0.7 degrees at 600 mm. */
const capMm = 7.33;
const two = (value: number): string => value.toFixed(2);
const isHere = ({ box, clip }: { box: Box; clip: Box }): boolean => placeOf(box, clip) === 'here';

const legible: Rule = ({ texts }, setting) => {
  const { pxPerMm } = profileOf(setting);
  const floor = floors[setting.profile][setting.size];
  return texts.flatMap(({ words, px, caps }) => [
    ...(px < floor ? [`"${words}" is ${two(px)} px, the floor is ${floor}`] : []),
    ...caps
      .filter((cap) => (px * cap) / pxPerMm < capMm)
      .map((cap) => `"${words}" has letters of ${two((px * cap) / pxPerMm)} mm`),
  ]);
};

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));
/** Lines may touch with what hangs and what stands up; not lie on each other. */
const isOver = (one: Box, other: Box): boolean =>
  -gapOf(one, other) > 0.3 * Math.min(heightOf(one), heightOf(other)) && gapOf(one, other) < 0;
/** So far letters may hang over the edge of their target: a third of the gap to the next one. */
const hangMm = 1;
const whole: Rule = ({ texts, targets, icons, codes, scrolls }, setting) => [
  ...scrolls,
  ...texts
    .filter(
      ({ inks, target }) =>
        target !== undefined &&
        inks.some((ink) => outsideOf(ink, target) / profileOf(setting).pxPerMm > hangMm),
    )
    .map(({ words }) => `"${words}" leaves its target`),
  ...texts
    .filter(({ inks, clip }) => inks.some((ink) => placeOf(ink, clip) === 'cut'))
    .map(({ words }) => `"${words}" is cut`),
  ...texts.flatMap(({ words, covered }) =>
    covered === undefined ? [] : [`${covered} lies over "${words}"`],
  ),
  ...targets
    .filter(({ box, clip }) => placeOf(box, clip) === 'cut')
    .map(({ words }) => `the target "${words}" is cut`),
  ...icons
    .filter(({ box, clip }) => placeOf(box, clip) === 'cut')
    .map(({ words }) => `the icon ${words} is cut`),
  ...codes.filter(({ box, clip }) => placeOf(box, clip) === 'cut').map(() => 'a QR code is cut'),
  ...pairs(
    texts.flatMap(({ id, words, inks, clip }) =>
      inks.filter((ink) => placeOf(ink, clip) === 'here').map((box) => ({ id, words, box })),
    ),
  )
    .filter(([one, other]) => one.id !== other.id && isOver(one.box, other.box))
    .map(([one, other]) => `"${one.words}" and "${other.words}" are written over each other`),
  ...pairs(targets.filter(isHere))
    .filter(([one, other]) => gapOf(one.box, other.box) < 0)
    .map(([one, other]) => `"${one.words}" and "${other.words}" overlap`),
];
const judge = (paint: Paint, mode: Setting['contrast']): string | undefined => {
  const ground = groundOf(paint);
  const ink = inkOf(paint, ground);
  const ratio = contrast(ink, ground);
  const said = `${hex(ink)} on ${hex(ground)}, ${two(ratio)}:1`;
  if (mode === 'default') return ratio >= 10 ? undefined : said;
  if (mode === 'low') return ratio >= 4.5 && ratio <= 8 ? undefined : said;
  return [ink, ground].every((colour) => ['#000000', '#ffffff'].includes(hex(colour))) && ratio > 20
    ? undefined
    : said;
};
const contrasting: Rule = ({ texts, icons, targets }, { contrast: mode }) =>
  [
    ...texts.map(({ words, paint }) => [`"${words}"`, paint] as const),
    ...icons.map(({ words, paint }) => [words, paint] as const),
    ...targets.flatMap(({ words, border }) =>
      border === undefined ? [] : [[`the border of "${words}"`, border] as const],
    ),
  ].flatMap(([what, paint]) => {
    const wrong = paint.picture ? undefined : judge(paint, mode);
    return wrong === undefined ? [] : [`${what}: ${wrong}`];
  });

/** A light ground and a dark one are told apart without their colours too (WCAG 1.4.11). */
const seenInGrey = 3;
const worded: Rule = ({ icons, targets }) => [
  ...icons.filter(({ besideWords }) => !besideWords).map(({ words }) => `${words} stands without words`),
  ...targets
    .filter(
      ({ chosen }) =>
        chosen !== undefined &&
        !chosen.signed &&
        contrast(groundOf(chosen.ground), groundOf(chosen.around)) < seenInGrey,
    )
    .map(({ words }) => `that "${words}" is chosen is told by its colour alone`),
];

const targetMm = 20;
const primaryMm = [25, 30] as const;
const gapMm = 3;
const touchable: Rule = ({ targets }, setting) => {
  const { pxPerMm } = profileOf(setting);
  const here = targets.filter(isHere);
  const slack = 0.05;
  return [
    ...here
      .filter(({ box }) => Math.min(widthOf(box), heightOf(box)) / pxPerMm < targetMm - slack)
      .map(
        ({ words, box }) =>
          `"${words}" is ${two(widthOf(box) / pxPerMm)} x ${two(heightOf(box) / pxPerMm)} mm`,
      ),
    // Words that take a second line make the target higher, never lower.
    ...here
      .filter(
        ({ primary, lines, box }) =>
          primary &&
          (heightOf(box) / pxPerMm < primaryMm[0] - slack ||
            (lines === 1 && heightOf(box) / pxPerMm > primaryMm[1] + slack)),
      )
      .map(({ words, box }) => `the primary action "${words}" is ${two(heightOf(box) / pxPerMm)} mm high`),
    ...pairs(here)
      .filter(
        ([one, other]) =>
          gapOf(one.box, other.box) >= 0 && gapOf(one.box, other.box) / pxPerMm < gapMm - slack,
      )
      .map(
        ([one, other]) =>
          `"${one.words}" and "${other.words}" are ${two(gapOf(one.box, other.box) / pxPerMm)} mm apart`,
      ),
    ...here.flatMap(({ words, covered }) =>
      covered === undefined ? [] : [`${covered} lies over the target "${words}"`],
    ),
  ];
};

const reachMm = 1220;
/** Before a person can choose it, what starts a visit must be within reach too. */
const reachable: Rule = ({ targets, height }, setting) => {
  const { pxPerMm, mountBottomMm } = profileOf(setting);
  if (setting.profile === 'P32' && !setting.reach) return [];
  return targets
    .filter(isHere)
    .map(({ words, box }) => ({ words, mm: mountBottomMm + (height - box.top) / pxPerMm }))
    .filter(({ mm }) => mm > reachMm + 0.5)
    .map(({ words, mm }) => `"${words}" reaches up to ${mm.toFixed(0)} mm`);
};

const codeMm = 60;
const scannable: Rule = ({ codes }, setting) =>
  codes
    .filter(isHere)
    .map(({ box }) => Math.min(widthOf(box), heightOf(box)) / profileOf(setting).pxPerMm)
    .filter((mm) => mm < codeMm)
    .map((mm) => `a QR code is ${two(mm)} mm`);

const italianWords =
  /(^|\s)(il|la|gli|della|dello|dei|degli|per|che|con|sono|alla|dal|nel|una|non|è)(?=\s)/gi;
const namedLanguage: Rule = ({ texts, lang, dir }, setting) => [
  ...(lang === setting.lang ? [] : [`the page is said to be in ${lang}`]),
  ...(dir === (setting.lang === 'ar' ? 'rtl' : 'ltr') ? [] : [`the page is written ${dir}`]),
  ...texts.flatMap(({ words, lang: own, dir: way }) => {
    const letters = words.match(/\p{Script=Latin}/gu)?.length ?? 0;
    const arabic = words.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    return [
      ...(arabic > letters && own !== 'ar' ? [`"${words}" is Arabic, said to be ${own}`] : []),
      // One word is the same either way; with a figure or a sign beside it, it is not.
      ...(arabic > letters && way === 'ltr' && /[^\p{Script=Arabic}\p{M}\s]/u.test(words)
        ? [`"${words}" is Arabic and written from the left`]
        : []),
      // Names, sigla and addresses are the same in every language; sentences are not.
      ...(own === 'ar' &&
      arabic === 0 &&
      !/[@/]|\.\p{L}/u.test(words) &&
      (words.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0) > 2
        ? [`"${words}" is said to be Arabic`]
        : []),
      ...(own === 'en' && (words.match(italianWords)?.length ?? 0) > 1
        ? [`"${words}" is said to be English`]
        : []),
    ];
  }),
];

/** The rules by the numbers of `accessibility.md`. */
export const rules: Readonly<Record<string, { says: string; rule: Rule }>> = {
  A9: { says: 'no text is lower than 0.7 degrees, nor than the floor of the size chosen', rule: legible },
  A10: { says: 'nothing is cut, covered or scrolled; pages turn', rule: whole },
  A11: { says: 'contrast is that of the mode', rule: contrasting },
  A12: {
    says: 'every sign stands beside words, and what is chosen is seen without colours',
    rule: worded,
  },
  A13: { says: 'targets are 20 mm or more and 3 mm apart, the primary action 25-30 mm', rule: touchable },
  A16: { says: 'all that is touched is within reach', rule: reachable },
  A24: { says: 'QR codes are 60 mm or more', rule: scannable },
  A8: { says: 'language and direction are named', rule: namedLanguage },
};
