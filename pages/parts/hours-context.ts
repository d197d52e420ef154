import type { PageTown } from '../../core/published/pages.ts';
import type { TodayChanges } from '../../core/published/today.ts';
import { confirmed } from '../../core/schedule/confirmed.ts';
import { localTime } from '../../core/schedule/local-time.ts';
import { sayDate, sayTime } from '../../core/words/dates.ts';
import type { HoursContext, Shown } from '../../core/words/say.ts';
import type { Say } from './words.ts';

/** What a page knows, and when. */
export type Moment = {
  town: PageTown;
  say: Say;
  /** Today's changes; nothing where none are known. */
  today: TodayChanges | undefined;
  /** When the data were signed, epoch ms. */
  signedAt: number | undefined;
  /** Epoch ms. */
  now: number;
};

/** What sentences about time are made from. */
export const hoursContext = ({ town, say, signedAt, now }: Omit<Moment, 'today'>): HoursContext => {
  const { timeZone, holidays } = town.municipality;
  return {
    say,
    time: { timeZone, holidays },
    at: now,
    today: localTime(now, timeZone).date,
    confirmed: confirmed(signedAt, now),
  };
};

/** When a slip was handed out: `lunedì 23 novembre, ore 10:05`. */
export const issuedText = (context: HoursContext, say: Say, issuedAt: number): Shown =>
  say.message('slip.issued', {
    date: sayDate(
      say.lang,
      localTime(issuedAt, context.time.timeZone).date,
      context.today,
      context.time.timeZone,
    ),
    time: sayTime(say.lang, issuedAt, context.time.timeZone),
  });
