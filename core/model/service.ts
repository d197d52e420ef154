import * as z from 'zod/mini';
import { Condition } from './condition.ts';
import {
  Id,
  Language,
  LocalDate,
  LocalMoment,
  PhoneNumber,
  Text,
  WebAddress,
  Wording,
  Words,
} from './language.ts';
import { ServiceAtPlace } from './place.ts';
import { Rich } from './rich.ts';
import { Channel, Cost, Fact, Input, Output, Step, Times } from './service-parts.ts';

const describe = <T extends z.ZodMiniType>(schema: T, words: string): T =>
  schema.check(z.describe(words)) as T;
const slugs = z.array(Id);

/** Every field of a service but its id. `Draft` has them all optional; `Published` requires those of `requiredToPublish`. */
const fields = {
  source: describe(z.string(), 'The system it was imported from.'),
  sourceId: describe(z.string(), 'Its identifier there; never changed. CPSV-AP dct:identifier.'),
  title: describe(Text, 'CPSV-AP dct:title; HSDS service.name; Modello Comuni "Titolo del servizio".'),
  summary: describe(
    Text,
    'At most 160 characters of Italian. CPSV-AP dct:description; Modello Comuni "Descrizione breve".',
  ),
  description: describe(
    Rich,
    'CPSV-AP dct:description; HSDS service.description; Modello Comuni "Descrizione estesa".',
  ),
  status: describe(
    z.enum(['active', 'suspended', 'inactive', 'in-development', 'internal']),
    'Only `active` services are shown. CPSV-AP adms:status; HSDS service.status; Modello Comuni "Stato del servizio".',
  ),
  statusReason: describe(Wording, 'Why it is not active. Modello Comuni "Motivo dello stato".'),
  authority: describe(
    Id,
    'The organisation that answers for it. CPSV-AP cv:hasCompetentAuthority; HSDS service.organization.',
  ),
  providedBy: describe(
    Id,
    'The organisation that really does it where it is not `authority`: a CAF, a concessionaire. HSDS organization.',
  ),
  responsibleUnit: describe(
    Id,
    'The office. CPSV-AP cv:ownedBy; Modello Comuni "Unità organizzativa responsabile".',
  ),
  audience: describe(
    Text,
    'Who it is for. CPSV-AP cpsv:follows (rule); HSDS eligibility_description; Modello Comuni "A chi è rivolto".',
  ),
  applicants: describe(Wording, 'Who may ask for it. Modello Comuni "Chi può fare domanda".'),
  howTo: describe(
    z.array(Step),
    'The steps, in order. HSDS application_process; Modello Comuni "Come fare".',
  ),
  inputs: describe(z.array(Input), 'What to bring. CPSV-AP cpsv:hasInput; Modello Comuni "Cosa serve".'),
  outputs: describe(
    z.array(Output),
    'What one gets. CPSV-AP cpsv:produces; Modello Comuni "Cosa si ottiene".',
  ),
  times: describe(Times, 'CPSV-AP cv:processingTime; Modello Comuni "Tempi e scadenze".'),
  costs: describe(z.array(Cost), 'CPSV-AP cv:hasCost; HSDS cost_option; Modello Comuni "Quanto costa".'),
  channels: describe(z.array(Channel), 'CPSV-AP cv:hasChannel; Modello Comuni "Accedi al servizio".'),
  places: describe(z.array(ServiceAtPlace), 'Where. HSDS service_at_location.'),
  easyToRead: describe(
    Rich,
    'The whole in easy-to-read language (Inclusion Europe): short sentences, one thought each. The card offers it where the language has it.',
  ),
  terms: describe(Rich, 'Conditions of use. Modello Comuni "Condizioni di servizio".'),
  specialCases: describe(
    z.array(
      z.strictObject({
        when: Wording,
        then: Wording,
        source: z.optional(z.string()),
        url: z.optional(WebAddress),
        date: z.optional(LocalDate),
      }),
    ),
    'Other rules for some people, with source and date. Modello Comuni "Casi particolari".',
  ),
  topics: describe(slugs, 'CPSV-AP dct:subject; Modello Comuni "Argomenti".'),
  category: describe(Id, 'CPSV-AP cv:thematicArea; Modello Comuni "Categoria di servizio".'),
  needs: describe(slugs, 'The needs it answers. CPSV-AP cv:isGroupedBy (life event).'),
  lifeEvents: describe(z.array(WebAddress), 'IRIs of life or business events. CPSV-AP cv:isGroupedBy.'),
  languages: describe(
    z.array(Language),
    'Languages spoken at the desk. CPSV-AP dct:language; HSDS language.',
  ),
  requires: describe(slugs, 'Services needed before this one. CPSV-AP dct:requires.'),
  related: describe(slugs, 'CPSV-AP dct:relation; Modello Comuni "Servizi correlati".'),
  legalBasis: describe(
    z.array(z.strictObject({ title: z.string(), url: z.optional(WebAddress) })),
    'CPSV-AP cv:hasLegalResource.',
  ),
  facts: describe(z.array(Fact), 'Source and date of each fact that is law or tariff.'),
  contacts: describe(
    z.array(
      z.strictObject({
        label: z.optional(Wording),
        phone: z.optional(PhoneNumber),
        email: z.optional(z.string()),
        url: z.optional(WebAddress),
      }),
    ),
    'CPSV-AP cv:hasContactPoint; Modello Comuni "Contatti".',
  ),
  validFrom: describe(LocalDate, 'HSDS schedule.valid_from.'),
  validTo: describe(LocalDate, 'HSDS schedule.valid_to.'),
  modified: describe(
    LocalMoment,
    'CPSV-AP dct:modified; HSDS last_modified; Modello Comuni "Ultimo aggiornamento".',
  ),
  verifiedAt: describe(LocalDate, 'When the office last confirmed the card. HSDS assured_date.'),
  synonyms: describe(Words, 'The words people really use. HSDS alternate_name; skos:altLabel.'),
  eligibility: describe(Condition, 'Over the answers of the guide. CPSV-AP cv:hasCriterion.'),
  speech: describe(Text, 'What is spoken where the title would be read badly.'),
  discreet: describe(z.boolean(), 'Nothing readable on paper, in a QR code or in a list that others see.'),
  reviewed: describe(
    z.array(Language),
    'Languages whose texts a person has reviewed; all others but Italian count as machine translation.',
  ),
  unmapped: describe(z.record(z.string(), z.unknown()), 'What an import could not map, kept as it was.'),
} as const;

/** What must be there before a service can be published; the rest is a warning. */
export const requiredToPublish = [
  'title',
  'summary',
  'status',
  'authority',
  'responsibleUnit',
  'channels',
  'topics',
  'needs',
  'modified',
] as const;

/** A service in the source form or from an import: only the id is required, and a card with holes still helps. */
export const DraftService = z.extend(z.partial(z.strictObject(fields)), { id: Id });
export type DraftService = z.infer<typeof DraftService>;

/** A service that may be published. CPSV-AP `cpsv:PublicService`. */
export const PublishedService = z.required(DraftService, {
  title: true,
  summary: true,
  status: true,
  authority: true,
  responsibleUnit: true,
  channels: true,
  topics: true,
  needs: true,
  modified: true,
});
export type PublishedService = z.infer<typeof PublishedService>;
