import { nearestNeeds } from '../../core/search/nearest-needs.ts';
import { search, weakScore } from '../../core/search/search.ts';
import type { NeedView, SearchView } from '../contract/views.ts';
import type { ViewContext } from './context.ts';
import { needView, serviceHit } from './hits.ts';
import type { SearchIndexes } from './search-indexes.ts';

/** Hits on one screen and the next; whoever wants more types another letter. */
const maxHits = 12;
/** With fewer hits than this the nearest needs stand beside them. */
const fewHits = 3;
const maxNeeds = 4;

/** What was typed, answered: services, and where they are few the nearest needs. Never a dead end (K19). */
export const searchView = (context: ViewContext, indexes: SearchIndexes, text: string): SearchView => {
  const { generation, say } = context;
  const { services, needs } = indexes.of(generation, say.lang);
  const found = search(services, { text, lang: say.lang, limit: maxHits });
  const hits = found.flatMap(({ id, matched }) => {
    const service = generation.services.get(id);
    // A title explains itself; anything else is named, so that nobody wonders why it is there.
    const why = matched.field === 'title' ? undefined : say.message('why.word', { word: matched.text });
    return service === undefined
      ? []
      : [serviceHit(context, service, service.discreet === true ? undefined : why)];
  });
  const isSure = hits.length >= fewHits && (found[0]?.score ?? 0) >= weakScore;
  if (text.trim() === '' || isSure) return { hits, needs: [] };
  const nearest = nearestNeeds(needs, { text, lang: say.lang, limit: maxNeeds });
  return {
    hits,
    needs: nearest.map((id) => needView(context, id)).filter((need): need is NeedView => need !== undefined),
  };
};
