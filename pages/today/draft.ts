import type { EditorState, NewEntry } from '../../core/today/editor.ts';
import type { Form } from './today-page.svelte.ts';

/** What is written in the fields. Empty fields are not yet filled in. */
export type Fields = {
  /** Position among the offices. */
  office: number | undefined;
  service: string;
  hours: 'closed' | 'closed-from' | 'other';
  from: string;
  open: string;
  close: string;
  what: string;
  movedTo: string;
  until: string;
  reason: string;
  note: string;
};

export const emptyFields = (today: string): Fields => ({
  office: undefined,
  service: '',
  hours: 'closed',
  from: '',
  open: '',
  close: '',
  what: '',
  movedTo: '',
  until: today,
  reason: '',
  note: '',
});

/** The entry that the fields make; nothing while one that it needs is empty. All else is the command's to check. */
export const entryOf = (form: Form, fields: Fields, state: EditorState): NewEntry | undefined => {
  const today = state.now.slice(0, 10);
  const note = fields.note.trim() === '' ? {} : { note: fields.note.trim() };
  if (form === 'notice') {
    const office = fields.office === undefined ? undefined : state.offices[fields.office];
    if (fields.what === '' || (fields.what === 'other' && fields.note.trim() === '')) return undefined;
    const entry = {
      kind: form,
      what: fields.what,
      severity: 'urgent',
      from: today,
      to: fields.until,
      ...note,
    };
    return { ...entry, ...(office === undefined ? {} : { places: [office.place] }) } as NewEntry;
  }
  const office = fields.office === undefined ? undefined : state.offices[fields.office];
  if (office === undefined) return undefined;
  const common = {
    place: office.place,
    ...(fields.service !== ''
      ? { service: fields.service }
      : office.unit === undefined
        ? {}
        : { unit: office.unit }),
    ...(fields.reason === '' ? {} : { reason: fields.reason }),
    ...note,
  };
  if (form === 'moved')
    return fields.movedTo === ''
      ? undefined
      : ({ kind: form, ...common, movedTo: fields.movedTo, from: today, to: fields.until } as NewEntry);
  const hours =
    fields.hours === 'closed'
      ? 'closed'
      : fields.hours === 'closed-from'
        ? fields.from === ''
          ? undefined
          : { closedFrom: fields.from }
        : fields.open === '' || fields.close === ''
          ? undefined
          : [{ open: fields.open, close: fields.close }];
  return hours === undefined ? undefined : ({ kind: form, ...common, date: today, hours } as NewEntry);
};
