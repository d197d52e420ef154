import { resolve } from 'node:path';
import { textsOf } from '../../catalogue/check/texts.ts';
import { readSource } from '../../catalogue/source/read-source.ts';
import type { Language, Text, Wording } from '../../core/model/language.ts';
import type { Place, ServiceAtPlace, Unit } from '../../core/model/place.ts';
import type { Schedule } from '../../core/model/schedule.ts';
import type { DraftService } from '../../core/model/service.ts';

/** The day on which the demonstration catalogue was closed. */
export const today = '2026-11-23';

const read = await readSource(resolve(import.meta.dirname, '../demo-catalogue'));
if (!read.ok) throw new Error('The demonstration catalogue cannot be read.');
export const { catalogue, findings, located } = read.value;
export const { services, guide, municipality } = catalogue;

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((record) => [record.id, record]));
export const units: ReadonlyMap<string, Unit> = byId(catalogue.units);
export const places: ReadonlyMap<string, Place> = byId(catalogue.places);
const cards = byId(services);
const phrases = new Map(catalogue.phrases.map(({ id, text }) => [id, text]));

export const card = (id: string): DraftService => {
  const found = cards.get(id);
  if (found === undefined) throw new Error(`The demonstration catalogue has no service ${id}.`);
  return found;
};

/** A wording in its languages, whether it is a controlled phrase or a text of its own. */
export const said = (wording: Wording | undefined): Partial<Text> => {
  if (wording === undefined) return {};
  return 'phrase' in wording ? (phrases.get(wording.phrase) ?? {}) : wording;
};

export const words = (text: string | undefined): number => text?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Every text that people read, with the record and the field it stands in. */
export const texts = located.flatMap(({ kind, file, at, record }) =>
  textsOf(record).map(({ path, text }) => ({
    kind,
    field: String(path[0] ?? ''),
    where: `${file} ${[...at, ...path].join('.')}`,
    text,
  })),
);

/** Every service at a place, with the office that receives people there. */
export const spots: readonly { id: string; at: ServiceAtPlace; office: string }[] = services.flatMap((one) =>
  (one.places ?? []).map((at) => ({ id: one.id, at, office: at.unit ?? one.responsibleUnit ?? '' })),
);
/** The hours that hold at a service's place. */
export const hoursOf = (at: ServiceAtPlace): Schedule | undefined => at.hours ?? places.get(at.place)?.hours;

/** Languages of every text; languages of all that people choose from and act on. */
export const three: readonly Language[] = ['it', 'en', 'ar'];
export const nine: readonly Language[] = ['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk', 'fr', 'es'];
