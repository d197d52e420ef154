import type { Text } from '../../../core/model/language.ts';
import type { DraftService } from '../../../core/model/service.ts';
import {
  currencyAuthority,
  languageAuthority,
  languageCodes,
  ownVocabulary,
  statusOf,
} from '../../standards/vocabularies.ts';
import { plainText } from '../wordings.ts';
import { channelNodes } from './channels.ts';
import { contactPoints } from './contact-points.ts';
import { given, listed, part, worded, type Node, type Setting } from './node.ts';
import { ruleNodes } from './rules.ts';

/** An input that one may come without. */
export const optionalInput = `${ownVocabulary}evidence:optional`;
/** The role of whoever does the service for the authority. */
export const providerRole = `${ownVocabulary}role:provider`;

const durationOf = ({ times }: DraftService): string | undefined =>
  times?.immediate === true ? 'PT0S' : times?.maxDays === undefined ? undefined : `P${times.maxDays}D`;

const partNodes = ({ iris, wordings }: Setting, service: DraftService): Record<string, unknown> => {
  const owner = iris.service(service.id);
  /** The shapes ask for a title of everything: of an item without words its number is one. */
  const title = (text: Text | undefined, index: number): Text => text ?? { it: String(index + 1) };
  return {
    ...listed(
      'hasInput',
      (service.inputs ?? []).map(({ name, required, condition, obtainFrom, obtainService }, index): Node => ({
        ...part(owner, 'input', index),
        '@type': 'cv:Evidence',
        title: title(wordings.text(name), index),
        ...(required === false ? { type: optionalInput } : {}),
        ...worded('description', wordings, condition),
        ...worded('note', wordings, obtainFrom),
        ...given('seeAlso', obtainService, iris.service),
      })),
    ),
    ...listed(
      'produces',
      (service.outputs ?? []).map(({ name }, index): Node => ({
        ...part(owner, 'output', index),
        '@type': 'cv:Output',
        title: title(wordings.text(name), index),
      })),
    ),
    ...listed(
      'hasCost',
      (service.costs ?? []).map(({ amount, currency = 'EUR', label, condition }, index): Node => ({
        ...part(owner, 'cost', index),
        '@type': 'cv:Cost',
        ...(amount === undefined
          ? {}
          : { hasValue: String(amount / 100), currency: `${currencyAuthority}${currency}` }),
        ...worded('description', wordings, label),
        ...worded('note', wordings, condition),
      })),
    ),
    ...listed(
      'hasLegalResource',
      (service.legalBasis ?? []).map(({ title: name, url }): Node => ({
        '@type': 'eli:LegalResource',
        title: { it: name },
        ...given('seeAlso', url),
      })),
    ),
  };
};

const modifiedOf = (modified: string | undefined): Record<string, unknown> =>
  modified === undefined
    ? {}
    : modified.length === 10
      ? { modified }
      : { modified: { '@value': `${modified}:00`, '@type': 'xsd:dateTime' } };

/** A service as `cpsv:PublicService`, with all that belongs to it alone inside. */
export const serviceNode = (setting: Setting, service: DraftService): Node => {
  const { iris } = setting;
  const owner = iris.service(service.id);
  const title = service.title ?? { it: service.id };
  const description =
    service.description === undefined ? (service.summary ?? title) : plainText(service.description);
  return {
    '@id': owner,
    '@type': 'cpsv:PublicService',
    identifier: service.sourceId ?? service.id,
    title,
    ...given('abstract', service.summary),
    description,
    ...given('status', service.status, (status) => statusOf[status]),
    hasCompetentAuthority: iris.organisation(service.authority ?? setting.town),
    ...(service.providedBy === undefined
      ? {}
      : {
          hasParticipation: [
            {
              ...part(owner, 'participation', 0),
              '@type': 'cv:Participation',
              description: { it: 'Svolge il servizio' },
              role: providerRole,
              hasParticipant: iris.organisation(service.providedBy),
            },
          ],
        }),
    ...given('ownedBy', service.responsibleUnit, iris.unit),
    ...ruleNodes(setting, service),
    ...partNodes(setting, service),
    ...given('processingTime', durationOf(service)),
    ...channelNodes(setting, service),
    ...contactPoints(setting, owner, service.contacts),
    ...given('thematicArea', service.category, (id) => [iris.topic(id)]),
    ...listed('isClassifiedBy', (service.topics ?? []).map(iris.topic)),
    ...listed('isGroupedBy', [...(service.needs ?? []).map(iris.need), ...(service.lifeEvents ?? [])]),
    ...listed(
      'language',
      (service.languages ?? []).map((language) => `${languageAuthority}${languageCodes[language]}`),
    ),
    ...listed('requires', (service.requires ?? []).map(iris.service)),
    ...listed('relatedService', (service.related ?? []).map(iris.service)),
    ...modifiedOf(service.modified),
    ...given('keyword', service.synonyms),
  };
};
