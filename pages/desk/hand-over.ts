import type { PageTown } from '../../core/published/pages.ts';
import type { HandOver, HandOverReason } from '../../core/token/claims.ts';
import { handOverToken, readTokenText, takeAwayUrl, type Token, tokenText } from '../../core/token/token.ts';
import type { Moment } from '../parts/hours-context.ts';
import type { NoticeView } from '../parts/notices-view.ts';
import { changesFor } from '../parts/today-view.ts';
import { deskKey, type DeskKey } from './desk-key.ts';

/** Somewhere a person can be sent. */
export type Goal = { id: string; name: string; unit: string | undefined; place: string | undefined };

/** A hand-over is good for so long, in ms, as slips without a number are. */
const life = 60 * 86_400_000;

/** All units at their places. Of a talk only places: a unit would say what it is about (K18). */
export const goalsOf = (town: PageTown, { claims }: Pick<Token, 'claims'>): Goal[] => {
  const places = new Map(town.places.map(({ id, name }) => [id, name?.it ?? id]));
  if (claims.kind === 'talk')
    return [...places].map(([id, name]) => ({ id: `|${id}`, name, unit: undefined, place: id }));
  return town.units
    .flatMap(({ id, name, places: at }): Goal[] =>
      (at ?? [undefined]).map((place) => ({
        id: `${id}|${place ?? ''}`,
        // A library is both the office and the building.
        name: [...new Set([name?.it ?? id, place && places.get(place)])].filter(Boolean).join(' – '),
        unit: id,
        place,
      })),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, 'it'));
};

/** What is different today there where a person would be sent. */
export const changesAt = (moment: Moment, { place, unit }: Goal): NoticeView[] =>
  changesFor(moment, moment.today, { place, unit, service: undefined });

/** What the new code holds, and who signed it. Throws where this browser has no key to sign with. */
export const handOn = async (
  text: string,
  { unit, place }: Goal,
  reason: HandOverReason,
  town: PageTown,
  now: number,
): Promise<{ code: string; key: DeskKey }> => {
  const bytes = readTokenText(text);
  if (!bytes.ok) throw new Error(bytes.error.code);
  const key = await deskKey();
  const handOver: HandOver = {
    ...(unit === undefined ? {} : { unit }),
    ...(place === undefined ? {} : { place }),
    reason,
    at: now,
    expires: now + life,
  };
  const token = await handOverToken(bytes.value, handOver, key);
  const base = town.municipality.takeAwayUrl;
  return { code: base === undefined ? tokenText(token) : takeAwayUrl(base, token), key };
};
