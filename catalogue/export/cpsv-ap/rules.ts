import type { Text } from '../../../core/model/language.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { numbered } from '../../standards/numbered-lines.ts';
import { ownVocabulary } from '../../standards/vocabularies.ts';
import { joinTexts, plainText } from '../wordings.ts';
import { listed, part, type Node, type Setting } from './node.ts';

/** What a rule is about, with its name as people know it from the national model. */
export const ruleKinds = {
  audience: 'A chi è rivolto',
  applicants: 'Chi può fare domanda',
  'how-to': 'Come fare',
  terms: 'Condizioni di servizio',
  times: 'Tempi e scadenze',
  'special-case': 'Casi particolari',
} as const;
type RuleKind = keyof typeof ruleKinds;

export const ruleKindIri = (kind: RuleKind): string => `${ownVocabulary}rule:${kind}`;

/** What CPSV-AP has no field of its own for, but is a rule by which the service is done: `cpsv:Rule`, with the kind as its type. */
export const ruleNodes = ({ iris, wordings }: Setting, service: DraftService): Record<string, unknown> => {
  const rules: { kind: RuleKind; title?: Text | undefined; text: Text | undefined }[] = [
    { kind: 'audience', text: service.audience },
    { kind: 'applicants', text: wordings.text(service.applicants) },
    {
      kind: 'how-to',
      text: joinTexts(
        (service.howTo ?? []).flatMap((step) => wordings.text(step.text) ?? []),
        numbered,
      ),
    },
    { kind: 'terms', text: service.terms === undefined ? undefined : plainText(service.terms) },
    { kind: 'times', text: wordings.text(service.times?.note) },
    ...(service.specialCases ?? []).map((one) => ({
      kind: 'special-case' as const,
      title: wordings.text(one.when),
      text: wordings.text(one.then),
    })),
  ];
  return listed(
    'follows',
    rules
      .filter(({ text }) => text !== undefined)
      .map(({ kind, title, text }, index): Node => ({
        ...part(iris.service(service.id), 'rule', index),
        '@type': 'cpsv:Rule',
        type: ruleKindIri(kind),
        title: title ?? { it: ruleKinds[kind] },
        description: text,
      })),
  );
};
