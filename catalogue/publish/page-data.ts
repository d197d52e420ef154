import type { Catalogue } from '../../core/model/catalogue.ts';
import { type Language, languages, type Text } from '../../core/model/language.ts';
import {
  pageFileName,
  pageShardDigits,
  pageShardOf,
  pagesTarget,
  pagesVersion,
  type PageFile,
  type PageGuide,
  type PageService,
  type PagesIndex,
  type PageTown,
} from '../../core/published/pages.ts';
import { sha256 } from './metadata.ts';

const isText = (value: object): value is Text => 'it' in value && typeof value.it === 'string';

/** Cuts every text to one language and Italian, and puts phrases where they are only named. Lists of words are not texts. */
const inLanguage = (value: unknown, language: Language, phrases: ReadonlyMap<string, Text>): unknown => {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language, phrases));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) {
    const own = value[language];
    return language === 'it' || own === undefined ? { it: value.it } : { it: value.it, [language]: own };
  }
  if ('phrase' in value && typeof value.phrase === 'string') {
    const phrase = phrases.get(value.phrase);
    return phrase === undefined ? { it: value.phrase } : inLanguage(phrase, language, phrases);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inLanguage(inner, language, phrases)]),
  );
};

/** The named fields of a record, where it has them. */
const pick = <Key extends string>(
  record: Partial<Record<Key, unknown>>,
  keys: readonly Key[],
): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])));

const townOf = (catalogue: Catalogue): PageTown =>
  ({
    municipality: pick(catalogue.municipality, [
      'formatVersion',
      'id',
      'name',
      'ipaCode',
      'timeZone',
      'languages',
      'holidays',
      'takeAwayUrl',
      'website',
      'switchboard',
      'reception',
      'demonstration',
    ]),
    units: catalogue.units
      .filter(({ discreet }) => discreet !== true)
      .map((unit) => pick(unit, ['id', 'name', 'places', 'contacts', 'hours', 'reception'])),
    places: catalogue.places.map((place) =>
      pick(place, [
        'id',
        'name',
        'address',
        'city',
        'lat',
        'lon',
        'access',
        'floor',
        'directions',
        'hours',
        'contacts',
      ]),
    ),
    notices: catalogue.notices,
  }) as unknown as PageTown;

const guideOf = (catalogue: Catalogue): PageGuide =>
  ({
    questions: catalogue.guide.questions.map((question) => pick(question, ['id', 'kind', 'text', 'options'])),
  }) as unknown as PageGuide;

const serviceKeys = [
  'id',
  'title',
  'summary',
  'responsibleUnit',
  'inputs',
  'places',
  'reviewed',
] as const satisfies (keyof PageService)[];

export type PageData = {
  /** Texts by the name of their file, not yet compressed: most are there already. */
  files: ReadonlyMap<string, string>;
  /** The signed indexes, by the name of their target. */
  indexes: ReadonlyMap<string, Buffer>;
};

/** The pages' data in every language of the town. The same catalogue gives the same bytes. */
export const pageData = (catalogue: Catalogue): PageData => {
  const phrases = new Map(catalogue.phrases.map(({ id, text }) => [id, text]));
  const discreetUnits = new Set(catalogue.units.filter(({ discreet }) => discreet).map(({ id }) => id));
  const shown = catalogue.services
    .filter(
      (service) =>
        service.discreet !== true &&
        service.status === 'active' &&
        ![service.responsibleUnit, ...(service.places ?? []).map(({ unit }) => unit)].some(
          (unit) => unit !== undefined && discreetUnits.has(unit),
        ),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const digits = pageShardDigits(shown.length);
  const shards = Map.groupBy(shown, ({ id }) => pageShardOf(id, digits));
  const files = new Map<string, string>();
  const indexes = new Map<string, Buffer>();
  for (const language of catalogue.municipality.languages ?? languages) {
    const add = (record: unknown): PageFile => {
      const text = JSON.stringify(inLanguage(record, language, phrases));
      const bytes = Buffer.from(text);
      const hash = sha256(bytes);
      files.set(pageFileName(hash), text);
      return { hash, length: bytes.length };
    };
    const index: PagesIndex = {
      formatVersion: pagesVersion,
      municipality: catalogue.municipality.id,
      language,
      town: add(townOf(catalogue)),
      guide: add(guideOf(catalogue)),
      keys: add(catalogue.tokenKeys ?? { device: [], certificates: [] }),
      ...(catalogue.todayRoot === undefined ? {} : { todayRoot: catalogue.todayRoot }),
      digits,
      services: Object.fromEntries(
        [...shards].map(([name, services]) => [
          name,
          add({ services: services.map((service) => pick(service, serviceKeys)) }),
        ]),
      ),
    };
    indexes.set(pagesTarget(language), Buffer.from(JSON.stringify(index)));
  }
  return { files, indexes };
};
