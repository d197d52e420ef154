import type { DraftService } from '../../../core/model/service.ts';
import { numbered } from '../../standards/numbered-lines.ts';
import { plainText } from '../wordings.ts';
import {
  contactNodes,
  idOf,
  locationNode,
  node,
  organizationNode,
  ownScheme,
  phoneNodes,
  scheduleNodes,
  type Node,
  type Setting,
} from './nodes.ts';

const statuses: Readonly<Record<NonNullable<DraftService['status']>, string>> = {
  active: 'active',
  suspended: 'temporarily closed',
  inactive: 'inactive',
  'in-development': 'inactive',
  internal: 'inactive',
};

const attributeNodes = (setting: Setting, service: DraftService): Node[] => {
  const path = `service/${service.id}`;
  const term = (kind: string, id: string, index: number): Node => ({
    id: idOf(setting, path, kind, index),
    link_type: kind,
    link_entity: 'service',
    taxonomy_term: {
      id: idOf(setting, 'topic', id),
      code: id,
      name: setting.catalogue.topics.find((topic) => topic.id === id)?.name.it ?? id,
      description: '',
      taxonomy: 'topics',
      language: 'ita',
    },
  });
  return [
    {
      id: idOf(setting, path, 'identifier'),
      link_type: 'identifier',
      link_entity: 'service',
      value: service.id,
      taxonomy_term: {
        id: idOf(setting, 'identifier'),
        code: ownScheme,
        name: ownScheme,
        description: '',
        taxonomy: ownScheme,
        language: 'ita',
      },
    },
    ...(service.topics ?? []).map((id, index) => term('topic', id, index)),
    ...(service.category === undefined ? [] : [term('category', service.category, 0)]),
  ];
};

const priceWords = (amount: number | undefined, currency: string): string =>
  amount === undefined
    ? ''
    : amount === 0
      ? 'Gratis'
      : `${(amount / 100).toFixed(2).replace('.', ',')} ${currency}`;

/** A service with all that belongs to it inside, as `GET /services/{id}` of HSDS answers. Texts are the Italian ones: HSDS knows one language. */
export const serviceNode = (setting: Setting, service: DraftService): Node => {
  const {
    catalogue,
    wordings: { italian },
  } = setting;
  const { channels = [], costs = [], times } = service;
  const path = `service/${service.id}`;
  const title = service.title?.it ?? service.id;
  const organisation = catalogue.organisations.find(
    ({ id }) => id === (service.providedBy ?? service.authority),
  ) ??
    catalogue.organisations.find(({ kind }) => kind === 'town') ?? {
      id: catalogue.municipality.id,
      name: catalogue.municipality.name,
      kind: 'town' as const,
    };
  const unit = catalogue.units.find(({ id }) => id === service.responsibleUnit);
  const brackets = (...parts: string[]): string => {
    const [first = '', ...more] = parts.filter((part) => part !== '');
    return more.length === 0 ? first : `${first} (${more.join('; ')})`;
  };
  return node({
    id: idOf(setting, path),
    name: title,
    alternate_name: service.synonyms?.it?.join(', '),
    description:
      (service.description === undefined ? service.summary : plainText(service.description))?.it ?? title,
    url: channels.find(({ type, url }) => type === 'online' && url !== undefined)?.url,
    email: channels.find(({ email }) => email !== undefined)?.email,
    status: statuses[service.status ?? 'inactive'],
    application_process: numbered(
      (service.howTo ?? []).map(({ text }) => italian(text)).filter((text) => text !== ''),
    ),
    fees_description: costs
      .map(({ amount, currency = 'EUR', label, condition }) =>
        brackets(priceWords(amount, currency), italian(label), italian(condition)),
      )
      .join('\n'),
    wait_time:
      times?.immediate === true
        ? '0 giorni'
        : times?.maxDays === undefined
          ? undefined
          : `${times.maxDays} giorni`,
    eligibility_description: service.audience?.it,
    assured_date: service.verifiedAt,
    last_modified: service.modified && `${service.modified.padEnd(16, 'T00:00')}:00Z`,
    organization: organizationNode(setting, organisation),
    program:
      unit &&
      node({
        id: idOf(setting, 'program', unit.id),
        name: unit.name?.it ?? unit.id,
        alternate_name: unit.id,
        description: unit.purpose?.it ?? unit.name?.it ?? unit.id,
      }),
    phones: phoneNodes(
      setting,
      path,
      channels.flatMap(({ phone = [] }) => phone),
    ),
    languages: (service.languages ?? []).map((code, index) => ({
      id: idOf(setting, path, 'language', index),
      code,
      name: code,
    })),
    cost_options: costs.map(({ amount, currency = 'EUR', label, condition }, index) =>
      node({
        id: idOf(setting, path, 'cost', index),
        option: italian(label),
        ...(amount === undefined ? {} : { amount: amount / 100, currency: currency.toLowerCase() }),
        amount_description: italian(condition),
      }),
    ),
    required_documents: (service.inputs ?? []).map(({ name, required, condition }, index) => ({
      id: idOf(setting, path, 'document', index),
      document: brackets(italian(name), required === false ? 'facoltativo' : '', italian(condition)),
    })),
    contacts: contactNodes(setting, path, service.contacts),
    service_at_locations: (service.places ?? []).flatMap(({ place: id, desk, hours }, index) => {
      const place = catalogue.places.find((one) => one.id === id);
      const at = `${path}/at/${index}`;
      return place === undefined
        ? []
        : [
            node({
              id: idOf(setting, at),
              description: desk?.it,
              location: locationNode(setting, place),
              schedules: scheduleNodes(setting, at, hours),
            }),
          ];
    }),
    attributes: attributeNodes(setting, service),
  });
};
