import type { DraftService } from '../../../core/model/service.ts';
import type { Cost, Input } from '../../../core/model/service-parts.ts';
import type { Text } from '../../../core/model/language.ts';
import type { Rich } from '../../../core/model/rich.ts';
import { fromNumbered } from '../../standards/numbered-lines.ts';
import { plainToRich } from '../../standards/plain-rich.ts';
import { ownVocabulary } from '../../standards/vocabularies.ts';
import type { FindId } from './channels.ts';
import { names } from './names.ts';
import type { Scope } from './scope.ts';

/** Plain text of several languages as rich text. */
export const richOf = (text: Text): Rich =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, plainToRich(words ?? '')]),
  ) as Rich;

/** A name that is only an IRI says nothing to people: the description, or its last word, stands for it. */
const readable = (scope: Scope, text: Text | undefined): Text | undefined =>
  text !== undefined && /^https?:\/\/\S+$/.test(text.it)
    ? undefined
    : (text ??
      (scope.isThere
        ? undefined
        : { it: decodeURIComponent(/[^/#:]+$/.exec(scope.key)?.[0] ?? scope.key).replace(/_/g, ' ') }));

export const inputsOf = (scope: Scope, idOf: FindId): Input[] =>
  scope.links(names.input).flatMap((key): Input[] => {
    const part = scope.part(key, 'hasInput');
    part.one(names.identifier);
    const title = readable(part, part.text(names.title));
    const condition = part.text(names.description);
    const isOptional = part.links(names.type).includes(`${ownVocabulary}evidence:optional`);
    const obtainFrom = part.text(names.note);
    const obtainService = part.links(names.seeAlso).flatMap((one) => idOf('service', one) ?? [])[0];
    part.finish();
    const name = title ?? condition;
    if (name === undefined) return [];
    return [
      {
        name,
        ...(isOptional ? { required: false } : {}),
        ...(title === undefined || condition === undefined ? {} : { condition }),
        ...(obtainFrom === undefined ? {} : { obtainFrom }),
        ...(obtainService === undefined ? {} : { obtainService }),
      },
    ];
  });

export const outputsOf = (scope: Scope): NonNullable<DraftService['outputs']> =>
  scope.links(names.output).flatMap((key): NonNullable<DraftService['outputs']> => {
    const part = scope.part(key, 'produces');
    part.one(names.identifier);
    const name = readable(part, part.text(names.title)) ?? part.text(names.description);
    part.finish();
    return name === undefined ? [] : [{ name }];
  });

export const costsOf = (scope: Scope): Cost[] =>
  scope.links(names.cost).flatMap((key): Cost[] => {
    const part = scope.part(key, 'hasCost');
    part.one(names.identifier);
    const said = part.one(names.amount);
    const amount =
      said === undefined || !/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(said)
        ? undefined
        : Math.round(Number(said) * 100);
    if (said !== undefined && amount === undefined) part.keep('hasValue', said, 'Not an amount.', 'amount');
    const currency = /[A-Z]{3}$/.exec(part.one(names.currency) ?? '')?.[0];
    const label = part.text(names.description) ?? part.text(names.title);
    const condition = part.text(names.note);
    part.finish();
    if (amount === undefined && label === undefined) return [];
    return [
      {
        ...(amount === undefined ? {} : { amount }),
        ...(currency === undefined || currency === 'EUR' ? {} : { currency }),
        ...(label === undefined ? {} : { label }),
        ...(condition === undefined ? {} : { condition }),
      },
    ];
  });

export const legalBasisOf = (scope: Scope): NonNullable<DraftService['legalBasis']> =>
  scope.links(names.law).map((key) => {
    const part = scope.part(key, 'hasLegalResource');
    part.one(names.identifier);
    const title = part.text(names.title)?.it ?? part.text(names.description)?.it ?? key;
    const [see] = part.links(names.seeAlso).concat(part.one(names.seeAlso) ?? []);
    const url = [see, key].find((one) => one !== undefined && /^https?:\/\/\S+$/.test(one));
    part.finish();
    return { title, ...(url === undefined ? {} : { url }) };
  });

/** Rules: ours by their type, all others as conditions of use. */
export const applyRules = (scope: Scope, service: DraftService): void => {
  for (const key of scope.links(names.rule)) {
    const part = scope.part(key, 'follows');
    part.one(names.identifier);
    const kind = part.links(names.type)[0]?.replace(`${ownVocabulary}rule:`, '');
    const title = part.text(names.title);
    const text = part.text(names.description, true);
    part.finish();
    if (text === undefined) continue;
    if (kind === 'audience') service.audience = text;
    else if (kind === 'applicants') service.applicants = text;
    else if (kind === 'times') service.times = { ...service.times, note: text };
    else if (kind === 'how-to') {
      const steps = Object.entries(text).map(
        ([language, words]) => [language, fromNumbered(words ?? '')] as const,
      );
      const count = Math.max(...steps.map(([, lines]) => lines.length));
      service.howTo = Array.from({ length: count }, (_, index) => {
        const step = Object.fromEntries(
          steps.flatMap(([language, lines]) =>
            lines[index] === undefined ? [] : [[language, lines[index]]],
          ),
        ) as Text;
        return { text: step.it === undefined ? { ...step, it: Object.values(step)[0] ?? '' } : step };
      });
    } else if (kind === 'special-case')
      service.specialCases = [...(service.specialCases ?? []), { when: title ?? text, then: text }];
    else {
      const rich = richOf(text);
      service.terms =
        service.terms === undefined ? rich : { ...service.terms, it: [...service.terms.it, ...rich.it] };
    }
  }
};
