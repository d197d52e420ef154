import type { Municipality } from '../../../core/model/catalogue.ts';
import type { Place, Unit } from '../../../core/model/place.ts';
import type { ScheduleException } from '../../../core/model/schedule.ts';
import { readCell } from '../hours.ts';
import { looseSlug } from '../ids.ts';
import type { Entry } from '../report.ts';
import { dateOf, textOf } from './cells.ts';
import { RowReading } from './reading.ts';
import { rowsOf, tableOf, type RawSheet } from './sheet.ts';

/** Something that is closed, or open at other hours, for a day or more. */
export type Closure = {
  /** The name of an office or a place; undefined: all of the town. */
  where: string | undefined;
  exception: ScheduleException;
  row: string;
};

/** A row of "Chiusure": where (undefined: everywhere), and what holds then. */
const closureOf = (reading: RowReading): Pick<Closure, 'where' | 'exception'> | undefined => {
  const from = reading.row.get('from');
  const date = from === undefined ? undefined : dateOf(from.value);
  if (from === undefined || date === undefined) {
    const cell = from ?? { value: '', where: `${reading.row.where}, column "Dal"` };
    reading.mistake('date', 'from', cell, `"${textOf(cell.value)}" is not a date. Write 24/12/2026.`);
    return undefined;
  }
  const last = reading.row.get('to');
  const to = last === undefined ? undefined : dateOf(last.value);
  if (last !== undefined && (to === undefined || to < date)) {
    reading.mistake(
      'date',
      'to',
      last,
      `"${textOf(last.value)}" is not a date from ${date} on. Write 26/12/2026.`,
    );
    return undefined;
  }
  const cell = reading.row.get('hours');
  const hours = readCell(reading.hoursCell('hours'));
  if (cell !== undefined && hours.kind === 'unreadable') {
    reading.mistake(
      'hours',
      'hours',
      cell,
      `"${hours.text}" are no hours. Write 8.30-11, or nothing for closed.`,
    );
    return undefined;
  }
  const reason = reading.text('reason');
  return {
    where: reading.line('where'),
    exception: {
      date,
      ...(to === undefined || to === date ? {} : { to }),
      ...(hours.kind === 'open' ? { hours: hours.intervals } : {}),
      ...(reason === undefined ? {} : { reason }),
    },
  };
};

/** Every row of "Chiusure". */
export const collectClosures = async (
  sheets: readonly RawSheet[],
  entries: Entry[],
  onRow: (where: string) => void,
): Promise<Closure[]> => {
  const closures: Closure[] = [];
  for (const sheet of sheets) {
    const table = tableOf(sheet.name);
    if (table?.key !== 'chiusure') continue;
    for await (const row of rowsOf(table, sheet)) {
      onRow(row.where);
      const reading = new RowReading(row);
      const closure = closureOf(reading);
      reading.finish();
      for (const entry of reading.entries) entries.push(entry);
      if (closure !== undefined) closures.push({ ...closure, row: row.where });
    }
  }
  return closures;
};

/** Every day of an exception. */
const daysOf = ({ date, to = date }: ScheduleException): string[] => {
  const days: string[] = [];
  for (let day = new Date(`${date}T00:00Z`); days.length < 400; day = new Date(day.getTime() + 86_400_000)) {
    const iso = day.toISOString().slice(0, 10);
    if (iso > to) break;
    days.push(iso);
  }
  return days;
};

/** Puts closures where they belong. One that cannot be told to anybody is reported. */
export const addClosures = (
  closures: readonly Closure[],
  municipality: Municipality,
  known: {
    places: readonly Place[];
    placeIds: ReadonlyMap<string, string>;
    units: readonly Unit[];
    unitIds: ReadonlyMap<string, string>;
  },
  entries: Entry[],
): void => {
  for (const { where, exception, row } of closures) {
    const slug = looseSlug(where ?? '');
    const unit = known.units.find(({ id }) => id === known.unitIds.get(slug));
    const named = known.places.find(({ id }) => id === known.placeIds.get(slug));
    // The hours of an office that has none of its own are those of its place.
    const targets =
      where === undefined
        ? [...known.places, ...known.units]
        : unit?.hours !== undefined
          ? [unit]
          : [named ?? known.places.find(({ id }) => id === unit?.places?.[0])];
    if (where === undefined && exception.hours === undefined) {
      const name = exception.reason ?? { it: 'Chiusura' };
      municipality.holidays = [
        ...(municipality.holidays ?? []),
        ...daysOf(exception).map((date) => ({ date, name })),
      ];
      continue;
    }
    const open = targets.filter((target) => target?.hours?.weekly !== undefined);
    for (const target of open)
      if (target?.hours !== undefined)
        target.hours.exceptions = [...(target.hours.exceptions ?? []), exception];
    if (open.length === 0)
      entries.push({
        kind: 'mistake',
        code: 'closure',
        record: '',
        source: row,
        field: 'where',
        words:
          where === undefined || unit !== undefined || named !== undefined
            ? `${row}: who is closed then has no hours in the tables. Fill in the days of the week.`
            : `${row}: "${where}" is neither an office nor a place of the tables.`,
        was: exception,
      });
  }
};
