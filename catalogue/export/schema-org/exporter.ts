import type { Catalogue } from '../../../core/model/catalogue.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { irisOf } from '../iris.ts';
import type { Exporter } from '../exporter.ts';
import { jsonWithList } from '../json-lines.ts';
import { languagesOf, plainText, wordingsOf } from '../wordings.ts';
import { schemaHours } from './hours.ts';
import { channelNodes, contactNode, node, worded, type Node, type Setting } from './nodes.ts';

const serviceNode = (setting: Setting, catalogue: Catalogue, service: DraftService): Node => {
  const { iris, wordings, town } = setting;
  const organisation = (id: string | undefined): Node | undefined => {
    const found = catalogue.organisations.find((one) => one.id === id);
    return (
      found &&
      node({
        '@type': found.kind === 'association' ? 'Organization' : 'GovernmentOrganization',
        '@id': iris.organisation(found.id),
        name: worded(found.name),
        url: found.url,
      })
    );
  };
  const unit = catalogue.units.find(({ id }) => id === service.responsibleUnit);
  const topics = [
    ...new Set([...(service.category === undefined ? [] : [service.category]), ...(service.topics ?? [])]),
  ];
  return node({
    '@type': 'GovernmentService',
    '@id': iris.service(service.id),
    identifier: service.sourceId ?? service.id,
    name: worded(service.title ?? { it: service.id }),
    alternateName: languagesOf(service.synonyms ?? {}).flatMap((language) =>
      (service.synonyms?.[language] ?? []).map((word) =>
        language === 'it' ? word : { '@language': language, '@value': word },
      ),
    ),
    description: worded(service.description === undefined ? service.summary : plainText(service.description)),
    provider: organisation(service.authority) ?? town,
    serviceOperator: [
      organisation(service.providedBy) ?? [],
      unit === undefined
        ? []
        : node({
            '@type': 'GovernmentOffice',
            '@id': iris.unit(unit.id),
            name: worded(unit.name),
            contactPoint: [...(service.contacts ?? []), ...(unit.contacts ?? [])].map((contact) =>
              contactNode(setting, contact),
            ),
            openingHoursSpecification: schemaHours(unit.hours),
          }),
    ].flat(),
    areaServed: { '@type': 'AdministrativeArea', name: worded(catalogue.municipality.name) },
    audience:
      service.audience === undefined
        ? undefined
        : { '@type': 'Audience', audienceType: worded(service.audience) },
    category: topics.flatMap((id) => worded(catalogue.topics.find((topic) => topic.id === id)?.name) ?? []),
    availableChannel: channelNodes(setting, service),
    serviceOutput: (service.outputs ?? []).map(({ name }) =>
      node({ '@type': 'Thing', name: worded(wordings.text(name)) }),
    ),
    offers: (service.costs ?? []).map(({ amount, currency = 'EUR', label }) =>
      node({
        '@type': 'Offer',
        price: amount === undefined ? undefined : (amount / 100).toFixed(2),
        priceCurrency: amount === undefined ? undefined : currency,
        description: worded(wordings.text(label)),
      }),
    ),
    termsOfService: worded(service.terms === undefined ? undefined : plainText(service.terms)),
    isRelatedTo: (service.related ?? []).map((id) => ({ '@id': iris.service(id) })),
  });
};

/** `export schema-org`: what search engines read of a public service. */
export const schemaOrg: Exporter = {
  name: 'schema-org',
  summary: 'schema.org GovernmentService as JSON-LD, for search engines and web sites',
  output: 'FILE',
  description: `  The active services, each with its office, places, hours, channels, fees and audience.`,
  files: (catalogue, { base }) => {
    const { municipality, services } = catalogue;
    const iris = irisOf(base);
    const setting: Setting = {
      iris,
      wordings: wordingsOf(catalogue),
      places: new Map(catalogue.places.map((place) => [place.id, place])),
      town: node({
        '@type': 'GovernmentOrganization',
        '@id': iris.organisation(municipality.id),
        name: worded(municipality.name),
        url: municipality.website,
      }),
    };
    const nodes = function* () {
      for (const service of services)
        // What a search engine shows, people come for.
        if (service.status === 'active') yield serviceNode(setting, catalogue, service);
    };
    const context = ['https://schema.org', { '@language': 'it' }];
    return [{ name: '', content: jsonWithList({ '@context': context }, '@graph', nodes()) }];
  },
};
