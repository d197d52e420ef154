import type { PageService } from '../../core/published/pages.ts';
import { endOf, type TodayChanges } from '../../core/published/today.ts';
import { entriesNow, type Goal, isAbout, type Layable } from '../../core/today/entries-now.ts';
import { layToday } from '../../core/today/lay-over.ts';
import { sentenceOf, tellingOf } from '../../core/today/sentences.ts';
import { localDate } from '../../core/schedule/local-time.ts';
import { sayDate } from '../../core/words/dates.ts';
import type { Moment } from './hours-context.ts';
import type { NoticeView } from './notices-view.ts';

const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** What a page has of the catalogue, with today's changes laid over it: hours, moves and urgent notices follow. */
export const laidOver = <P extends Moment & { service: PageService | undefined }>(parts: P): P => {
  const { town, service, today, now, say } = parts;
  const written = { ...town, services: service === undefined ? [] : [service] };
  const { services, ...laid } = layToday(written, today, now, say.today, false);
  return { ...parts, town: laid, service: services[0] };
};

/**
 * Changes of hours and moves that concern whoever goes there: what must be known before setting out.
 * @param goal where they would go without those changes
 */
export const changesFor = (
  { town, say, now }: Moment,
  changes: TodayChanges | undefined,
  goal: Goal,
  service?: PageService,
): NoticeView[] => {
  const { timeZone } = town.municipality;
  const parts: Layable = { ...town, services: service === undefined ? [] : [service] };
  const date = localDate(now, timeZone);
  const telling = tellingOf(
    { places: byId(parts.places), units: byId(parts.units), services: byId(parts.services) },
    date,
    timeZone,
    say.today,
  );
  return entriesNow(parts, changes, now).flatMap((entry): NoticeView[] => {
    if (entry.kind === 'notice' || !isAbout(entry, goal)) return [];
    return [
      {
        id: `oggi-${entry.id}`,
        isUrgent: true,
        title: { ...say.text(sentenceOf(telling, entry)), machine: false },
        body: entry.note === undefined ? undefined : say.text({ it: entry.note }),
        until: say.message('notice.until', {
          date: sayDate(say.lang, endOf(entry).slice(0, 10), date, timeZone, false),
        }),
      },
    ];
  });
};

/** Of a talk only what holds for the whole place is said: an office would say what it is about (K18). */
export const placeChanges = (moment: Moment, place: string | undefined): NoticeView[] =>
  changesFor(moment, moment.today, { place, unit: undefined, service: undefined });
