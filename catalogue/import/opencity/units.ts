import type { Unit } from '../../../core/model/place.ts';
import type { Holiday } from '../../../core/model/schedule.ts';
import { looseSlug } from '../ids.ts';
import { plainOf } from '../html-words.ts';
import { isReceptionName } from '../reception.ts';
import { dayOf } from '../italian-dates.ts';
import { isShouted, sentenceCase, shorten } from '../text.ts';
import { contactsOf } from './contacts.ts';
import type { DumpObject } from './dump.ts';
import { hasHours, scheduleOf, validityOf } from './schedules.ts';
import type { Context } from './context.ts';
import { Scope } from './scope.ts';

/** Words that every office's page opens with: they announce a page, and say nothing of the office. */
const boilerplate = /^informazioni\b(?=.{0,30}$|.*(?:contatto|orari|competenze))/i;
const maxPurpose = 200;
/** Words in the name of a record of hours that do not tell whose they are. */
const hourWords = new Set(['orario', 'orari', 'front', 'office', 'telefonico', 'apertura', 'di']);

/** The record of hours whose name is that of an office, where no office names it. */
export const hoursByName = (officeName: string, schedules: readonly DumpObject[]): DumpObject | undefined => {
  const wanted = looseSlug(officeName)
    .split('-')
    .filter((word) => !hourWords.has(word));
  return schedules.find((schedule) => {
    const words = looseSlug(validityOf(schedule).name)
      .split('-')
      .filter((word) => !hourWords.has(word) && !/^\d+$/.test(word));
    return (
      hasHours(schedule) &&
      words.length > 0 &&
      words.length === wanted.length &&
      words.every((word) => wanted.includes(word))
    );
  });
};

/** A record of class `office` or `administrative_area`. `parentOf` says who is above whom, without circles. */
export const unitOf = (
  context: Context,
  object: DumpObject,
  town: {
    organisation: string;
    holidays: readonly Holiday[];
    officeNames: ReadonlyMap<string, string>;
    loose: readonly DumpObject[];
    parents: ReadonlyMap<string, DumpObject>;
  },
): Unit => {
  const id = context.ids[object.classIdentifier]?.get(object.remoteId) ?? '';
  const scope = new Scope(context, object, `units/${id}`);
  const unit: Unit = { id, organisation: town.organisation, sourceId: object.remoteId };
  const name = scope.text('legal_name');
  if (name !== undefined) {
    const calm = isShouted(name.it) ? sentenceCase(name.it) : name.it;
    if (calm !== name.it)
      scope.note('mended', 'capitals', 'legal_name', 'Words in capitals written as others are.', {
        was: name.it,
        now: calm,
      });
    unit.name = { ...name, it: calm };
  }
  const description = scope.nodes('description', scope.take('description'));
  const said = plainOf(description);
  if (said !== '' && !boilerplate.test(said)) unit.purpose = { it: shorten(said, maxPurpose) };
  else if (said !== '')
    scope.note('mended', 'boilerplate', 'description', 'A sentence that announces a web page was left out.', {
      was: said,
    });
  const tasks = plainOf(scope.nodes('main_function', scope.take('main_function')));
  if (tasks !== '') {
    if (unit.purpose === undefined) {
      unit.purpose = { it: shorten(tasks, maxPurpose) };
      if (unit.purpose.it !== tasks)
        scope.note(
          'guessed',
          'purpose',
          'main_function',
          'The first sentences stand for the purpose of the office.',
          { now: unit.purpose.it },
        );
    }
    if (unit.purpose.it !== tasks)
      scope.keep('main_function', tasks, 'The whole text on the tasks of the office.', 'tasks');
  }
  if (unit.purpose !== undefined && said !== '' && !boilerplate.test(said) && unit.purpose.it !== said)
    scope.keep('description', said, 'The whole text on the office.', 'tasks');
  const parent = town.parents.get(`${object.classIdentifier} ${object.remoteId}`);
  const above = scope.related('hold_employment');
  const parentId = scope.idOf(parent);
  if (parentId !== undefined) unit.parent = parentId;
  if (above[0] !== undefined && parent === undefined)
    scope.note('mended', 'parent-circle', 'hold_employment', 'An office above itself: left without one.', {
      was: above[0].remoteId,
    });
  for (const more of above.slice(1))
    scope.keep(
      'hold_employment',
      more.remoteId,
      'A second office above it: the first was taken.',
      'second-parent',
    );
  const places = scope.related('has_spatial_coverage').flatMap((place) => scope.idOf(place) ?? []);
  if (places.length > 0) unit.places = places;
  const contacts = contactsOf(
    scope,
    'has_online_contact_point',
    scope.related('has_online_contact_point'),
    town.officeNames,
  );
  if (contacts.length > 0) unit.contacts = contacts;
  const loose = name === undefined ? undefined : hoursByName(name.it, town.loose);
  if (loose !== undefined) {
    const hours = scheduleOf(scope, 'hours', loose, town.holidays);
    if (hours !== undefined) unit.hours = hours;
    scope.note(
      'guessed',
      'hours-by-name',
      'hours',
      `The hours "${validityOf(loose).name}" are taken as those of this office, by their name.`,
      { was: loose.remoteId },
    );
    context.used.add(`${loose.classIdentifier} ${loose.remoteId}`);
  }
  if (name !== undefined && isReceptionName(name.it)) {
    unit.reception = true;
    scope.note('guessed', 'reception', 'reception', 'Receives whoever does not know whom to ask.');
  }
  const ends = dayOf(object.data['ita-IT']?.['end_time']);
  if (ends !== undefined && ends !== 'never')
    scope.note(
      'guessed',
      'office-end',
      'end_time',
      `The office ended on ${ends}: take it out if it is gone.`,
      { was: ends },
    );
  const unmapped = scope.finish(ends === 'never' ? ['end_time'] : []);
  return unmapped === undefined ? unit : { ...unit, unmapped };
};

/** Who is above whom, by `class remoteId`: the first named, unless it closes a circle. */
export const parentsOf = (context: Context, offices: readonly DumpObject[]): Map<string, DumpObject> => {
  const key = (one: DumpObject): string => `${one.classIdentifier} ${one.remoteId}`;
  const parents = new Map<string, DumpObject>();
  for (const office of offices) {
    const reference = (
      office.data['ita-IT']?.['hold_employment'] as
        { remoteId?: string; classIdentifier?: string }[] | undefined
    )?.[0];
    const parent = reference && context.dump.get(reference.classIdentifier ?? '', reference.remoteId ?? '');
    if (parent === undefined) continue;
    let above: DumpObject | undefined = parent;
    while (above !== undefined && above !== office) above = parents.get(key(above));
    if (above === undefined) parents.set(key(office), parent);
  }
  return parents;
};
