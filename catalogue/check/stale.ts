import type { Catalogue } from '../../core/model/catalogue.ts';

/** A card that its office has not confirmed for a year, or never. */
export type StaleCard = { unit: string; office: string; service: string; title: string; verifiedAt: string };

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
