import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unit } from '../../../core/model/place.ts';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import { looseSlug } from '../ids.ts';
import type { ImportFailure, Imported, Importer, ImportOptions } from '../importer.ts';
import { italianTown } from '../italian-town.ts';
import { assembleCards, type FoundUnit } from '../modello/assemble-cards.ts';
import type { Entry } from '../report.ts';
import { mostServices } from '../web/most.ts';
import { systemWeb, type Web } from '../web/reader.ts';
import { siteOrSaved } from '../web/site-or-saved.ts';
import { fetchPages } from './fetch-pages.ts';
import { readPage, type Page } from './page.ts';
import { joinPlaces } from './places.ts';
import { serviceOf, type PageCard } from './service.ts';

const savedPages = async (
  dir: string,
  onProgress: (what: string) => void,
): Promise<Result<Page[], ImportFailure>> => {
  const files = await readdir(dir, { recursive: true }).catch(() => undefined);
  if (files === undefined)
    return { ok: false, error: { code: 'no-input', words: `There is no folder ${dir}.` } };
  const pages: Page[] = [];
  for (const file of files.filter((name) => /\.html?$/i.test(name)).sort()) {
    onProgress(file);
    pages.push(readPage(await readFile(join(dir, file), 'utf8'), file.replaceAll('\\', '/')));
  }
  return { ok: true, value: pages };
};

/** The name of the town: as it was given, else what the pages call their site. */
const townNameOf = (pages: readonly Page[], given: unknown, entries: Entry[]): string | undefined => {
  if (typeof given === 'string') return given;
  const name = pages.map(({ site }) => site).find((site) => /comune|citt\u00e0|municipio/i.test(site));
  if (name !== undefined)
    entries.push({
      kind: 'guessed',
      code: 'town',
      record: 'municipality',
      source: '',
      field: 'name',
      words: 'What the pages call their site.',
      now: name,
    });
  return name;
};

/** Records of the pages that are services; the others are left out and reported. */
const importPages = (
  pages: readonly Page[],
  entries: Entry[],
  { earlierIds, values }: ImportOptions,
  website: string | undefined,
): Result<Imported, ImportFailure> => {
  const found = pages.flatMap((page): PageCard[] => {
    const one = serviceOf(page);
    if (one !== undefined) return [one];
    entries.push({
      kind: 'left-out',
      code: 'no-service',
      record: '',
      source: page.address,
      field: '',
      words: 'No page of a service: nothing is marked service-title.',
    });
    return [];
  });
  if (found.length === 0)
    return fail({
      code: 'no-services',
      words:
        'No page marks a service as the national model does (data-element="service-title"). Save the pages of services into a folder, and import that.',
    });
  const name = townNameOf(pages, values['town'], entries);
  if (name === undefined)
    return fail({
      code: 'no-town',
      words: 'The pages do not say which town this is. Give its name: --town "Comune di ..."',
    });
  return succeed(
    assembleCards(
      {
        from: 'the pages of its site',
        serviceKind: 'page',
        town: italianTown(name, website === undefined ? {} : { website }),
        cards: found.map(({ card }) => card),
        units: unitsOf(found),
        places: joinPlaces(found.flatMap(({ places }) => places)),
        topics: found.flatMap(({ topics }) =>
          topics.map((topic) => ({ key: looseSlug(topic), name: topic })),
        ),
      },
      earlierIds,
      entries,
    ),
  );
};

/** Contacts that stand on every page of an office: the office's own, for the national model shows them with its name. */
const sharedContacts = (ofUnit: readonly PageCard[]): NonNullable<Unit['contacts']> => {
  const [first, ...others] = ofUnit
    .map(({ card }) => card.record.contacts ?? [])
    .filter((contacts) => contacts.length > 0);
  const print = (contact: object): string => JSON.stringify(contact);
  return ((first ?? []) as NonNullable<Unit['contacts']>).filter((one) =>
    others.every((contacts) => contacts.some((other) => print(other) === print(one))),
  );
};

/** Offices by the names that pages give them. Where all pages of one that name a place name the same, it is there. */
const unitsOf = (found: readonly PageCard[]): FoundUnit[] =>
  [...Map.groupBy(found, ({ unit }) => looseSlug(unit))].flatMap(([key, ofUnit]) => {
    const name = ofUnit[0]?.unit ?? '';
    const places = new Set(ofUnit.flatMap((one) => one.places.map((place) => place.key)));
    const contacts = sharedContacts(ofUnit);
    const record = { name: { it: name }, ...(contacts.length === 0 ? {} : { contacts }) };
    return key === '' ? [] : [{ key, name, record, inPlaces: places.size === 1 ? [...places] : [] }];
  });

/** `import comune URL|FOLDER`, over a network and a clock of one's own. */
export const comuneOver = (web: Web): Importer => ({
  name: 'comune',
  summary: 'the pages of a town site that follows the national model',
  input: 'URL|FOLDER',
  missing: 'Give the address of the site, or a folder of saved pages.',
  description: `  Reads the pages of services, which "Modello Comuni" marks with data-element="service-title" and the like, whatever
  the theme: from a folder of .html files, or from the site. There it keeps robots.txt, reads one page at a time with a
  pause of a second (more where the site asks for it), and asks again only for what has changed. Places and their
  hours are taken where a page tells them: in its data for search engines, or in a card with an address.`,
  options: { town: { type: 'string' }, max: { type: 'string' } },
  optionsHelp: `  --max N    read at most so many services of a site (${mostServices})`,
  read: async (input, options, onProgress) => {
    const ways = { fetch: fetchPages, saved: savedPages };
    const pages = await siteOrSaved(input, options, web, ways, onProgress);
    return pages.ok
      ? importPages(pages.value.value, pages.value.entries, options, pages.value.origin)
      : pages;
  },
});

export const comune = comuneOver(systemWeb);
