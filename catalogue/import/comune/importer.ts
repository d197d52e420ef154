import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unit } from '../../../core/model/place.ts';
import type { Result } from '../../../core/model/result.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { assemble, sortedIds } from '../assemble.ts';
import { assignIds, looseSlug } from '../ids.ts';
import type { ImportFailure, Imported, Importer, ImportOptions } from '../importer.ts';
import { italianTown, townId } from '../italian-town.ts';
import { isReceptionName } from '../reception.ts';
import type { Entry } from '../report.ts';
import { fetchPages, systemWeb, type Web } from './fetch-pages.ts';
import { readPage, type Page } from './page.ts';
import { serviceOf, type PageService } from './service.ts';

const mostServices = 500;

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

/** Records of the pages that are services; the others are left out and reported. */
const importPages = (
  pages: readonly Page[],
  entries: Entry[],
  { earlierIds, values }: ImportOptions,
  website: string | undefined,
): Result<Imported, ImportFailure> => {
  const found = pages.flatMap(
    (page): { key: string; name: string; service: PageService; entries: Entry[] }[] => {
      const own: Entry[] = [];
      const service = serviceOf(page, own);
      if (service !== undefined)
        return [{ key: page.address, name: service.title?.it ?? '', service, entries: own }];
      entries.push({
        kind: 'left-out',
        code: 'no-service',
        record: '',
        source: page.address,
        field: '',
        words: 'No page of a service: nothing is marked service-title.',
      });
      return [];
    },
  );
  if (found.length === 0)
    return {
      ok: false,
      error: {
        code: 'no-services',
        words:
          'No page marks a service as the national model does (data-element="service-title"). Save the pages of services into a folder, and import that.',
      },
    };
  const given = values['town'];
  const name =
    typeof given === 'string'
      ? given
      : pages.map(({ site }) => site).find((site) => /comune|citt\u00e0|municipio/i.test(site));
  if (name === undefined)
    return {
      ok: false,
      error: {
        code: 'no-town',
        words: 'The pages do not say which town this is. Give its name: --town "Comune di ..."',
      },
    };
  if (given === undefined)
    entries.push({
      kind: 'guessed',
      code: 'town',
      record: 'municipality',
      source: '',
      field: 'name',
      words: 'What the pages call their site.',
      now: name,
    });
  const { municipality, organisation } = italianTown(name, website === undefined ? {} : { website });
  const idsOf = (kind: string, names: readonly string[]): Map<string, string> =>
    assignIds(
      [...new Map(names.filter((one) => one !== '').map((one) => [looseSlug(one), one])).entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => ({ key, name: one, published: '' })),
      new Map(Object.entries(earlierIds[kind] ?? {})),
    );
  const ids = assignIds(
    found.map(({ key, name: title }) => ({ key, name: title, published: '' })),
    new Map(Object.entries(earlierIds['page'] ?? {})),
  );
  const unitNames = found.map(({ service }) => service.unitName);
  const topicNames = found.flatMap(({ service }) => [service.categoryName, ...service.topicNames]);
  const [unitIds, topicIds] = [idsOf('unit', unitNames), idsOf('topic', topicNames)];
  const named = (names: readonly string[], key: string): { it: string } => ({
    it: names.find((one) => looseSlug(one) === key) ?? key,
  });
  const units: Unit[] = [...unitIds].map(([key, id]) => ({
    id,
    organisation: townId,
    name: named(unitNames, key),
    ...(isReceptionName(named(unitNames, key).it) ? { reception: true } : {}),
  }));
  const services = found.map(
    ({
      key,
      service: { unitName, topicNames: topics, categoryName, ...service },
      entries: own,
    }): DraftService => {
      const id = ids.get(key) ?? '';
      for (const entry of own) entries.push({ ...entry, record: `services/${id}` });
      const [unit, category] = [unitIds.get(looseSlug(unitName)), topicIds.get(looseSlug(categoryName))];
      const finished: DraftService = {
        id,
        ...service,
        ...(unit === undefined ? {} : { responsibleUnit: unit }),
        topics: [...new Set([categoryName, ...topics].flatMap((one) => topicIds.get(looseSlug(one)) ?? []))],
        ...(category === undefined ? {} : { category }),
      };
      return Object.fromEntries(
        Object.entries(finished).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
      ) as DraftService;
    },
  );
  const reception = units.find((unit) => unit.reception === true);
  if (reception !== undefined) municipality.reception = reception.id;
  const topics = [...topicIds].map(([key, id]) => ({ id, name: named(topicNames, key) }));
  return {
    ok: true,
    value: assemble({
      from: 'the pages of its site',
      municipality,
      organisations: [organisation],
      units,
      places: [],
      services,
      topics,
      ids: sortedIds({ page: ids, unit: unitIds, topic: topicIds }),
      entries,
      sourceClass: 'page',
    }),
  };
};

/** `import comune URL|FOLDER`, over a network and a clock of one's own. */
export const comuneOver = (web: Web): Importer => ({
  name: 'comune',
  summary: 'the pages of a town site that follows the national model',
  input: 'URL|FOLDER',
  missing: 'Give the address of the site, or a folder of saved pages.',
  description: `  Reads the pages of services, which "Modello Comuni" marks with data-element="service-title" and the like, whatever
  the theme: from a folder of .html files, or from the site. There it keeps robots.txt, reads one page at a time with a
  pause of a second (more where the site asks for it), and asks again only for what has changed.`,
  options: { town: { type: 'string' }, max: { type: 'string' } },
  optionsHelp: `  --max N    read at most so many services of a site (${mostServices})`,
  read: async (input, options, onProgress) => {
    const entries: Entry[] = [];
    const most = options.values['max'] === undefined ? mostServices : Number(options.values['max']);
    if (!Number.isInteger(most) || most < 1)
      return { ok: false, error: { code: 'no-input', words: 'Give --max a whole number.' } };
    const isSite = /^https?:\/\//i.test(input);
    if (isSite && !URL.canParse(input))
      return { ok: false, error: { code: 'no-input', words: `${input} is not an address.` } };
    const pages = isSite
      ? await fetchPages(
          new URL(input).href,
          { web, cache: join(options.out, '.import-cache'), most },
          entries,
          onProgress,
        )
      : await savedPages(input, onProgress);
    return pages.ok
      ? importPages(pages.value, entries, options, isSite ? new URL(input).origin : undefined)
      : pages;
  },
});

export const comune = comuneOver(systemWeb);
