import type { EditorState, NewEntry, Office } from '../../core/today/editor.ts';
import { addDays } from '../../core/schedule/local-date.ts';

export type Form = 'hours' | 'notice' | 'moved';
/** A time of opening and one of closing, as they are typed. */
export type TypedInterval = { open: string; close: string };

/** What is written in the fields. Empty fields are not yet filled in. */
export type Fields = {
  /** Position among the offices. */
  office: number | undefined;
  service: string;
  hours: 'closed' | 'closed-from' | 'other';
  from: string;
  intervals: TypedInterval[];
  what: string;
  movedTo: string;
  when: 'today' | 'tomorrow' | 'days';
  first: string;
  last: string;
  reason: string;
  note: string;
};

export const emptyFields = (): Fields => ({
  office: undefined,
  service: '',
  hours: 'closed',
  from: '',
  intervals: [{ open: '', close: '' }],
  what: '',
  movedTo: '',
  when: 'today',
  first: '',
  last: '',
  reason: '',
  note: '',
});

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Places in the order of their names, each with its offices; `at` is the position among all of them.
 * @param wanted letters of an office's or a place's name; empty: all
 * @param placesOnly leaves the offices out
 */
export const officesByPlace = (
  offices: readonly Office[],
  wanted: string,
  placesOnly: boolean,
): { place: string; rows: (Office & { at: number })[] }[] => {
  const looked = plain(wanted.trim());
  const rows = offices
    .map((office, at) => ({ ...office, at }))
    .filter(({ unit }) => !placesOnly || unit === undefined)
    .filter(({ name, placeName }) => plain(`${name} ${placeName}`).includes(looked))
    .toSorted(
      (one, other) =>
        one.placeName.localeCompare(other.placeName, 'it') ||
        Number(one.unit !== undefined) - Number(other.unit !== undefined),
    );
  return [...Map.groupBy(rows, ({ place }) => place)].map(([place, group]) => ({ place, rows: group }));
};

/** Services that receive people in an office; all of them where none is chosen. */
export const servicesOf = (
  { services }: Pick<EditorState, 'services'>,
  office: Office | undefined,
): EditorState['services'] =>
  office === undefined
    ? services
    : services.filter(({ at }) =>
        at.some(
          ({ place, unit }) => place === office.place && (office.unit === undefined || office.unit === unit),
        ),
      );

/** The entry that the fields make, or what they lack. All else is the command's to check. */
export type Drafted = { entry: NewEntry } | { lacks: string };

const daysOf = (
  { when, first, last }: Fields,
  now: string,
): { from: string; to: string } | { lacks: string } => {
  const today = now.slice(0, 10);
  if (when === 'today') return { from: today, to: today };
  if (when === 'tomorrow') return { from: addDays(today, 1), to: addDays(today, 1) };
  if (first === '') return { lacks: 'Scrivi da che giorno.' };
  return { from: first, to: last === '' ? first : last };
};

/** Rows that are wholly empty count for nothing. */
const hoursOf = ({ hours, from, intervals }: Fields): { hours: unknown } | { lacks: string } => {
  if (hours === 'closed') return { hours };
  if (hours === 'closed-from')
    return from === '' ? { lacks: 'Scrivi da che ora è chiuso.' } : { hours: { closedFrom: from } };
  const written = intervals.filter(({ open, close }) => open !== '' || close !== '');
  return written.length === 0 || written.some(({ open, close }) => open === '' || close === '')
    ? { lacks: 'Scrivi quando apre e quando chiude.' }
    : { hours: written.map(({ open, close }) => ({ open, close })) };
};

const noticeOf = (
  fields: Fields,
  office: Office | undefined,
  days: { from: string; to: string },
): Drafted => {
  const { what, service } = fields;
  const note = fields.note.trim();
  if (what === '') return { lacks: 'Scegli che cosa succede.' };
  if (what === 'other' && note === '') return { lacks: 'Scrivi una riga: che cosa succede?' };
  const entry = {
    kind: 'notice',
    what,
    severity: 'urgent',
    ...days,
    ...(service !== '' ? { services: [service] } : office === undefined ? {} : { places: [office.place] }),
    ...(note === '' ? {} : { note }),
  };
  return { entry: entry as NewEntry };
};

export const entryOf = (form: Form, fields: Fields, state: EditorState): Drafted => {
  const office = fields.office === undefined ? undefined : state.offices[fields.office];
  const days = daysOf(fields, state.now);
  if ('lacks' in days) return days;
  if (form === 'notice') return noticeOf(fields, office, days);
  if (office === undefined) return { lacks: 'Scegli l’ufficio o la sede.' };
  const note = fields.note.trim();
  const common = {
    place: office.place,
    ...(fields.service !== ''
      ? { service: fields.service }
      : office.unit === undefined
        ? {}
        : { unit: office.unit }),
    ...(fields.reason === '' ? {} : { reason: fields.reason }),
    ...(note === '' ? {} : { note }),
  };
  if (form === 'moved')
    return fields.movedTo === ''
      ? { lacks: 'Scegli dove si va.' }
      : { entry: { kind: form, ...common, movedTo: fields.movedTo, ...days } as NewEntry };
  const hours = hoursOf(fields);
  if ('lacks' in hours) return hours;
  const { from: date, to } = days;
  return { entry: { kind: form, ...common, date, ...(to === date ? {} : { to }), ...hours } as NewEntry };
};
