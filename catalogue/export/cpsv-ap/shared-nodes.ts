import type { Catalogue } from '../../../core/model/catalogue.ts';
import { languages as allLanguages } from '../../../core/model/language.ts';
import {
  authenticationOf,
  channelCodes,
  channelVocabulary,
  countryAuthority,
  currencyAuthority,
  dailyFrequency,
  languageAuthority,
  languageCodes,
  statusNames,
  statusOf,
  weeklyFrequency,
} from '../../standards/vocabularies.ts';
import { contactPoints } from './contact-points.ts';
import { hoursNodes } from './hours.ts';
import { concept, given, worded, type Node, type Setting } from './node.ts';
import { ruleKindIri, ruleKinds } from './rules.ts';
import { optionalInput, providerRole } from './service-node.ts';

const channelNames: Readonly<Record<keyof typeof channelCodes, string>> = {
  counter: 'Sportello Pubblica Amministrazione',
  phone: 'Numero dedicato - Voce',
  online: 'Applicazione Web',
  post: 'Posta',
  email: 'Email tradizionale',
};

/** The concepts that services point to, typed: the shapes of CPSV-AP ask that whoever names one says that it is one. */
const vocabularyNodes = ({ services }: Catalogue): Node[] => {
  const currencies = new Set(
    services.flatMap(({ costs = [] }) => costs.map(({ currency = 'EUR' }) => currency)),
  );
  return [
    ...Object.entries(statusOf).map(([status, iri]) =>
      concept(iri, { it: statusNames[status as keyof typeof statusNames] }),
    ),
    ...Object.entries(channelCodes).map(([type, code]) =>
      concept(`${channelVocabulary}${code}`, { it: channelNames[type as keyof typeof channelNames] }),
    ),
    ...Object.entries(authenticationOf).map(([name, iri]) => concept(iri, { it: name.toUpperCase() })),
    ...[...currencies].sort().map((code) => concept(`${currencyAuthority}${code}`, { it: code })),
    ...Object.entries(ruleKinds).map(([kind, name]) =>
      concept(ruleKindIri(kind as keyof typeof ruleKinds), { it: name }),
    ),
    concept(optionalInput, { it: 'Facoltativo' }),
    concept(providerRole, { it: 'Soggetto che svolge il servizio' }),
    concept(weeklyFrequency, { it: 'Ogni settimana' }),
    concept(dailyFrequency, { it: 'Ogni giorno' }),
    ...allLanguages.map((language) => ({
      '@id': `${languageAuthority}${languageCodes[language]}`,
      '@type': 'dct:LinguisticSystem',
      identifier: languageCodes[language],
    })),
  ];
};

/** Events that a service names by an IRI of its own, such as those of the national vocabulary. The need that matches one gives its title. */
const eventNodes = ({ services, needs }: Catalogue): Node[] => {
  const iris = new Set(services.flatMap(({ lifeEvents = [] }) => lifeEvents));
  return [...iris].sort().map((iri) => ({
    '@id': iri,
    '@type': ['cv:LifeEvent', 'cv:Event'],
    identifier: iri,
    title: needs.find(({ closeMatch = [] }) => closeMatch.includes(iri))?.title ?? { it: iri },
  }));
};

/** Everything that services share: organisations, offices, places, needs, topics, concepts. */
export function* sharedNodes(setting: Setting, catalogue: Catalogue): Generator<Node> {
  const { iris, wordings } = setting;
  const { municipality } = catalogue;
  // The only country that the kiosk's catalogue speaks of by itself is that of its time zone.
  const country = municipality.timeZone === 'Europe/Rome' ? `${countryAuthority}ITA` : iris.place('country');
  yield {
    '@id': country,
    '@type': 'dct:Location',
    prefLabel: country.endsWith('ITA') ? { it: 'Italia' } : municipality.name,
  };
  const organisations = catalogue.organisations.some(({ id }) => id === setting.town)
    ? catalogue.organisations
    : [
        { id: setting.town, name: municipality.name, kind: 'town' as const, url: municipality.website },
        ...catalogue.organisations,
      ];
  for (const { id, name, shortName, kind, url, contacts } of organisations.map((one) => ({
    shortName: undefined,
    contacts: undefined,
    ...one,
  })))
    yield {
      '@id': iris.organisation(id),
      '@type': ['cv:PublicOrganisation', 'org:Organization', 'foaf:Agent'],
      identifier: id,
      prefLabel: name,
      title: name,
      'org:classification': kind,
      spatial: [country],
      ...given('skos:altLabel', shortName, (text) => ({ '@value': text.it, '@language': 'it' })),
      ...given('homepage', url),
      ...contactPoints(setting, iris.organisation(id), contacts),
    };
  for (const unit of catalogue.units)
    yield {
      '@id': iris.unit(unit.id),
      '@type': ['org:OrganizationalUnit', 'org:Organization'],
      identifier: unit.sourceId ?? unit.id,
      ...given('prefLabel', unit.name),
      ...given('description', unit.purpose),
      unitOf: iris.organisation(unit.organisation ?? setting.town),
      ...given('org:subOrganizationOf', unit.parent, (id) => ({ '@id': iris.unit(id) })),
      ...given('spatial', unit.places, (places) => places.map(iris.place)),
      ...contactPoints(setting, iris.unit(unit.id), unit.contacts),
      ...hoursNodes(unit.hours, wordings),
    };
  for (const place of catalogue.places)
    yield {
      '@id': iris.place(place.id),
      '@type': 'dct:Location',
      identifier: place.sourceId ?? place.id,
      ...given('prefLabel', place.name),
      ...worded('description', wordings, place.directions),
      ...(place.address === undefined && place.city === undefined
        ? {}
        : {
            address: {
              '@type': 'locn:Address',
              ...given('fullAddress', place.address, (it) => ({ it })),
              ...given('postName', place.city, (it) => ({ it })),
            },
          }),
      ...given('lat', place.lat, String),
      ...given('long', place.lon, String),
      ...contactPoints(setting, iris.place(place.id), place.contacts),
      ...hoursNodes(place.hours, wordings),
    };
  for (const need of catalogue.needs)
    yield {
      '@id': iris.need(need.id),
      '@type': ['cv:LifeEvent', 'cv:Event'],
      identifier: need.id,
      title: need.title,
      ...given('description', need.description),
      ...given('closeMatch', need.closeMatch),
    };
  for (const { id, name } of catalogue.topics) yield concept(iris.topic(id), name, { notation: id });
  yield* eventNodes(catalogue);
  yield* vocabularyNodes(catalogue);
}
