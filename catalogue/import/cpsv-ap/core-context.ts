import { namespaces } from '../../standards/namespaces.ts';

/*
 * The names that CPSV-AP 3.2 gives to its classes and properties in JSON-LD, so that documents which refer to its context
 * by address are read without a network. `lang`: a text with its language; `link`: the IRI of another node.
 */
type Kind = 'lang' | 'link' | 'plain' | 'double' | 'duration';

/** Property, then what it is in RDF, then its kind. */
const named = 'identifier dct:identifier plain, name dct:title lang, description dct:description lang';
const open =
  'openingHours cv:openingHours link, availabilityRestriction cv:specialOpeningHoursSpecification link';
const classes: Readonly<Record<string, readonly [string, string]>> = {
  Address: [
    'locn:Address',
    'fullAddress locn:fullAddress lang, thoroughfare locn:thoroughfare lang, postName locn:postName lang, postCode locn:postCode plain, locatorDesignator locn:locatorDesignator plain, locatorName locn:locatorName lang, addressArea locn:addressArea lang, addressId locn:addressId plain, postOfficeBox locn:poBox plain, administrativeUnitLevel1 locn:adminUnitL1 lang, administrativeUnitLevel2 locn:adminUnitL2 lang',
  ],
  Agent: ['foaf:Agent', `${named}, address locn:address link, participates cv:participates link`],
  BusinessEvent: ['cv:BusinessEvent', 'type dct:type link'],
  Channel: [
    'cv:Channel',
    `${named}, type dct:type link, ownedBy cv:ownedBy link, hasInput cpsv:hasInput link, processingTime cv:processingTime duration, ${open}`,
  ],
  Code: ['skos:Concept', ''],
  Concept: ['skos:Concept', ''],
  ContactPoint: [
    'cv:ContactPoint',
    `hasEmail cv:email plain, hasTelephone cv:telephone plain, contactPage cv:contactPage link, ${open}`,
  ],
  Cost: [
    'cv:Cost',
    `${named}, hasValue cv:hasValue double, currency cv:currency link, ifAccessedThrough cv:ifAccessedThrough link, isDefinedBy cv:isDefinedBy link`,
  ],
  Dataset: [
    'dcat:Dataset',
    'identifier dct:identifier plain, title dct:title lang, hasPart dct:hasPart link, publisher dct:publisher link, landingPage dcat:landingPage link',
  ],
  Document: ['foaf:Document', ''],
  Event: ['cv:Event', `${named}, hasRelatedService cv:hasRelatedService link`],
  Evidence: [
    'cv:Evidence',
    `${named}, type dct:type link, isConformantTo dct:conformsTo link, language dct:language link, relatedDocumentation foaf:page link, supportsRequirement cv:supportsRequirement link`,
  ],
  EvidenceType: [
    'cv:EvidenceType',
    'identifier dct:identifier plain, evidenceTypeClassification cv:evidenceTypeClassification link',
  ],
  LegalResource: ['eli:LegalResource', 'related dct:relation link'],
  LifeEvent: ['cv:LifeEvent', 'type dct:type link'],
  LinguisticSystem: ['dct:LinguisticSystem', ''],
  Location: ['dct:Location', ''],
  Organization: ['org:Organization', ''],
  Output: ['cv:Output', `${named}, type dct:type link, language dct:language link`],
  Participation: ['cv:Participation', `${named}, role cv:role link, hasParticipant cv:hasParticipant link`],
  PublicOrganization: [
    'cv:PublicOrganisation',
    'preferredLabel skos:prefLabel lang, spatial dct:spatial link',
  ],
  PublicService: [
    'cpsv:PublicService',
    `${named}, addressee dct:audience link, contactPoint cv:contactPoint link, follows cpsv:follows link, functionsOfGovernment dct:type link, hasChannel cv:hasChannel link, hasCompetentAuthority cv:hasCompetentAuthority link, hasCost cv:hasCost link, hasInput cpsv:hasInput link, hasInputType cv:hasInputType link, hasLegalResource cv:hasLegalResource link, hasParticipation cv:hasParticipation link, holdsRequirement cv:holdsRequirement link, isClassifiedBy cv:isClassifiedBy link, isGroupedBy cv:isGroupedBy link, isPartOf dct:isPartOf link, keyword dcat:keyword lang, language dct:language link, processingTime cv:processingTime duration, produces cpsv:produces link, relatedService cv:relatedService link, requires dct:requires link, sector cv:sector link, spatial dct:spatial link, status adms:status link, thematicArea cv:thematicArea link`,
  ],
  Requirement: [
    'cv:Requirement',
    `${named}, type dct:type link, fulfils cv:fulfils link, hasSupportingEvidence cv:hasSupportingEvidence link`,
  ],
  Rule: [
    'cpsv:Rule',
    `${named}, type dct:type link, implements cpsv:implements link, language dct:language link`,
  ],
  TemporalEntity: ['time:TemporalEntity', 'description dct:description lang, frequency cv:frequency link'],
};

const types: Readonly<Partial<Record<Kind, string>>> = {
  link: '@id',
  double: 'http://www.w3.org/2001/XMLSchema#double',
  duration: 'http://www.w3.org/2001/XMLSchema#duration',
};

const term = (definition: string): [string, Record<string, string>] => {
  const [name = '', id = '', kind = 'plain'] = definition.split(' ');
  const type = types[kind as Kind];
  return [name, { '@id': id, ...(type === undefined ? {} : { '@type': type }) }];
};

/** What stands for the context of CPSV-AP wherever a document refers to it. */
export const coreContext: Readonly<Record<string, unknown>> = {
  ...namespaces,
  ...Object.fromEntries(
    Object.entries(classes).flatMap(([name, [id, properties]]) => [
      [name, id],
      ...properties
        .split(', ')
        .filter((definition) => definition !== '')
        .map((definition) => {
          const [property, meaning] = term(definition);
          return [`${name}.${property}`, meaning];
        }),
    ]),
  ),
};

/** Addresses under which the context of CPSV-AP is known: of any release, and with either spelling. */
export const isCoreContext = (address: string): boolean => /\/cpsv-ap[^/]*\.jsonld$/i.test(address);
