import type { OpenState } from './open-state.ts';

/** Without a confirmation of the catalogue for this long, in ms, nothing is called open now (trust.md 1, K25). */
export const confirmationLasts = 7 * 86_400_000;
/** A clock this far behind the last confirmation, in ms, is wrong, and what it says about "now" is worth nothing. */
export const toleratedClockStep = 3_600_000;

/**
 * Whether the catalogue was confirmed recently enough to say "open now".
 * @param confirmedAt when the newest metadata was last verified, epoch ms; undefined: never.
 * @param at now, epoch ms.
 */
export const confirmed = (confirmedAt: number | undefined, at: number): boolean =>
  confirmedAt !== undefined &&
  at - confirmedAt <= confirmationLasts &&
  confirmedAt - at <= toleratedClockStep;

/** `OpenState`, or the usual state that nobody has confirmed: to be shown as "usual hours, not confirmed, phone". */
export type SayableState = OpenState | { readonly state: 'unconfirmed'; readonly usually: OpenState };

/** What may be said of a state: once the catalogue is not confirmed, neither open nor closed is a fact. */
export const asConfirmed = (state: OpenState, isConfirmed: boolean): SayableState =>
  isConfirmed || state.state === 'unknown' ? state : { state: 'unconfirmed', usually: state };
