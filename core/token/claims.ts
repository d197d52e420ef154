import type { Language } from '../model/language.ts';
import type { QueueNumber } from '../numbers/number.ts';

/* What a token says; how it is written stands in `payload.ts`. */

/** The most documents that can be told of: they are bits of one number. */
export const mostDocuments = 31;

interface Shared {
  /** Whose token it is: see `issuerOf`. */
  readonly town: string;
  /** Epoch ms, kept to the second, as are all times of a token. */
  readonly issuedAt: number;
  /** Epoch ms: the last instant at which the token is good. */
  readonly expires: number;
  readonly language: Language;
}
/** A token for a service. */
export interface ServiceClaims extends Shared {
  readonly kind: 'service';
  readonly service: string;
  readonly place?: string | undefined;
  readonly number?: QueueNumber | undefined;
  readonly queue?: string | undefined;
  /** The need path, only on the person's yes: answers by the id of their question. */
  readonly answers?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Which of the service's `inputs` the person was told to bring: rising positions, each under `mostDocuments`. */
  readonly bring?: readonly number[] | undefined;
}
/**
 * A talk ("Colloquio"), which is all that paper says of a discreet service (K18). It has no service, no unit, no path, and no
 * number either, since the letters of a queue can tell which one it is.
 */
export interface TalkClaims extends Shared {
  readonly kind: 'talk';
  readonly place: string;
}
export type Claims = ServiceClaims | TalkClaims;

/** Why a person was sent on; the desk says it in a fixed phrase. Only ever added to at the end: tokens hold positions. */
export const handOverReasons = [
  'responsible-there',
  'documents-checked',
  'documents-missing',
  'appointment-there',
  'closing-here',
] as const;
export type HandOverReason = (typeof handOverReasons)[number];

/** One desk sends the person on to another unit or place. */
export interface HandOver {
  readonly unit?: string | undefined;
  readonly place?: string | undefined;
  /** Where it turned out to be another service. */
  readonly service?: string | undefined;
  readonly reason: HandOverReason;
  /** Epoch ms. */
  readonly at: number;
  /** Epoch ms: from now on the whole token is good until then. */
  readonly expires: number;
}
