import type { Language } from '../../core/model/language.ts';
import { indexInSteps } from '../../core/search/create-index.ts';
import { eachNeedDocument, eachServiceDocument } from '../../core/search/documents.ts';
import type { Index } from '../../core/search/part.ts';
import { atOnce, type Steps } from '../../core/steps.ts';
import type { Generation } from '../catalogue/generation.ts';

type Pair = { services: Index; needs: Index };

/** The indexes of each generation: Italian once, the other languages over it. */
export type SearchIndexes = {
  /** Those of a language; what of them is not made yet is made now. */
  of: (generation: Generation, lang: Language) => Pair;
  /** Makes those of a language in small steps. `of` may be called in between, and goes on where these steps are. */
  prepare: (generation: Generation, lang: Language) => Steps<Pair>;
};

/** What is being made: whoever takes its next step brings it further for all. */
type Making = { steps: Steps<Pair>; made: Pair | undefined };

function* madeOf(making: Making): Steps<Pair> {
  while (making.made === undefined) {
    const step = making.steps.next();
    if (step.done !== true) yield;
    // One that failed before has ended without a value.
    else if ((step.value as Pair | undefined) === undefined) throw new Error('the index could not be made');
    else making.made = step.value;
  }
  return making.made;
}

export const createIndexes = (): SearchIndexes => {
  // By what was published: a generation that is only confirmed again, or that changes for a day, keeps its indexes.
  const known = new WeakMap<Generation['written'], Map<Language, Making>>();

  function* make({ written, services }: Generation, lang: Language, base: Making | undefined): Steps<Pair> {
    const italian = base === undefined ? undefined : yield* madeOf(base);
    return {
      services: yield* indexInSteps(eachServiceDocument(written, lang, services.values()), italian?.services),
      needs: yield* indexInSteps(eachNeedDocument(written, lang), italian?.needs),
    };
  }
  const makingOf = (generation: Generation, lang: Language): Making => {
    const ofGeneration = known.get(generation.written) ?? new Map<Language, Making>();
    known.set(generation.written, ofGeneration);
    const begun = ofGeneration.get(lang);
    if (begun !== undefined) return begun;
    const base = lang === 'it' ? undefined : makingOf(generation, 'it');
    const making: Making = { steps: make(generation, lang, base), made: undefined };
    ofGeneration.set(lang, making);
    return making;
  };
  const prepare: SearchIndexes['prepare'] = (generation, lang) => madeOf(makingOf(generation, lang));
  return { prepare, of: (generation, lang) => atOnce(prepare(generation, lang)) };
};
