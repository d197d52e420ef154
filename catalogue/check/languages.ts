import type { Catalogue } from '../../core/model/catalogue.ts';
import { languages, type Language } from '../../core/model/language.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, isShown } from './finding-at.ts';
import { textsOf } from './texts.ts';

/** How much of a catalogue is there in a language, and how much of that no person has reviewed. */
export type Coverage = {
  language: Language;
  present: number;
  total: number;
  missingPercent: number;
  /** Of the translations that can be marked as reviewed: those of services, notices and phrases. */
  unreviewed: number;
  reviewable: number;
  unreviewedPercent: number;
};

const reviewableKinds: readonly Located['kind'][] = ['services', 'notices', 'phrases'];

// Rounded up: a language is only said to be complete when it is.
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.ceil((100 * part) / whole));

/** Coverage of every language that the town offers but Italian, which is always there. */
export const coverageOf = (catalogue: Catalogue, located: readonly Located[]): Coverage[] => {
  const texts = located.filter(isShown).flatMap(({ kind, record }) => {
    const { reviewed = [] } = record as { reviewed?: readonly Language[] };
    const isReviewable = reviewableKinds.includes(kind);
    return textsOf(record).map(({ text }) => ({ text, reviewed, isReviewable }));
  });
  return (catalogue.municipality.languages ?? languages)
    .filter((language) => language !== 'it')
    .map((language) => {
      const present = texts.filter(({ text }) => text[language] !== undefined);
      const reviewable = present.filter(({ isReviewable }) => isReviewable);
      const unreviewed = reviewable.filter(({ reviewed }) => !reviewed.includes(language)).length;
      return {
        language,
        present: present.length,
        total: texts.length,
        missingPercent: percent(texts.length - present.length, texts.length),
        unreviewed,
        reviewable: reviewable.length,
        unreviewedPercent: percent(unreviewed, reviewable.length),
      };
    });
};

/** What is missing in each language, and what nobody reviewed. */
export const languageFindings = (coverage: readonly Coverage[], located: readonly Located[]): Finding[] => {
  const town = located.find(({ kind }) => kind === 'municipality');
  if (town === undefined) return [];
  const hasOwnList = (town.record as { languages?: unknown }).languages !== undefined;
  const say = (message: string, fix: string): Finding =>
    findingAt(town, { path: ['languages'], message, fix });
  return coverage.flatMap(
    ({ language, present, total, missingPercent, unreviewed, reviewable, unreviewedPercent }) => [
      ...(missingPercent === 0
        ? []
        : [
            say(
              `${missingPercent} % of the texts are missing in ${language} (${total - present} of ${total}).`,
              `They are shown in Italian. Translate them, or ${hasOwnList ? 'take the language out of the list' : 'list the languages you offer'}.`,
            ),
          ]),
      ...(unreviewed === 0
        ? []
        : [
            say(
              `${unreviewedPercent} % of the translations into ${language} were reviewed by nobody (${unreviewed} of ${reviewable}).`,
              `They are marked as machine translations. Let somebody who speaks it read them, then write reviewed: [${language}] into the service, notice or phrase.`,
            ),
          ]),
    ],
  );
};
