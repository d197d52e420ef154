import type { Place } from '../../../core/model/place.ts';
import type { Schedule } from '../../../core/model/schedule.ts';
import { readOsmOpeningHours } from '../../standards/read-osm-opening-hours.ts';
import { looseSlug } from '../ids.ts';
import { townId } from '../italian-town.ts';
import type { Found } from '../modello/assemble-cards.ts';
import type { Note } from '../modello/sections.ts';
import { cleanText } from '../text.ts';
import { writtenHours } from '../written-hours.ts';
import type { Page } from './page.ts';

type FoundPlace = Found<Omit<Place, 'id'>>;

const street =
  /^(?:via|viale|v\.le|vicolo|piazza|p\.?\s?zza|piazzale|p\.le|piazzetta|corso|c\.so|largo|strada|localit\u00e0|loc\.|contrada|frazione|fraz\.|borgo|salita|lungo\p{L}+|galleria)(?!\p{L}).*\d/iu;
const town = /[\s,\u2013-]*\b\d{5}\s+(\p{L}[\p{L}' -]*?)\s*(?:\([A-Z]{2}\))?$/u;
const dayWord =
  /(?<!\p{L})(?:luned|marted|mercoled|gioved|venerd|sabato|domenica|tutti i giorni|lun\b|mar\b|mer\b|gio\b|ven\b)/iu;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string => (typeof value === 'string' ? cleanText(value).text : '');
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];

const placeFrom = (name: string, address: string, city: string, hours: Schedule | undefined): FoundPlace => ({
  key: looseSlug(name),
  name,
  record: {
    name: { it: name },
    organisation: townId,
    ...(address === '' ? {} : { address }),
    ...(city === '' ? {} : { city }),
    ...(hours === undefined ? {} : { hours }),
  },
});

/** Hours as schema.org writes them: `Mo-Fr 08:30-12:30`, one or several. */
const dataHours = (value: unknown): Schedule | undefined => {
  const said = listOf(value)
    .map(textIn)
    .filter((one) => one !== '');
  if (said.length === 0) return undefined;
  const read = readOsmOpeningHours(said.join(', '));
  // On a map hours hold on holidays too where nothing else is said; an office is closed then.
  if (read !== undefined) delete read.holidays;
  return read ?? writtenHours(said) ?? { raw: said.join('; ') };
};

/** The places where a service is given, as the page tells search engines: the national model asks for it. */
const placesInData = (page: Page): FoundPlace[] =>
  page.data
    .filter(isObject)
    .flatMap(({ availableChannel }) => listOf(availableChannel))
    .filter(isObject)
    .flatMap(({ serviceLocation }) => listOf(serviceLocation))
    .filter(isObject)
    .flatMap((location) => {
      const { name, address, openingHours } = location;
      const part = (field: string): string => (isObject(address) ? textIn(address[field]) : '');
      const where = isObject(address) ? part('streetAddress') : textIn(address);
      const title = textIn(name) || where;
      return title === '' ? [] : [placeFrom(title, where, part('addressLocality'), dataHours(openingHours))];
    });

/** Cards in which an address stands: whatever the theme calls them. */
const placesInCards = (page: Page): FoundPlace[] =>
  page.cards.flatMap(({ title, lines }) => {
    const at = lines.findIndex((line) => street.test(line));
    const line = lines[at];
    if (line === undefined) return [];
    const city =
      town.exec(line)?.[1] ??
      lines
        .slice(at + 1)
        .map((one) => town.exec(` ${one}`)?.[1])
        .find((one) => one !== undefined);
    const address = line.replace(town, '').replace(/[\s,]+$/, '');
    const name = title === '' || title === line ? address : title;
    return [placeFrom(name, address, city ?? '', writtenHours(lines.filter((one) => dayWord.test(one))))];
  });

/** One place of what two parts of a page, or two pages, say of it: what the first leaves open the second tells. */
export const joinPlaces = (found: readonly FoundPlace[]): FoundPlace[] =>
  [...Map.groupBy(found, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        ...first,
        record: Object.assign({}, ...same.toReversed().map(({ record }) => record)) as FoundPlace['record'],
      },
    ];
  });

/** The places that a page names, with address and hours as far as it tells them. */
export const placesOf = (page: Page, note: Note): FoundPlace[] => {
  const [told, shown] = [placesInData(page), placesInCards(page)];
  // A card without a name of its own that has the address of a named place is that place.
  const places = joinPlaces([
    ...told,
    ...shown.map((one) => {
      const same = told.find(
        ({ record }) =>
          record.address !== undefined && looseSlug(record.address) === looseSlug(one.record.address ?? ''),
      );
      return same === undefined
        ? one
        : { ...one, key: same.key, name: same.name, record: { ...one.record, name: { it: same.name } } };
    }),
  ]);
  for (const { name, record } of places)
    note(
      'guessed',
      'place',
      'places',
      `"${name}" is taken as a place of this service: address and hours are read from the page.`,
      {
        now: { address: record.address, hours: record.hours },
      },
    );
  return places;
};
