import type { Notice } from '../../core/model/place.ts';
import { timeOf } from '../../core/schedule/local-date.ts';
import { localTime } from '../../core/schedule/local-time.ts';
import { sayDate } from '../../core/words/dates.ts';
import type { HoursContext, Shown } from '../../core/words/say.ts';
import type { Moment } from './hours-context.ts';

export type NoticeView = {
  id: string;
  isUrgent: boolean;
  title: Shown;
  body: Shown | undefined;
  until: Shown;
};

const rank = { urgent: 0, warning: 1, info: 2 } as const;
/** What everybody should know now who goes there, or for this. */
export const noticesOf = (
  context: HoursContext,
  { town, say, now }: Pick<Moment, 'town' | 'say' | 'now'>,
  concerns: { service: string | undefined; place: string | undefined },
): NoticeView[] => {
  const { date, minute } = localTime(now, context.time.timeZone);
  const moment = `${date}T${timeOf(minute)}`;
  const isFor = ({ services, places }: Notice): boolean =>
    (services === undefined && places === undefined) ||
    (concerns.service !== undefined && services?.includes(concerns.service) === true) ||
    (concerns.place !== undefined && services === undefined && places?.includes(concerns.place) === true);
  return town.notices
    .filter(({ from, to }) => from <= moment && moment <= (to.length === 10 ? `${to}T24:00` : to))
    .filter(isFor)
    .toSorted((one, other) => rank[one.severity] - rank[other.severity])
    .map(({ id, severity, title, body, to }) => ({
      id,
      isUrgent: severity === 'urgent',
      title: say.text(title),
      body: body && say.text(body),
      until: say.message('notice.until', {
        date: sayDate(say.lang, to.slice(0, 10), context.today, context.time.timeZone, false),
      }),
    }));
};
