import { type Schedule, type Weekday, weekdays } from '../model/schedule.ts';
import { asConfirmed } from '../schedule/confirmed.ts';
import { localDate } from '../schedule/local-time.ts';
import { type OpenState as State, openState } from '../schedule/open-state.ts';
import { changesAhead, type ShownInterval, weekView } from '../schedule/week-view.ts';
import type { HoursContext, Shown } from './say.ts';
import { dayDistance, sayDate, sayTime, sayWeekday } from './dates.ts';

/** `unconfirmed`: the catalogue is too old to say what is open now; `text` then says so. */
export interface OpenState {
  state: 'open' | 'closed' | 'unknown' | 'unconfirmed';
  text: Shown;
}

/** `giovedì 26 novembre` of an instant. */
export const sayDay = ({ say, time, today }: HoursContext, at: number): string =>
  sayDate(say.lang, localDate(at, time.timeZone), today, time.timeZone);

/** When to come instead: "Vieni giovedì 26 novembre dalle 09:00." */
export const comeOn = (context: HoursContext, opens: number): string => {
  const { say, time, today } = context;
  const at = sayTime(say.lang, opens, time.timeZone);
  return dayDistance(opens, today, time.timeZone) === 'today'
    ? say.message('take.comeToday', { time: at }).text
    : say.message('take.comeOn', { day: sayDay(context, opens), time: at }).text;
};

const closedText = (context: HoursContext, opens: number | undefined): Shown => {
  const { say, time, today } = context;
  if (opens === undefined) return say.message('closed.noOpening');
  const values = { day: sayDay(context, opens), time: sayTime(say.lang, opens, time.timeZone) };
  const key = (
    { today: 'closed.opensToday', tomorrow: 'closed.opensTomorrow', later: 'closed.opensOn' } as const
  )[dayDistance(opens, today, time.timeZone)];
  return say.message(key, values);
};

const shownState = (context: HoursContext, state: State): OpenState => {
  const { say, time } = context;
  if (state.state === 'unknown') return { state: 'unknown', text: say.message('hours.unknown') };
  if (state.state === 'open')
    return {
      state: 'open',
      text: say.message('open.until', {
        time: state.closes === undefined ? '24:00' : sayTime(say.lang, state.closes, time.timeZone),
      }),
    };
  const text = closedText(context, state.opens);
  if (state.reason === undefined) return { state: 'closed', text };
  return {
    state: 'closed',
    text: say.message('closed.because', { state: text.text, reason: say.wording(state.reason).text }),
  };
};

/** Open or closed now, and what that means for the person. Nothing is called open by a catalogue that nobody confirmed for a week. */
export const opening = (context: HoursContext, schedule: Schedule | undefined): OpenState => {
  const state = asConfirmed(openState(schedule, context.time, context.at), context.confirmed);
  return state.state === 'unconfirmed'
    ? { state: 'unconfirmed', text: context.say.message('hours.unconfirmed') }
    : shownState(context, state);
};

const intervals = (shown: readonly ShownInterval[]): string =>
  shown.map(({ open, close }) => `${open}–${close}`).join(', ');

/** Days as people say them: three or more in a row as a range, others one by one. */
const sayDays = ({ say }: HoursContext, open: readonly Weekday[]): string => {
  if (open.length === weekdays.length) return say.message('hours.everyDay').text;
  const rows: Weekday[][] = [];
  for (const day of open) {
    const last = rows.at(-1);
    if (last !== undefined && weekdays.indexOf(day) === weekdays.indexOf(last.at(-1) ?? day) + 1)
      last.push(day);
    else rows.push([day]);
  }
  const name = (day: Weekday | undefined): string => (day === undefined ? '' : sayWeekday(say.lang, day));
  return rows
    .flatMap((row) =>
      row.length < 3
        ? row.map(name)
        : [say.message('hours.range', { from: name(row[0]), to: name(row.at(-1)) }).text],
    )
    .join(', ');
};

/** The usual week: days with the same hours together, closed days left out. */
export const weekHours = (
  context: HoursContext,
  schedule: Schedule | undefined,
): { days: Shown; hours: Shown }[] => {
  const { say, today } = context;
  const byHours = new Map<string, Weekday[]>();
  for (const group of weekView(schedule, today) ?? []) {
    if (group.intervals.length === 0) continue;
    const hours = intervals(group.intervals);
    byHours.set(hours, [...(byHours.get(hours) ?? []), ...group.days]);
  }
  return [...byHours].map(([hours, open]) => ({
    days: { text: sayDays(context, open), lang: say.lang, machine: false },
    hours: say.plain(hours),
  }));
};

/** What differs from the usual week in the next two weeks. */
export const exceptions = (context: HoursContext, schedule: Schedule | undefined): Shown[] => {
  const { say, time, today } = context;
  return changesAhead(schedule, time.holidays, today).map((change) => {
    const date = sayDate(say.lang, change.date, today, time.timeZone);
    const text =
      change.intervals.length === 0
        ? say.message('hours.closedOn', { date })
        : say.message('hours.differentOn', { date, hours: intervals(change.intervals) });
    return change.reason === undefined
      ? text
      : say.message('hours.because', { text: text.text, reason: say.wording(change.reason).text });
  });
};

/** One line of hours for a slip: `lunedì–venerdì 08:30–12:30; sabato 09:00–12:00`. */
export const hoursLine = (context: HoursContext, schedule: Schedule | undefined): Shown | undefined => {
  const rows = weekHours(context, schedule);
  if (rows.length === 0) return schedule?.raw === undefined ? undefined : context.say.plain(schedule.raw);
  return {
    text: rows.map(({ days, hours }) => `${days.text} ${hours.text}`).join('; '),
    lang: context.say.lang,
    machine: false,
  };
};
