import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';
import { checkLetter, safeLetters } from './check-letter.ts';

/** A number of a queue, as it is printed and called. */
export interface QueueNumber {
  /** The queue's letters, `A` to `ZZ`. */
  readonly prefix: string;
  /** The kiosk's letter where several count on their own in one lobby; one of `safeLetters`. */
  readonly kiosk?: string | undefined;
  /** From 1. */
  readonly sequence: number;
}

/** The largest sequence that is read back; a queue would need ten numbers a second to reach it in a day. */
export const largestSequence = 999_999;

const digits = (sequence: number): string => String(sequence).padStart(3, '0');
const compact = ({ prefix, kiosk, sequence }: QueueNumber): string =>
  `${prefix}${kiosk ?? ''}${digits(sequence)}`;

/** As printed and called: `A001`; `A-B007` is number 7 of queue A from kiosk B. Beyond 999 it grows: `A1000`. */
export const formatNumber = ({ prefix, kiosk, sequence }: QueueNumber): string =>
  kiosk === undefined ? `${prefix}${digits(sequence)}` : `${prefix}-${kiosk}${digits(sequence)}`;

/** As printed for typing, with the check letter last: `A001-N`, `A-B007-Y`. */
export const formatTypedNumber = (number: QueueNumber): string =>
  `${formatNumber(number)}-${checkLetter(compact(number))}`;

/** `form`: not a number at all; `check`: the check letter does not fit, so something was mistyped. */
export type NumberError = { readonly code: 'form' | 'check' };

// The first digit of the scripts whose keyboards the kiosk has: Arabic, its eastern form, Bengali, Gurmukhi.
const zeros = [0x660, 0x6f0, 0x9e6, 0xa66];
const toLatinDigit = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character : String(code - zero);
};

/**
 * Reads a number as a person types it, with its check letter. Case, spaces, hyphens and dots do not matter, nor do the digits of
 * another script. Whether the last letter before the digits is a kiosk's is not seen when hyphens are left out, so it is
 * the lobby that says it.
 * @param kioskLetters whether numbers of this lobby carry a kiosk letter.
 */
export function parseTypedNumber(text: string, kioskLetters: boolean): Result<QueueNumber, NumberError> {
  if (text.length > 40) return fail({ code: 'form' });
  const typed = Array.from(text.normalize('NFKC'), toLatinDigit)
    .join('')
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015_]/gu, '');
  const found = /^([A-Z]{1,3})(\d{3,6})([A-Z])$/.exec(typed);
  const [, letters = '', sequence = '', check = ''] = found ?? [];
  const prefix = kioskLetters ? letters.slice(0, -1) : letters;
  const kiosk = kioskLetters ? letters.slice(-1) : undefined;
  const number: QueueNumber = {
    prefix,
    sequence: Number(sequence),
    ...(kiosk === undefined ? {} : { kiosk }),
  };
  const isNumber = found !== null && (prefix.length === 1 || prefix.length === 2) && number.sequence > 0;
  // `A0007` is not how a number is written: it would be a second way to write A007.
  if (!isNumber || digits(number.sequence) !== sequence) return fail({ code: 'form' });
  if (checkLetter(`${letters}${sequence}`) !== check) return fail({ code: 'check' });
  // No kiosk has such a letter, whatever the check letter says.
  if (kiosk !== undefined && !safeLetters.includes(kiosk)) return fail({ code: 'form' });
  return succeed(number);
}
