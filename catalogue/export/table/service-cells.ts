import type { Catalogue } from '../../../core/model/catalogue.ts';
import type { Text, Words } from '../../../core/model/language.ts';
import type { Cost, Times } from '../../../core/model/service-parts.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { plainText, type Wordings } from '../wordings.ts';
import { contactCells, type Cells } from './cells.ts';

const statuses: Readonly<Record<NonNullable<DraftService['status']>, string>> = {
  active: 'attivo',
  suspended: 'sospeso',
  inactive: 'non attivo',
  'in-development': 'in preparazione',
  internal: 'interno',
};

const lines = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n');

/** An amount and what it is for; in another currency that stands before, where no importer takes it for euros. */
const costLine = ({ italian }: Wordings, { amount, currency = 'EUR', label, condition }: Cost): string => {
  const words = [italian(label), italian(condition)].filter((one) => one !== '').join(', ');
  if (amount === undefined) return words;
  if (amount === 0 && words === '') return 'gratis';
  const price = (amount / 100).toFixed(2).replace('.', ',');
  return currency === 'EUR' ? `${price} euro ${words}` : `${currency} ${price} ${words}`;
};

const timesCell = ({ italian }: Wordings, times: Times | undefined): string | undefined =>
  times?.immediate === true
    ? 'subito'
    : times?.maxDays === undefined
      ? italian(times?.note)
      : `${times.maxDays} giorni`;

const synonymCells = (synonyms: Words | undefined): Text | undefined =>
  synonyms &&
  (Object.fromEntries(
    Object.entries(synonyms).map(([language, words]) => [language, (words ?? []).join(', ')]),
  ) as Text);

/** The rows of the table of services. */
export function* serviceCells(catalogue: Catalogue, wordings: Wordings): Generator<Cells> {
  const { italian } = wordings;
  const named = (all: readonly { id: string; name?: { it: string } | undefined }[]): Map<string, string> =>
    new Map(all.map(({ id, name }) => [id, name?.it ?? id]));
  const [units, places, topics] = [named(catalogue.units), named(catalogue.places), named(catalogue.topics)];
  for (const service of catalogue.services) {
    const { category, topics: filed = [], channels = [] } = service;
    const subjects = [...new Set([...(category === undefined ? [] : [category]), ...filed])];
    yield {
      name: service.title ?? service.id,
      summary: service.summary,
      description: service.description && plainText(service.description),
      audience: service.audience,
      howTo: lines((service.howTo ?? []).map(({ text }) => italian(text))),
      inputs: lines(
        (service.inputs ?? []).map(
          ({ name, required }) => `${italian(name)}${required === false ? ' (se serve)' : ''}`,
        ),
      ),
      outputs: lines((service.outputs ?? []).map(({ name }) => italian(name))),
      costs: lines((service.costs ?? []).map((cost) => costLine(wordings, cost))),
      times: timesCell(wordings, service.times),
      unit: units.get(service.responsibleUnit ?? ''),
      place: places.get(service.places?.[0]?.place ?? ''),
      ...contactCells(service.contacts),
      online: channels.find(({ type, url }) => type === 'online' && url !== undefined)?.url,
      category: subjects.flatMap((id) => topics.get(id) ?? []).join('; '),
      synonyms: synonymCells(service.synonyms),
      status: service.status && statuses[service.status],
      modified: service.modified?.slice(0, 10),
      verifiedAt: service.verifiedAt,
      code: service.id,
    };
  }
}
