import { languages, type Words } from '../../../core/model/language.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { languageAuthority, languageCodes, ownVocabulary, statusOf } from '../../standards/vocabularies.ts';
import { shorten } from '../text.ts';
import { readChannels, type FindId } from './channels.ts';
import { contactsOf } from './contacts.ts';
import { names } from './names.ts';
import { Scope, type Context } from './scope.ts';
import { applyRules, costsOf, inputsOf, legalBasisOf, outputsOf, richOf } from './service-parts.ts';

const maxSummary = 160;

const describeService = (scope: Scope, service: DraftService): void => {
  const abstract = scope.text(names.abstract);
  const description = scope.text(names.description, true);
  // Some data repeats the service's own address where words belong.
  const words =
    description !== undefined && /^https?:\/\/\S+$/.test(description.it) ? undefined : description;
  if (description !== undefined && words === undefined)
    scope.keep('description', description.it, 'An address is no description.', 'address');
  if (abstract !== undefined) service.summary = abstract;
  if (words === undefined) return;
  if (abstract === undefined) {
    service.summary = Object.fromEntries(
      Object.entries(words).map(([language, text]) => [
        language,
        shorten((text ?? '').replace(/\s+/g, ' '), maxSummary),
      ]),
    ) as typeof words;
    if (service.summary?.it === words.it) return;
    scope.note(
      'mended',
      'summary',
      'description',
      `Shortened to ${maxSummary} characters; the whole stands in the description.`,
      { was: words.it },
    );
  } else if (abstract.it === words.it) return;
  service.description = richOf(words);
};

const timesOf = (scope: Scope, service: DraftService): void => {
  const said = scope.one(names.processingTime);
  if (said === undefined) return;
  const [, years = 0, months = 0, weeks = 0, days = 0, time] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T.*)?$/.exec(said) ?? [];
  const total = Number(years) * 365 + Number(months) * 30 + Number(weeks) * 7 + Number(days);
  if (total > 0) service.times = { ...service.times, maxDays: total };
  else if (/^PT0[HMS]$/.test(said)) service.times = { ...service.times, immediate: true };
  else if (time !== undefined) service.times = { ...service.times, note: { it: said } };
  else scope.keep('processingTime', said, 'Not a length of time.', 'duration');
};

const statusFrom = (scope: Scope): NonNullable<DraftService['status']> => {
  const said = scope.one(names.status);
  const known = Object.entries(statusOf).find(([, iri]) => iri === said)?.[0] as
    keyof typeof statusOf | undefined;
  if (known !== undefined) return known;
  const guess = said === undefined || /active|completed|published/i.test(said) ? 'active' : 'inactive';
  scope.note(
    'guessed',
    'status',
    'status',
    said === undefined ? 'It says no state: taken as active.' : 'A state of another vocabulary.',
    { was: said, now: guess },
  );
  return guess;
};

/** A node of class `cpsv:PublicService`. */
export const serviceOf = (
  context: Context,
  key: string,
  id: string,
  sourceId: string,
  idOf: FindId,
): DraftService => {
  const scope = new Scope(context, key, `services/${id}`);
  const service: DraftService = { id, source: 'cpsv-ap', sourceId };
  const spoken = scope
    .links(names.language)
    .flatMap((iri) => languages.find((one) => iri === `${languageAuthority}${languageCodes[one]}`) ?? []);
  const [only] = spoken;
  if (spoken.length === 1 && only !== undefined) scope.untagged = only;
  scope.one(names.identifier);
  const title = scope.text(names.title);
  if (title !== undefined) service.title = title;
  describeService(scope, service);
  service.status = statusFrom(scope);
  const known = (kind: Parameters<FindId>[0], properties: readonly string[]): string[] => {
    const keys = scope.links(properties);
    for (const one of keys)
      if (idOf(kind, one) === undefined)
        scope.note('dangling', kind, kind, `Names ${one}, which is not in the data.`, { was: one });
    return [...new Set(keys.flatMap((one) => idOf(kind, one) ?? []))];
  };
  const put = <Field extends keyof DraftService>(
    field: Field,
    value: DraftService[Field] | undefined,
  ): void => {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) service[field] = value;
  };
  const [authority, ...more] = known('organisation', names.authority);
  put('authority', authority);
  if (more.length > 0) scope.keep('hasCompetentAuthority', more, 'There is room for one only.', 'several');
  const participants = scope.links(names.participation).flatMap((one) => {
    const part = scope.part(one, 'hasParticipation');
    // Others take part as well: inspectors, advisers. Who they are is kept, not shown as who does it.
    const isProvider = part.links(names.role).includes(`${ownVocabulary}role:provider`);
    const who = isProvider ? part.links(names.participant) : [];
    part.one(names.identifier);
    if (isProvider) part.values(names.description);
    else part.keep('role', part.links(names.role), 'A role that has no field here.', 'role');
    part.finish();
    return who.flatMap((organisation) => idOf('organisation', organisation) ?? []);
  });
  put(
    'providedBy',
    [...participants, ...known('organisation', names.provider)].find((one) => one !== authority),
  );
  put('responsibleUnit', known('unit', names.ownedBy)[0]);
  timesOf(scope, service);
  applyRules(scope, service);
  put('inputs', inputsOf(scope, idOf));
  put('outputs', outputsOf(scope));
  put('costs', costsOf(scope));
  const { channels, places } = readChannels(scope, idOf);
  put('channels', channels);
  put('places', places);
  const areas = known('topic', names.area);
  put('category', areas[0]);
  put('topics', [...new Set([...known('topic', [...names.subject, ...names.type]), ...areas.slice(1)])]);
  const events = scope.links(names.event);
  put(
    'lifeEvents',
    events.filter((iri) => /^https?:\/\/\S+$/.test(iri)),
  );
  const own = events.filter((iri) => !/^https?:/.test(iri));
  if (own.length > 0)
    scope.keep('isGroupedBy', own, 'Events without a web address: needs are found by title.', 'event');
  put('languages', spoken);
  put(
    'requires',
    known('service', names.requires).filter((one) => one !== id),
  );
  put(
    'related',
    known('service', names.related).filter((one) => one !== id),
  );
  put('legalBasis', legalBasisOf(scope));
  put(
    'contacts',
    contactsOf(scope).map(({ hours: _hours, ...contact }) => contact),
  );
  put('modified', /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?/.exec(scope.one(names.modified) ?? '')?.[0]);
  const synonyms: Words = {};
  for (const value of scope.values(names.keyword)) {
    const tag = value.kind === 'words' ? value.language : '';
    const language = languages.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? scope.untagged;
    if (value.kind === 'words') (synonyms[language] ??= []).push(value.text);
  }
  if (Object.keys(synonyms).length > 0) service.synonyms = synonyms;
  const unmapped = scope.finish();
  if (unmapped !== undefined) service.unmapped = unmapped;
  return service;
};
