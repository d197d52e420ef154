import type { ServiceAtPlace } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { blocksOf, plainOf } from '../html-words.ts';
import { withoutEmptyLists } from '../given.ts';
import { capitalised, cleanText } from '../text.ts';
import { contactsOf } from './contacts.ts';
import { addCounter, loginsOf, onlineChannelsOf } from './channels.ts';
import type { DumpObject } from './dump.ts';
import { askOffice } from './ask-office.ts';
import { addLinks, legalBasisOf } from './links.ts';
import { spoken } from './locales.ts';
import type { Context } from './context.ts';
import { Scope } from './scope.ts';
import { costsOf, statusOf, timesOf } from './service-parts.ts';
import { titleForm, withoutAnnouncement } from './readable.ts';
import { casesOf, describeService } from './service-texts.ts';
import { isTest, noteIdentifier } from './test-sign.ts';
import { inputsOf, stepsOf, type FindService } from './steps.ts';

/** What all services of an import share. */
export type ServiceSetting = {
  city: string;
  organisation: string;
  officeNames: ReadonlyMap<string, string>;
  findService: FindService;
  /** Ids of topics by the name of a category (`type`). */
  categories: ReadonlyMap<string, string>;
  /** Places of units by their id. */
  placesOfUnit: ReadonlyMap<string, readonly string[]>;
};

const placesOf = (scope: Scope, units: readonly string[], setting: ServiceSetting): ServiceAtPlace[] =>
  scope.related('is_physically_available_at').flatMap((object) => {
    const place = scope.idOf(object);
    if (place === undefined) return [];
    const unit =
      units.find((id) => setting.placesOfUnit.get(id)?.includes(place)) ??
      (units.length === 1 ? units[0] : undefined);
    return [{ place, ...(unit === undefined ? {} : { unit }) }];
  });

/** A text under a heading: without the words that say the heading again. */
const calm = (scope: Scope, field: string, text: string): string => {
  const short = withoutAnnouncement(text);
  if (short !== text)
    scope.note('mended', 'announcement', field, 'Words that only announce the text were left out.', {
      was: text,
      now: short,
    });
  return capitalised(short);
};

