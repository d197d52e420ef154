import { createIndex } from '../../core/search/create-index.ts';
import { serviceDocuments } from '../../core/search/documents.ts';
import { search } from '../../core/search/search.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt } from './finding-at.ts';

/** Whoever searches looks at the first two screens of hits: what comes later is not found. */
const firstHits = 12;

/** The words by which a service must be found, and where they stand. Titles are in the other languages too; Italian is the words of most. */
const namesOf = (service: DraftService): { path: PropertyKey[]; text: string }[] => [
  ...(service.title === undefined ? [] : [{ path: ['title', 'it'], text: service.title.it }]),
  ...(service.synonyms?.it ?? []).map((text, index) => ({ path: ['synonyms', 'it', index], text })),
];

/**
 * Services that the kiosk's own search does not find by their title or by a synonym: other services have the same words, or the
 * words are ones that search leaves out.
 */
export const searchFindings = (
  catalogue: Catalogue,
  located: readonly Located[],
  onService?: (id: string) => void,
): Finding[] => {
  const shown = catalogue.services.filter(({ status, title }) => status === 'active' && title !== undefined);
  const index = createIndex(serviceDocuments(catalogue, 'it', shown));
  const places = new Map(
    located
      .filter(({ kind }) => kind === 'services')
      .map((one) => [(one.record as { id: string }).id, one] as const),
  );
  return shown.flatMap((service) => {
    onService?.(service.id);
    const one = places.get(service.id);
    if (one === undefined) return [];
    return namesOf(service)
      .filter(
        ({ text }) =>
          !search(index, { text, lang: 'it', limit: firstHits }).some(({ id }) => id === service.id),
      )
      .map(({ path, text }) =>
        findingAt(one, {
          path,
          message: `Whoever searches for "${text}" does not find this service among the first ${firstHits}.`,
          fix: 'Say it in words that are more its own, or add a synonym.',
        }),
      );
  });
};
