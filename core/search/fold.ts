/*
 * Folding: the one form in which what is typed and what is written can be compared. It is for comparing only, never for showing.
 * Letters and marks stay, in lower case and without the accents that people leave out; everything else separates words.
 */

/** Letters that Unicode does not decompose, though people type them without their stroke or ligature. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ґ: 'г',
  // Arabic: alef wasla as alef, alef maksura and Persian yeh as yeh, ta marbuta as heh, Persian kaf as kaf: they are typed for one another.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Marks that are dropped: the combining accents (after decomposition they also carry the comma and the cedilla of Romanian
 * ș/ş and ț/ţ); Arabic short vowels, hamza above and below (what is left of أ إ ؤ ئ), superscript alef and tatweel; the nukta of
 * Bengali and Gurmukhi; variation selectors; invisible format characters. Vowel signs of Bengali and Gurmukhi are letters to
 * their readers and stay.
 */
const dropped =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u09bc\u0a3c\ufe00-\ufe0f\u0640\p{Cf}]/gu;
const apostrophes = /[\u0027\u0060\u02b9-\u02bf\u02c8\u2018-\u201b\u2032\uff07]/gu;
/** In Ukrainian an apostrophe is inside a word (сім'я); in Italian and French it separates two. */
const insideCyrillic = /(?<=\p{Script=Cyrillic})['](?=\p{Script=Cyrillic})/gu;
const separators = /[^\p{L}\p{N}\p{M}]+/gu;
/** The first digit of the digit blocks of Arabic, Persian, Bengali and Gurmukhi, which are typed for 0-9. */
const zeros = [0x0660, 0x06f0, 0x09e6, 0x0a66];
const foreignDigits = /[\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef\u0a66-\u0a6f]/gu;

const toDigit = (digit: string): string => {
  const code = digit.codePointAt(0) as number;
  return String(code - (zeros.findLast((zero) => zero <= code) as number));
};

/** Plain text of a to z, 0 to 9 and single spaces is already folded: most of Italian takes this way. */
const folded = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * The text in lower case, without accents, with apostrophes and punctuation as single spaces, Arabic spelling variants as one,
 * digits as 0-9, and no space at the ends. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (folded.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(apostrophes, "'")
    .replace(dropped, '')
    .replace(insideCyrillic, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .replace(foreignDigits, toDigit)
    .replace(separators, ' ')
    .normalize('NFC')
    .trim();
}
