/** What was mended in a text. */
export type Mending = 'apostrophe' | 'spaces' | 'entity';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

/** Entities that were encoded twice, and so survive the reading of HTML. A comma in place of the semicolon happens too. */
const decode = (text: string): string =>
  text.replace(
    /&(?:#0*(\d{1,5})|(amp|quot|apos|lt|gt|nbsp))[;,]/g,
    (_whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (entities[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  );

/**
 * Straight apostrophes, single spaces, decoded entities.
 * @param where `inside` keeps a space at the ends, for a run inside a sentence
 */
export const cleanText = (
  text: string,
  where: 'whole' | 'inside' = 'whole',
): { text: string; mended: Mending[] } => {
  const decoded = decode(text);
  const straight = decoded.replace(/(?<=\p{L})[\u2018\u2019\u02bc\u00b4`](?=[\p{L}\p{N}\s.,;:)]|$)/gu, "'");
  const accented = straight.replace(/(?<=^|[.!?]\s+)E'(?= \p{L})/gu, '\u00c8');
  const spaced = accented.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ');
  const result = where === 'whole' ? spaced.trim() : spaced;
  const mended: Mending[] = [];
  if (decoded !== text) mended.push('entity');
  if (accented !== decoded) mended.push('apostrophe');
  if (result !== accented) mended.push('spaces');
  return { text: result, mended };
};

/** Words that end with a full stop inside a sentence. */
const abbreviation =
  /(?:^|[\s(.'])(?:artt?|nn?|nr|dott|dr|avv|arch|ing|sigg?|es|ecc|lett|cfr|pagg?|tel|lgs|\p{L})\.$/iu;

/** Where sentences end: a mark, and then a capital or nothing; old texts also leave the space out. */
const sentencesOf = (text: string): string[] => {
  const sentences: string[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[.!?](?=\s+[\p{Lu}\d"\u201c]|\p{Lu}\p{Ll}|$)/gu)) {
    const sentence = text.slice(start, index + 1);
    if (abbreviation.test(sentence)) continue;
    sentences.push(sentence);
    start = index + 1;
  }
  return sentences;
};

/** A preposition or conjunction, and what follows it to the end. */
const lastPhrase =
  /\s+(?:d[aei]|de[il]|degli|dell[aeo]|dall?[aeo]?|dai|in|ne[il]|negli|nell[aeo]|ai?|alla|alle|agli|allo|al|con|per|tra|fra|su|sul|sull[aeo]|sui|e|ed|o|che)(?:\s+\S+){0,3}$/iu;

/** The first sentences that fit into `limit` characters; else the words that do, with an ellipsis. */
export const shorten = (text: string, limit: number): string => {
  if ([...text].length <= limit) return text;
  let whole = '';
  for (const sentence of sentencesOf(text)) {
    const longer = whole === '' || sentence.startsWith(' ') ? `${whole}${sentence}` : `${whole} ${sentence}`;
    if ([...longer].length > limit) break;
    whole = longer;
  }
  if ([...whole].length >= limit / 4) return whole.trim();
  const cut = [...text].slice(0, limit - 1).join('');
  const clause = /^.*\S(?=[,;:]\s|\s[\u2013-]\s)/su.exec(cut)?.[0] ?? '';
  if ([...clause].length >= limit * 0.45 && clause.split('(').length === clause.split(')').length)
    return `${clause}.`;
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).replace(/[\s,;:(\u2013-]+$/u, '');
  // Between two words that belong together nobody stops: the last phrase that was begun goes as a whole.
  const phrases = words
    .replace(lastPhrase, '')
    .replace(lastPhrase, (found) => (found.trim().includes(' ') ? found : ''));
  return `${[...phrases].length >= limit / 2 ? phrases : words}\u2026`;
};

const capitals = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;
/** Whether a text shouts: capitals only, and not a short name such as URP. */
export const isShouted = (text: string): boolean =>
  text.length > 5 && capitals.test(text) && /\p{Lu}{4}/u.test(text);

/** Its first letter a capital, the rest as it is. */
export const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

/** Only its first letter a capital. */
export const sentenceCase = (text: string): string => capitalised(text.toLowerCase());

const elided = new Set(['dell', 'd', 'all', 'nell', 'sull', 'dall', 'l']);
const small = new Set([
  'di',
  'del',
  'dei',
  'della',
  'delle',
  'degli',
  'dello',
  'al',
  'alla',
  'alle',
  'e',
  'a',
  'per',
  'in',
  'su',
  'da',
]);
/** Every word with a capital but the small ones: for streets. */
export const titleCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])[\p{L}]+/gu, (word, at: number, whole: string) =>
      at > 0 &&
      ((small.has(word) && whole[at + word.length] !== '.') ||
        (elided.has(word) && whole[at + word.length] === "'"))
        ? word
        : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
    );
