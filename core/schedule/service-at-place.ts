import type { ServiceAtPlace } from '../model/place.ts';

/** Where a service is on a date. */
export type Whereabouts =
  | {
      readonly kind: 'here';
      /** With the place and the desk that hold on the date. */
      readonly serviceAtPlace: ServiceAtPlace;
      /** Set where it has moved: the place it was at. */
      readonly movedFrom?: string;
      /** Set where it will move: to be said beforehand ("from 1 December in ..."). */
      readonly moves?: { readonly place: string; readonly from: string };
    }
  /** Not there yet: from this date. */
  | { readonly kind: 'not-yet'; readonly from: string }
  /** No longer there: this was the last date. */
  | { readonly kind: 'ended'; readonly to: string };

/**
 * A service at a place as it holds on a date (K26). From `movedTo.from` on it is at the new place, with the new desk and
 * with its own hours if it has any (else the new place's hold); everything else stays.
 */
export function whereabouts(serviceAtPlace: ServiceAtPlace, date: string): Whereabouts {
  const { validFrom, validTo, movedTo, desk: _leftBehind, ...rest } = serviceAtPlace;
  if (validFrom !== undefined && date < validFrom) return { kind: 'not-yet', from: validFrom };
  // A `validTo` before the move is the last day at the old place, not the end of the service.
  const movedAfterItsEnd =
    movedTo !== undefined && validTo !== undefined && validTo < movedTo.from && movedTo.from <= date;
  if (validTo !== undefined && date > validTo && !movedAfterItsEnd) return { kind: 'ended', to: validTo };
  if (movedTo === undefined) return { kind: 'here', serviceAtPlace };
  if (date < movedTo.from)
    return { kind: 'here', serviceAtPlace, moves: { place: movedTo.place, from: movedTo.from } };
  const desk = movedTo.desk === undefined ? {} : { desk: movedTo.desk };
  return {
    kind: 'here',
    serviceAtPlace: { ...rest, ...desk, place: movedTo.place },
    movedFrom: serviceAtPlace.place,
  };
}

/**
 * The places of a service on a date, in the editor's order, moves applied. Where the editor also wrote a card for the
 * new place that holds on the date, that card stands and the moved one is left out.
 */
export function placesOn(
  places: readonly ServiceAtPlace[] | undefined,
  date: string,
): Extract<Whereabouts, { kind: 'here' }>[] {
  const here = (places ?? []).map((one) => whereabouts(one, date)).filter((one) => one.kind === 'here');
  const written = new Set(
    here.filter((one) => one.movedFrom === undefined).map((one) => one.serviceAtPlace.place),
  );
  return here.filter((one) => one.movedFrom === undefined || !written.has(one.serviceAtPlace.place));
}
