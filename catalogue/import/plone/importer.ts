import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, Imported, Importer, ImportOptions } from '../importer.ts';
import { italianTown } from '../italian-town.ts';
import { assembleCards } from '../modello/assemble-cards.ts';
import type { Entry } from '../report.ts';
import { systemWeb, type Web } from '../web/reader.ts';
import { siteOrSaved } from '../web/site-or-saved.ts';
import { Contents, contentsIn, pathOf, type Content } from './contents.ts';
import { fetchSite, type Site } from './fetch-site.ts';
import { officeOf, placeOf } from './offices.ts';
import { serviceOf } from './service.ts';
import { isJson } from '../json.ts';

const savedContents = async (
  dir: string,
  onProgress: (what: string) => void,
): Promise<Result<Site, ImportFailure>> => {
  const files = await readdir(dir, { recursive: true }).catch(() => undefined);
  if (files === undefined) return fail({ code: 'no-input', words: `There is no folder ${dir}.` });
  const contents: Content[] = [];
  let title: string | undefined;
  for (const file of files.filter((name) => /\.json$/i.test(name)).sort()) {
    onProgress(file);
    const path = join(dir, file);
    try {
      const value: unknown = JSON.parse(await readFile(path, 'utf8'));
      contents.push(...contentsIn(value));
      if (isJson(value) && typeof value['plone.site_title'] === 'string') title = value['plone.site_title'];
    } catch (fault) {
      return fail({
        code: 'not-json',
        words: `${path} is not JSON (${fault instanceof Error ? fault.message : String(fault)}).`,
      });
    }
  }
  return succeed({ contents, title });
};

const languageOf = ({ language }: Content): unknown => (isJson(language) ? language['token'] : language);

/** Records of the contents. Translations are left out, and said so: only the Italian contents are read. */
const importContents = (
  { contents: found, title }: Site,
  entries: Entry[],
  { earlierIds, values }: ImportOptions,
  website: string | undefined,
): Result<Imported, ImportFailure> => {
  const contents = new Contents(found);
  const services = contents.all('service').filter((one) => {
    const language = languageOf(one);
    if (language === undefined || language === null || language === '' || language === 'it') return true;
    entries.push({
      kind: 'left-out',
      code: 'language',
      record: '',
      source: pathOf(one['@id']),
      field: 'language',
      words: `A service in another language (${String(language)}): only the Italian ones are read.`,
      was: one['title'],
    });
    return false;
  });
  if (services.length === 0)
    return fail({
      code: 'no-services',
      words:
        'There is no content of type Servizio in it. Save what @search?portal_type=Servizio&fullobjects=1 answers, and import that.',
    });
  const name = typeof values['town'] === 'string' ? values['town'] : title;
  if (name === undefined)
    return fail({
      code: 'no-town',
      words: 'Nothing says which town this is. Give its name: --town "Comune di ..."',
    });
  const offices = contents.all('unit').map((one) => officeOf(one, contents));
  const places = contents.all('place').map((one) => placeOf(one, contents));
  const placesOfUnit = new Map(offices.map(({ key, inPlaces }) => [key, inPlaces]));
  const cards = services.map((one) => serviceOf(one, contents, placesOfUnit));
  const keys = new Map(services.map((one, at) => [pathOf(one['@id']), cards[at]?.card.key ?? '']));
  const imported = assembleCards(
    {
      from: 'Plone',
      serviceKind: 'Servizio',
      town: italianTown(name, website === undefined ? {} : { website }),
      cards: cards.map(({ card }) => ({
        ...card,
        related: card.related.flatMap((path) => keys.get(path) ?? []),
      })),
      units: offices,
      places: [...places, ...offices.flatMap(({ own }) => own ?? [])],
      topics: cards.flatMap(({ topics }) => topics),
    },
    earlierIds,
    entries,
  );
  // What was noted of offices and places is told by their id, too.
  for (const [folder, kind, readings] of [
    ['units', 'unit', offices],
    ['places', 'place', places],
  ] as const)
    for (const { key, reading } of readings)
      for (const entry of reading.entries)
        entries.push({ ...entry, record: `${folder}/${imported.report.ids[kind]?.[key] ?? ''}` });
  return succeed(imported);
};

/** `import plone URL|FOLDER`, over a network and a clock of one's own. */
export const ploneOver = (web: Web): Importer => ({
  name: 'plone',
  summary: 'the services of a town site on Plone (Volto, design.plone)',
  input: 'URL|FOLDER',
  missing: 'Give the address of the site, or a folder of saved JSON.',
  description: `  Reads contents of type Servizio, and the offices, places and contact points that they name, as plone.restapi gives
  them: from .json files (contents, or answers of @search with fullobjects=1), or from the site. There it keeps
  robots.txt, asks for 25 contents at a time with a pause of a second (more where the site asks for it), and asks again
  only for what has changed. Hours and amounts of money are taken where a sentence states them plainly.`,
  options: { town: { type: 'string' }, max: { type: 'string' } },
  read: async (input, options, onProgress) => {
    const ways = { fetch: fetchSite, saved: savedContents };
    const site = await siteOrSaved(input, options, web, ways, onProgress);
    return site.ok ? importContents(site.value.value, site.value.entries, options, site.value.origin) : site;
  },
});

export const plone = ploneOver(systemWeb);
