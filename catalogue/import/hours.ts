import { weekdays, type Weekday, type WeeklyInterval } from '../../core/model/schedule.ts';

/** What a cell of a table of hours says. */
export type Cell =
  | { kind: 'blank' }
  | { kind: 'closed' }
  | { kind: 'open'; intervals: { open: string; close: string }[] }
  | { kind: 'unreadable'; text: string };

const interval =
  /^(?:dalle(?: ore)? |ore )?(\d{1,2})(?:[.:,](\d{2}))?\s*(?:-|\u2013|\u2014|alle(?: ore)?|a)\s*(\d{1,2})(?:[.:,](\d{2}))?$/i;

const timeOf = (hour: string, minute: string | undefined): string | undefined => {
  const [h, m] = [Number(hour), Number(minute ?? '0')];
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return undefined;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
};

/** Reads a cell such as `8.00 - 12.00`, `8 - 12`, `8.30-19.30`, `8-12 / 14-16`, `CHIUSO` or nothing. */
export const readCell = (text: string | null | undefined): Cell => {
  const trimmed = (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
  if (trimmed === '') return { kind: 'blank' };
  if (/^(?:chius[oaie]|riposo|-+|\/)$/i.test(trimmed)) return { kind: 'closed' };
  const intervals: { open: string; close: string }[] = [];
  for (const part of trimmed.split(/\s*(?:\/|;|,(?=\s)|\s+e\s+)\s*/)) {
    const match = interval.exec(part);
    const open = match && timeOf(match[1] ?? '', match[2]);
    const close = match && timeOf(match[3] ?? '', match[4]);
    if (!open || !close || close <= open) return { kind: 'unreadable', text: trimmed };
    intervals.push({ open, close });
  }
  return { kind: 'open', intervals };
};

/** A table of hours, read. */
export type ReadWeek = {
  weekly: WeeklyInterval[];
  /** Days on which no row says anything. */
  blank: Weekday[];
  /** Days that a cell calls closed. */
  closed: Weekday[];
  unreadable: { day: Weekday; text: string }[];
};

/** One row for each part of a day: a row for the morning and one for the afternoon are one week. Neighbouring hours are joined. */
export const readWeek = (rows: readonly Readonly<Partial<Record<Weekday, string | null>>>[]): ReadWeek => {
  const result: ReadWeek = { weekly: [], blank: [], closed: [], unreadable: [] };
  const byHours = new Map<string, WeeklyInterval>();
  for (const day of weekdays) {
    const cells = rows.map((row) => readCell(row[day]));
    for (const cell of cells)
      if (cell.kind === 'unreadable') result.unreadable.push({ day, text: cell.text });
    const hours = cells
      .flatMap((cell) => (cell.kind === 'open' ? cell.intervals : []))
      .toSorted((a, b) => (a.open < b.open ? -1 : 1));
    const joined: { open: string; close: string }[] = [];
    for (const { open, close } of hours) {
      const last = joined.at(-1);
      if (last !== undefined && open <= last.close) last.close = close > last.close ? close : last.close;
      else joined.push({ open, close });
    }
    if (cells.every(({ kind }) => kind === 'blank')) result.blank.push(day);
    else if (joined.length === 0 && cells.some(({ kind }) => kind === 'closed')) result.closed.push(day);
    for (const { open, close } of joined) {
      const key = `${open}-${close}`;
      const known = byHours.get(key);
      if (known) known.days.push(day);
      else byHours.set(key, { days: [day], open, close });
    }
  }
  result.weekly = [...byHours.values()].toSorted(
    (a, b) =>
      weekdays.indexOf(a.days[0] ?? 'mon') - weekdays.indexOf(b.days[0] ?? 'mon') ||
      (a.open < b.open ? -1 : 1),
  );
  return result;
};

const names: Readonly<Record<Weekday, string>> = {
  mon: 'lun',
  tue: 'mar',
  wed: 'mer',
  thu: 'gio',
  fri: 'ven',
  sat: 'sab',
  sun: 'dom',
};
/** Hours in Italian words: what is shown where they no longer hold. */
export const hoursInWords = (weekly: readonly WeeklyInterval[]): string =>
  weekly
    .map(({ days, open, close }) => `${days.map((day) => names[day]).join(', ')} ${open}-${close}`)
    .join('; ');
