import { todayWords } from '../../assets/locales/today/today-words.ts';
import { Catalogue, type Phrase } from '../../core/model/catalogue.ts';
import type { Need } from '../../core/model/guide.ts';
import type { Organisation, Place, Unit } from '../../core/model/place.ts';
import { DraftService } from '../../core/model/service.ts';
import type { TodayChanges } from '../../core/published/today.ts';
import { layToday } from '../../core/today/lay-over.ts';
import { atOnce, type Steps } from '../../core/steps.ts';

/** One catalogue in use: parsed, with its records by id. Only active services are in it. */
export type Generation = {
  /** What is shown: with today's changes laid over what was published. */
  catalogue: Catalogue;
  /** What was published. Search is made from it: no change of a day touches what people look for. */
  written: Catalogue;
  /** Nobody signed it: a source folder. */
  unsigned: boolean;
  /** When it was last confirmed as the newest, epoch milliseconds; a source folder is what it is and needs no confirmation. */
  confirmedAt: number | undefined;
  services: ReadonlyMap<string, DraftService>;
  units: ReadonlyMap<string, Unit>;
  places: ReadonlyMap<string, Place>;
  organisations: ReadonlyMap<string, Organisation>;
  needs: ReadonlyMap<string, Need>;
  phrases: ReadonlyMap<string, Phrase>;
};

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** A service is shown while it is active, has a name, and its own validity (if any) has not ended. */
export const isShown = (service: DraftService): boolean =>
  service.status === 'active' && service.title !== undefined;

type Origin = { unsigned: boolean; confirmedAt: number | undefined };
type Read =
  { ok: true; value: Generation } | { ok: false; error: { code: 'invalid-catalogue'; words: string } };
type Issues = { issues: readonly { path: PropertyKey[]; message: string }[] };

const refuse = ({ issues: [issue] }: Issues, before: readonly PropertyKey[] = []): Read => {
  const where = [...before, ...(issue?.path ?? [])].map(String).join('.');
  return {
    ok: false,
    error: {
      code: 'invalid-catalogue',
      words: `CAT-1 The catalogue cannot be used: ${where} ${issue?.message ?? ''}`,
    },
  };
};

/**
 * Takes a compiled catalogue as it came from disk, a service at a step.
 * @returns error `invalid-catalogue` with what is wrong first, for a technician
 */
export function* readInSteps(raw: unknown, origin: Origin): Steps<Read> {
  const all = (raw as { services?: unknown } | null)?.services;
  if (!Array.isArray(all)) return refuse(Catalogue.safeParse(raw).error ?? { issues: [] });
  const town = Catalogue.safeParse({ ...(raw as object), services: [] });
  if (!town.success) return refuse(town.error);
  const catalogue = town.data;
  for (const [at, service] of all.entries()) {
    const parsed = DraftService.safeParse(service);
    if (!parsed.success) return refuse(parsed.error, ['services', at]);
    catalogue.services.push(parsed.data);
    yield;
  }
  return {
    ok: true,
    value: {
      catalogue,
      written: catalogue,
      ...origin,
      services: byId(catalogue.services.filter(isShown)),
      units: byId(catalogue.units),
      places: byId(catalogue.places),
      organisations: byId(catalogue.organisations),
      needs: byId(catalogue.needs),
      phrases: byId(catalogue.phrases),
    },
  };
}

/** As `readInSteps`, at once. */
export const readGeneration = (raw: unknown, origin: Origin): Read => atOnce(readInSteps(raw, origin));

/** A generation with today's changes laid over it. Whether it is confirmed is still that of the generation itself. */
export const withToday = (
  generation: Generation,
  changes: TodayChanges | undefined,
  at: number,
): Generation => {
  const catalogue = layToday(generation.written, changes, at, todayWords);
  if (catalogue === generation.written) return generation;
  const { services, units, places } = catalogue;
  return {
    ...generation,
    catalogue,
    services: byId(services.filter(isShown)),
    units: byId(units),
    places: byId(places),
    get confirmedAt() {
      return generation.confirmedAt;
    },
  };
};
