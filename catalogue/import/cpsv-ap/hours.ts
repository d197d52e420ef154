import { weekdays, type Schedule, type Weekday } from '../../../core/model/schedule.ts';
import { scheduleOf, type Pieces } from '../../standards/hours-specification.ts';
import { schemaDays } from '../../standards/vocabularies.ts';
import { names } from './names.ts';
import type { Scope } from './scope.ts';

const timePattern = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)/;
const datePattern = /^\d{4}-\d\d-\d\d/;

const readPiece = (scope: Scope, pieces: Pieces, special: boolean): string | undefined => {
  const days = scope.links(names.day).map((iri) => /[^/#]+$/.exec(iri)?.[0] ?? '');
  const open = timePattern.exec(scope.one(names.opens) ?? '')?.[0];
  const close = timePattern.exec(scope.one(names.closes) ?? '')?.[0];
  const from = datePattern.exec(scope.one(names.from) ?? '')?.[0];
  const to = datePattern.exec(scope.one(names.through) ?? '')?.[0];
  scope.values(names.frequency);
  const text = scope.text(names.description);
  if (special && from !== undefined && open !== undefined && close !== undefined) {
    const isClosed = open === close;
    pieces.special.push({
      from,
      to: to ?? from,
      ...(isClosed ? {} : { open, close }),
      ...(text === undefined ? {} : { reason: text }),
    });
  } else if (!special && days.length > 0 && open !== undefined && close !== undefined) {
    if (days.includes('PublicHolidays')) pieces.onHolidays = true;
    const named = weekdays.filter((day: Weekday) => days.includes(schemaDays[day]));
    if (named.length > 0) pieces.weekly.push({ days: named, open, close, from, to });
  } else return text?.it;
  return undefined;
};

/** The hours of a node. Hours in words, or in the five nodes of the time ontology, are text that people read. */
export const hoursOf = (scope: Scope): Schedule | undefined => {
  const pieces: Pieces = { weekly: [], special: [], onHolidays: false };
  const raw: string[] = [];
  for (const [properties, special] of [
    [names.hours, false],
    [names.special, true],
  ] as const)
    for (const value of scope.values(properties)) {
      if (value.kind === 'words') {
        raw.push(value.text);
        continue;
      }
      const part = scope.part(value.key, special ? 'specialOpeningHours' : 'openingHours');
      const text = readPiece(part, pieces, special);
      if (text !== undefined) raw.push(text);
      part.finish();
    }
  const schedule = scheduleOf(pieces);
  if (raw.length === 0) return schedule;
  scope.note(
    'mended',
    'hours-in-words',
    'openingHours',
    'Hours in words: shown as they are, never called open or closed.',
    { was: raw },
  );
  return { ...schedule, raw: raw.join('; ') };
};
