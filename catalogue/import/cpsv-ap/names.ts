import { namespaces } from '../../standards/namespaces.ts';
import { hasAuthenticationMethod } from '../../standards/vocabularies.ts';

/*
 * Properties and classes as CPSV-AP 3.2 has them, then as its earlier releases had them. `https` and `http` of schema.org
 * are one: the graph keeps the former.
 */
const { cpsv, cv, dct, foaf, locn, org, skos } = namespaces;
const schema = 'https://schema.org/';

export const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

export const classes = {
  service: [`${cpsv}PublicService`],
  organisation: [`${cv}PublicOrganisation`, `${cv}PublicOrganization`, `${dct}Agent`],
  unit: [`${org}OrganizationalUnit`],
  place: [`${dct}Location`],
} as const;

export const names = {
  identifier: [`${dct}identifier`],
  title: [
    `${dct}title`,
    `${skos}prefLabel`,
    `${schema}name`,
    'http://www.w3.org/2000/01/rdf-schema#label',
    `${foaf}name`,
  ],
  altLabel: [`${skos}altLabel`, `${dct}alternative`],
  abstract: [`${dct}abstract`],
  description: [`${dct}description`],
  note: [`${skos}note`],
  status: [`${namespaces.adms}status`],
  authority: [`${cv}hasCompetentAuthority`],
  provider: [`${cv}serviceProvider`, `${cpsv}provider`, `${cpsv}providedBy`],
  participation: [`${cv}hasParticipation`],
  role: [`${cv}role`],
  participant: [`${cv}hasParticipant`],
  ownedBy: [`${cv}ownedBy`],
  rule: [`${cpsv}follows`],
  type: [`${dct}type`],
  input: [`${cpsv}hasInput`],
  output: [`${cpsv}produces`],
  processingTime: [`${cv}processingTime`, `${cv}hasProcessingTime`],
  cost: [`${cv}hasCost`],
  amount: [`${cv}hasValue`, `${cv}value`],
  currency: [`${cv}currency`],
  channel: [`${cv}hasChannel`],
  login: [hasAuthenticationMethod],
  contact: [`${cv}contactPoint`, `${cv}hasContactPoint`, `${schema}contactPoint`],
  telephone: [`${cv}telephone`, `${schema}telephone`],
  email: [`${cv}email`, `${schema}email`],
  page: [`${cv}contactPage`, `${foaf}homepage`, `${schema}url`, `${foaf}page`],
  hours: [`${cv}openingHours`, `${schema}hoursAvailable`],
  special: [`${cv}specialOpeningHoursSpecification`],
  frequency: [`${cv}frequency`],
  day: [`${schema}dayOfWeek`],
  opens: [`${schema}opens`],
  closes: [`${schema}closes`],
  from: [`${schema}validFrom`],
  through: [`${schema}validThrough`],
  area: [`${cv}thematicArea`, `${cv}sector`],
  subject: [`${cv}isClassifiedBy`, `${dct}subject`],
  event: [`${cv}isGroupedBy`],
  law: [`${cv}hasLegalResource`, `${cv}hasFormalFramework`, `${cpsv}hasFormalFramework`],
  seeAlso: ['http://www.w3.org/2000/01/rdf-schema#seeAlso'],
  language: [`${dct}language`],
  requires: [`${dct}requires`],
  related: [`${cv}relatedService`, `${dct}relation`],
  modified: [`${dct}modified`],
  keyword: [`${namespaces.dcat}keyword`],
  spatial: [`${dct}spatial`, `${cpsv}physicallyAvailableAt`],
  address: [`${locn}address`],
  fullAddress: [`${locn}fullAddress`, `${locn}thoroughfare`],
  city: [`${locn}postName`],
  lat: ['http://www.w3.org/2003/01/geo/wgs84_pos#lat'],
  lon: ['http://www.w3.org/2003/01/geo/wgs84_pos#long'],
  unitOf: [`${org}unitOf`],
  parent: [`${org}subOrganizationOf`],
  kind: [`${org}classification`],
} as const;
