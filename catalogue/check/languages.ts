import { languages, type Language } from '../../core/model/language.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Located } from '../source/read-source.ts';
import { textsOf } from './texts.ts';

/** How much of the catalogue's texts there is in a language. */
export type Coverage = { language: Language; present: number; total: number; missingPercent: number };

/** Hidden records are not counted: nobody reads them. */
const isShown = ({ kind, record }: Located): boolean =>
  kind !== 'services' || (record as { status?: string }).status === 'active';

/** Coverage of every language that the town offers but Italian, which is always there. */
export const coverageOf = (catalogue: Catalogue, located: readonly Located[]): Coverage[] => {
  const texts = located.filter(isShown).flatMap(({ record }) => textsOf(record));
  return (catalogue.municipality.languages ?? languages)
    .filter((language) => language !== 'it')
    .map((language) => {
      const present = texts.filter(({ text }) => text[language] !== undefined).length;
      const missing = texts.length - present;
      // Rounded up: a language is only said to be complete when it is.
      return {
        language,
        present,
        total: texts.length,
        missingPercent: texts.length === 0 ? 0 : Math.ceil((100 * missing) / texts.length),
      };
    });
};
