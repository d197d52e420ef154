import type { Catalogue } from '../../core/model/catalogue.ts';
import { isTimeZone, localDate } from '../../core/schedule/local-time.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt } from './finding-at.ts';

/** A card that its office has not confirmed for a year, or never. */
export type StaleCard = { unit: string; office: string; service: string; title: string; verifiedAt: string };

/** The date in the town, `YYYY-MM-DD`; where its time zone is a mistake, the date in UTC is near enough for what is overdue. */
export const townDate = ({ municipality: { timeZone } }: Catalogue, now: number): string =>
  localDate(now, isTimeZone(timeZone) ? timeZone : 'UTC');

/** A card is confirmed once a year (K27). `today` and the answer are local dates, `YYYY-MM-DD`. */
const yearBefore = (today: string): string => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;

/** The cards that people see and nobody confirmed for twelve months, by office, the oldest first. */
export const staleCards = (catalogue: Catalogue, today: string): StaleCard[] => {
  const limit = yearBefore(today);
  const names = new Map(catalogue.units.map(({ id, name }) => [id, name?.it ?? id]));
  return catalogue.services
    .filter(({ status, verifiedAt }) => status === 'active' && (verifiedAt ?? '') < limit)
    .map(({ id, title, responsibleUnit = '', verifiedAt = '' }) => ({
      unit: responsibleUnit,
      office: names.get(responsibleUnit) ?? responsibleUnit,
      service: id,
      title: title?.it ?? id,
      verifiedAt,
    }))
    .toSorted((a, b) => {
      const [one, other] = [a, b].map((card) => `${card.office}\n${card.verifiedAt}\n${card.service}`);
      return (one ?? '') < (other ?? '') ? -1 : 1;
    });
};

/** A cell of CSV (RFC 4180). What a spreadsheet would take for a formula stays text. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** The list as CSV, for whoever sends it round the offices. */
export const staleCsv = (cards: readonly StaleCard[]): string =>
  [
    ['office', 'service', 'title', 'verified at'],
    ...cards.map(({ office, service, title, verifiedAt }) => [office, service, title, verifiedAt]),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');

/** Cards that a finding names; `check --stale` lists all. */
const named = 3;

/** A finding for each office that has cards to confirm, in the office's own file. */
export const staleFindings = (
  catalogue: Catalogue,
  located: readonly Located[],
  today: string,
): Finding[] => {
  const at = (kind: Located['kind'], id: string): Located | undefined =>
    located.find((one) => one.kind === kind && (one.record as { id: string }).id === id);
  return [...Map.groupBy(staleCards(catalogue, today), ({ unit }) => unit)].flatMap(([unit, cards]) => {
    // Where there is no such office, the first of its cards stands for it.
    const one = at('units', unit) ?? at('services', cards[0]?.service ?? '');
    if (one === undefined) return [];
    const names = cards.slice(0, named).map(({ service }) => service);
    const more = cards.length - names.length;
    return [
      findingAt(one, {
        path: [],
        message: `${unit === '' ? 'No office has' : `${cards[0]?.office ?? unit} has not`} confirmed ${cards.length === 1 ? 'this card' : `these ${cards.length} cards`} for twelve months: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
        fix: 'Ask the office, mend what has changed, and set verifiedAt to the day; check --stale lists them all.',
      }),
    ];
  });
};