/** A record of class `public_service`. */
export const serviceOf = (context: Context, object: DumpObject, setting: ServiceSetting): DraftService => {
  const id = context.ids['public_service']?.get(object.remoteId) ?? '';
  const scope = new Scope(context, object, `services/${id}`);
  const service: DraftService = { id, source: 'opencity', sourceId: object.remoteId };
  const title = scope.text('name');
  if (title !== undefined) {
    if (title.it !== String(object.data['ita-IT']?.['name'] ?? title.it))
      scope.note('mended', 'spaces', 'name', 'Spaces taken away.', { now: title.it });
    const it = titleForm(title.it);
    if (it !== title.it)
      scope.note('mended', 'title', 'name', 'The title as one reads it out.', { was: title.it, now: it });
    service.title = { ...title, it };
  }
  describeService(scope, service);

  const channels = scope.related('has_channel');
  service.status = statusOf(scope);
  noteIdentifier(scope, object);
  if (isTest(object)) {
    scope.note('test', 'test-record', 'status', 'It is called a test. Imported as inactive.', {
      was: service.status,
    });
    service.status = 'inactive';
  }
  const reason = plainOf(scope.nodes('status_note', scope.take('status_note')));
  if (reason !== '' && service.status !== 'active') service.statusReason = { it: reason };

  service.authority = setting.organisation;
  const units = scope.related('holds_role_in_time_ufficio').flatMap((unit) => scope.idOf(unit) ?? []);
  if (units[0] !== undefined) service.responsibleUnit = units[0];
  const places = placesOf(scope, units, setting);
  const unplaced = units.slice(1).filter((unit) => !places.some((one) => one.unit === unit));
  if (unplaced.length > 0)
    scope.keep(
      'holds_role_in_time_ufficio',
      unplaced,
      'Further responsible offices: the first was taken.',
      'second-office',
    );

  const audience = scope.text('audience');
  if (audience !== undefined) service.audience = { ...audience, it: calm(scope, 'audience', audience.it) };
  const applicants = scope.text('applicants');
  if (applicants !== undefined)
    service.applicants = { ...applicants, it: calm(scope, 'applicants', applicants.it) };
  const way = scope.nodes('how_to', scope.take('how_to'));
  const howTo = stepsOf(scope, 'how_to', way, setting.findService);
  if (howTo.length > 0) service.howTo = howTo;
  const inputs = inputsOf(scope.nodes('has_input', scope.take('has_input')));
  if (inputs.length > 0)
    scope.note(
      'guessed',
      'inputs',
      'has_input',
      `${inputs.length} things to bring, read from the items of a text: say which are not always needed.`,
    );
  service.inputs = inputs;
  service.outputs = scope.related('produces_output').map((output) => ({
    name: { it: cleanText(String(output.data['ita-IT']?.['name'] ?? output.name)).text },
  }));
  const times = timesOf(scope);
  if (times !== undefined) service.times = times;
  service.costs = costsOf(scope);
  service.channels = onlineChannelsOf(scope, channels, loginsOf(scope));
  if (places.length > 0) addCounter(scope, service.channels, plainOf(way));
  service.places = places;

  const conditions = blocksOf(scope.nodes('conditions', scope.take('conditions')));
  if (reason !== '' && service.status === 'active') conditions.unshift(reason);
  if (conditions.length > 0) service.terms = { it: conditions };
  const special = casesOf(scope.nodes('exceptions', scope.take('exceptions')));
  if (special.length > 0) service.specialCases = special;

  const topics = scope.related('topics').flatMap((topic) => scope.idOf(topic) ?? []);
  const [category, ...categories] = scope
    .list('type')
    .flatMap((name) => setting.categories.get(cleanText(String(name)).text) ?? []);
  service.topics = [...new Set([...topics, ...categories])];
  if (category !== undefined) service.category = category;
  const tongues = scope.list('has_language').map((name) => cleanText(String(name)).text);
  service.languages = tongues.flatMap((name) => spoken[name.toLowerCase()] ?? []);
  for (const name of tongues)
    if (spoken[name.toLowerCase()] === undefined)
      scope.keep('has_language', name, 'A language that the kiosk does not have.', 'language');
  const parts = scope.related('requires_service').flatMap((one) => scope.idOf(one) ?? []);
  // On these sites the "required" services are its parts, those that come after it too: a card must not send people there first.
  if (parts.length > 0)
    scope.note(
      'guessed',
      'parts',
      'requires_service',
      'Services that belong to it were taken as related: move those that are needed before it to requires.',
      { now: parts },
    );
  service.related = [
    ...new Set([...parts, ...scope.related('relation_service').flatMap((one) => scope.idOf(one) ?? [])]),
  ];
  service.legalBasis = legalBasisOf(scope);
  service.contacts = contactsOf(
    scope,
    'has_online_contact_point',
    scope.related('has_online_contact_point'),
    setting.officeNames,
  );
  addLinks(scope, service);
  askOffice(scope, service, setting.placesOfUnit);
  const words = [...scope.list('alternative_name'), ...scope.list('service_keyword')].map(
    (word) => cleanText(String(word)).text,
  );
  if (words.length > 0) service.synonyms = { it: [...new Set(words)] };
  const modified = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(object.modified)?.[0];
  if (modified !== undefined) service.modified = modified;
  const coverage = scope.list('has_spatial_coverage');
  if (coverage.some((place) => String(place).toLowerCase() !== setting.city.toLowerCase()))
    scope.keep('has_spatial_coverage', coverage, 'Further places that it is for.', 'coverage');
  scope.related('image');
  const unmapped = scope.finish();
  if (unmapped !== undefined) service.unmapped = unmapped;
  // A list of nothing is no field.
  return withoutEmptyLists<DraftService>(service);
};
