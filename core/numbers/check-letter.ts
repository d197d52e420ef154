/*
 * The check letter of a number: the weighted sum modulo a prime of the pure systems of ISO 7064 (its MOD 11-2 and MOD 37-2),
 * here MOD 23-2. 23 is prime, and it is how many letters are left without I, O and Q, which are read as 1 and 0; the
 * Spanish identity card and its 23 letters do the same.
 *
 * Why it catches what it does: a neighbour's weight is twice one's own and 23 is prime, so changing one character by d adds
 * d * 2^k, and swapping neighbours a and b adds (a - b) * 2^k; neither is 0 modulo 23 unless nothing has changed.
 * J. Verhoeff, "Error Detecting Decimal Codes", Mathematical Centre Tracts 29, 1969.
 */

const modulus = 23;
const radix = 2;

/** The letters that can be check letters and kiosk letters, none of which is read as a digit. */
export const safeLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

// The prefix of a queue may be one of the three others. Each counts as the letter it looks least like.
const unsafe: Readonly<Record<string, string>> = { I: 'W', O: 'K', Q: 'F' };

// A letter read as a digit (or back) also changes how many letters there are; with this weight every pair that is easily
// confused (B8 S5 Z2 G6 A4 T7 E3 D0 L1) is caught too.
const letterWeight = 9;

const valueOf = (character: string): number =>
  character >= '0' && character <= '9'
    ? Number(character)
    : safeLetters.indexOf(unsafe[character] ?? character);

/**
 * The check letter of letters followed by digits, without hyphens. Of numbers written with digits and `safeLetters` it
 * catches every digit taken for another digit, every letter for another letter, and every swap of neighbours.
 */
export function checkLetter(characters: string): string {
  let sum = 0;
  let letters = 0;
  for (const character of characters) {
    if (character > '9') letters += 1;
    sum = (sum * radix + valueOf(character)) % modulus;
  }
  // The check letter itself has weight 1, and the whole adds up to 0.
  const rest = (sum * radix + letters * letterWeight) % modulus;
  return safeLetters.charAt((modulus - rest) % modulus);
}
