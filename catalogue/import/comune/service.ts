import type { DraftService } from '../../../core/model/service.ts';
import { readHtml } from '../html.ts';
import { blocksOf, plainOf } from '../html-words.ts';
import { townId } from '../italian-town.ts';
import { inputsOf, linesOf } from '../opencity/steps.ts';
import { phonesOf } from '../phone.ts';
import type { Entry, EntryKind } from '../report.ts';
import { capitalised, cleanText, shorten } from '../text.ts';
import { removeWebWords } from '../web-words.ts';
import type { Page } from './page.ts';

/** A service of a page, before it has an id; names are those on the page. */
export type PageService = Omit<DraftService, 'id'> & {
  unitName: string;
  topicNames: string[];
  categoryName: string;
};

const maxSummary = 160;

/** Takes a service out of a page; undefined where the page is none. */
export const serviceOf = (page: Page, entries: Entry[]): PageService | undefined => {
  const title = page.text('service-title');
  if (title === '') return undefined;
  const note = (
    kind: EntryKind,
    code: string,
    field: string,
    text: string,
    change: { was?: unknown; now?: unknown } = {},
  ): void => {
    entries.push({ kind, code, record: '', source: page.address, field, words: text, ...change });
  };
  const unmapped: Record<string, unknown> = {};
  /** A part by its mark, else by its heading. */
  const nodes = (mark: string, heading: RegExp): ReturnType<typeof readHtml> => {
    const html = page.html(mark) || page.section(heading);
    const { nodes: kept, removed } = removeWebWords(readHtml(html));
    for (const was of removed)
      note('mended', 'web-words', mark, 'Words that only help on a web page were taken out.', { was });
    return kept;
  };
  const said = page.text('service-description');
  const summary = shorten(said, maxSummary);
  if (summary !== said)
    note('mended', 'long-summary', 'summary', 'Shortened; whole in the description.', {
      was: said,
      now: summary,
    });
  const status = page.text('service-status').toLowerCase();
  const isActive = /attivo/.test(status) && !/non attivo|disattiv/.test(status);
  if (status === '')
    note('guessed', 'status', 'status', 'The page does not say whether it is active: taken as active.');
  const description = blocksOf(nodes('service-extended-description', /^descrizione/i));
  if (summary !== said) description.unshift(said);
  const audience = plainOf(nodes('service-addressed', /^a chi (?:è|si) rivol/i));
  const times = plainOf(nodes('service-calendar-text', /^tempi e scadenze/i));
  const costs = plainOf(nodes('service-cost', /^(?:quanto costa|costi)/i));
  const terms = page.links('service-file').filter(({ url }) => url !== undefined);
  const phones = page.contacts.phones.flatMap((cell) => {
    const numbers = phonesOf(cell);
    if (numbers === undefined) unmapped['phone'] = cell;
    return numbers ?? [];
  });
  const online = page.links('service-online-access').find(({ url }) => url !== undefined)?.url;
  const booking = page.links('service-booking-access').find(({ url }) => url !== undefined)?.url;
  const access = plainOf(readHtml(page.html('service-generic-access')));
  if (booking !== undefined) {
    unmapped['service-booking-access'] = booking;
    note(
      'unmapped',
      'booking',
      'service-booking-access',
      'Where an appointment is made: put it into `booking` of the place.',
      { was: booking },
    );
  }
  if (access !== '') {
    unmapped['service-generic-access'] = access;
    note('unmapped', 'access', 'service-generic-access', 'Another way to the service, in words.', {
      was: access,
    });
  }
  for (const { text, url } of terms) {
    unmapped[`terms: ${text}`] = url;
    note('unmapped', 'terms', 'service-file', 'A document with the conditions.', { was: url });
  }
  const service: PageService = {
    source: 'comune',
    sourceId: page.address,
    title: { it: title },
    ...(summary === '' ? {} : { summary: { it: summary } }),
    ...(description.length === 0 ? {} : { description: { it: description } }),
    status: isActive || status === '' ? 'active' : /sospes/.test(status) ? 'suspended' : 'inactive',
    authority: townId,
    ...(audience === '' ? {} : { audience: { it: capitalised(audience) } }),
    howTo: linesOf(nodes('service-how-to', /^come fare/i)).map(({ text }) => ({
      text: { it: capitalised(text) },
    })),
    inputs: inputsOf(nodes('service-needed', /^cosa serve/i)),
    outputs: linesOf(nodes('service-achieved', /^cosa si ottiene/i)).map(({ text }) => ({
      name: { it: capitalised(text) },
    })),
    ...(times === '' ? {} : { times: { note: { it: capitalised(times) } } }),
    costs: costs === '' ? [] : [{ label: { it: capitalised(costs) } }],
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
    unitName: page.text('service-area'),
    topicNames: page
      .links('service-topic')
      .map(({ text }) => text)
      .filter((text) => text !== ''),
    categoryName: cleanText(page.crumbs[page.crumbs.findIndex((one) => /^servizi$/i.test(one)) + 1] ?? '')
      .text,
  };
  if (service.categoryName === title || !page.crumbs.some((one) => /^servizi$/i.test(one)))
    service.categoryName = '';
  note('guessed', 'counter', 'channels', 'One can come to the counter: the page does not say otherwise.');
  if ((service.inputs ?? []).length > 0)
    note(
      'guessed',
      'inputs',
      'service-needed',
      'Things to bring, read from a text: say which are not always needed.',
    );
  if (Object.keys(unmapped).length > 0) service.unmapped = unmapped;
  return service;
};
