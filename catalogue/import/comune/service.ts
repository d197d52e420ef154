import type { DraftService } from '../../../core/model/service.ts';
import { readHtml } from '../html.ts';
import { plainOf } from '../html-words.ts';
import { looseSlug } from '../ids.ts';
import type { Card, Found } from '../modello/assemble-cards.ts';
import { textsOf, type Note } from '../modello/sections.ts';
import type { Place } from '../../../core/model/place.ts';
import { phonesOf } from '../phone.ts';
import type { Entry } from '../report.ts';
import { cleanText } from '../text.ts';
import { placesOf } from './places.ts';
import type { Page } from './page.ts';

/** What a page gave: the service, and the names of what it speaks of. */
export type PageCard = {
  card: Card;
  unit: string;
  places: Found<Omit<Place, 'id'>>[];
  topics: string[];
};

const statusOf = (page: Page, note: Note): NonNullable<DraftService['status']> => {
  const said = page.text('service-status').toLowerCase();
  if (said === '')
    note('guessed', 'status', 'status', 'The page does not say whether it is active: taken as active.');
  if (said === '' || (/attivo/.test(said) && !/non attivo|disattiv/.test(said))) return 'active';
  return /sospes/.test(said) ? 'suspended' : 'inactive';
};

/** The category, which stands after "Servizi" in the breadcrumb; empty where the page has none. */
const categoryOf = ({ crumbs }: Page, title: string): string => {
  const at = crumbs.findIndex((one) => /^servizi$/i.test(one));
  const name = at === -1 ? '' : cleanText(crumbs[at + 1] ?? '').text;
  return name === title ? '' : name;
};

/** Takes a service out of a page; undefined where the page is none. */
export const serviceOf = (page: Page): PageCard | undefined => {
  const title = page.text('service-title');
  if (title === '') return undefined;
  const entries: Entry[] = [];
  const note: Note = (kind, code, field, words, change = {}) =>
    entries.push({ kind, code, record: '', source: page.address, field, words, ...change });
  const unmapped: Record<string, unknown> = {};
  const keep = (code: string, field: string, was: string, words: string): void => {
    unmapped[field] = was;
    note('unmapped', code, field, words, { was });
  };
  /** A part by its mark, else by its heading. */
  const part = (mark: string, heading: RegExp): string => page.html(mark) || page.section(heading);
  const texts = textsOf(
    {
      title,
      summary: page.text('service-description'),
      description: part('service-extended-description', /^descrizione/i),
      audience: part('service-addressed', /^a chi (?:\u00e8|si) rivol/i),
      applicants: part('service-applicants', /^chi pu\u00f2 (?:presentare|fare domanda)/i),
      howTo: part('service-how-to', /^come fare/i),
      inputs: part('service-needed', /^cosa serve/i),
      outputs: part('service-achieved', /^cosa si ottiene/i),
      times: part('service-calendar-text', /^tempi e scadenze/i),
      costs: part('service-cost', /^(?:quanto costa|costi)/i),
      specialCases: part('service-special-cases', /^casi particolari/i),
    },
    note,
  );
  const link = (mark: string): string | undefined =>
    page.links(mark).find(({ url }) => url !== undefined)?.url;
  const [online, booking] = [link('service-online-access'), link('service-booking-access')];
  const access = plainOf(readHtml(page.html('service-generic-access')));
  if (access !== '')
    keep('access', 'service-generic-access', access, 'Another way to the service, in words.');
  for (const { text, url } of page.links('service-file'))
    if (url !== undefined) keep('terms', `terms: ${text}`, url, 'A document with the conditions.');
  const phones = page.contacts.phones.flatMap((cell) => {
    const numbers = phonesOf(cell);
    if (numbers === undefined) unmapped['phone'] = cell;
    return numbers ?? [];
  });
  const unit = page.text('service-area');
  const places = placesOf(page, note);
  if (booking !== undefined && places.length === 0)
    keep(
      'booking',
      'service-booking-access',
      booking,
      'Where an appointment is made: put it into `booking` of the place.',
    );
  const category = categoryOf(page, title);
  const topics = page
    .links('service-topic')
    .map(({ text }) => text)
    .filter((text) => text !== '');
  if (places.length === 0)
    note('guessed', 'counter', 'channels', 'One can come to the counter: the page does not say otherwise.');
  const status = statusOf(page, note);
  const record: Card['record'] = {
    source: 'comune',
    sourceId: page.address,
    ...texts,
    status,
    channels: [
      { type: 'counter' },
      ...(online === undefined ? [] : [{ type: 'online' as const, url: online }]),
    ],
    contacts: [
      ...phones.map(({ number }) => ({ phone: number })),
      ...page.contacts.emails
        .filter((one) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one))
        .map((email) => ({ email })),
    ],
    ...(Object.keys(unmapped).length === 0 ? {} : { unmapped }),
  };
  return {
    unit,
    places,
    topics: [category, ...topics].filter((name) => name !== ''),
    card: {
      key: page.address,
      name: title,
      record,
      unit: looseSlug(unit),
      at: places.map(({ key }) => ({
        place: key,
        unit: looseSlug(unit),
        ...(booking === undefined ? {} : { appointment: 'optional' as const, booking: { url: booking } }),
      })),
      topics: topics.map(looseSlug),
      category: looseSlug(category),
      related: [],
      entries,
    },
  };
};
