import { localDate } from '../schedule/local-time.ts';

/**
 * The service day of an instant: the municipality's local date (trust.md 3). It follows the clock; that a day's counter
 * never goes back is the journal's promise.
 * @param at epoch ms
 * @param timeZone the municipality's IANA zone
 */
export const serviceDay = (at: number, timeZone: string): string => localDate(at, timeZone);
