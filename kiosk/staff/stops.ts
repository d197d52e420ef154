import { join } from 'node:path';
import * as z from 'zod/mini';
import { todayWords } from '../../assets/locales/today/today-words.ts';
import { Id, LocalDate, LocalTime } from '../../core/model/language.ts';
import type { ServiceAtPlace } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { timeOf } from '../../core/schedule/local-date.ts';
import { localTime } from '../../core/schedule/local-time.ts';
import { whereabouts } from '../../core/schedule/service-at-place.ts';
import { layToday } from '../../core/today/lay-over.ts';
import { type Generation, isShown } from '../catalogue/generation.ts';
import { queueOf } from '../views/place-view.ts';
import { keptFile } from './kept-file.ts';

const Stops = z.strictObject({
  formatVersion: z.literal(1),
  /** The local day on which they hold; on any other the file counts as empty. */
  day: LocalDate,
  place: Id,
  /** Queues whose numbers are stopped. */
  queues: z.array(Id).check(z.maxLength(200)),
  /** Offices whose desks here are closed, and since when. */
  desks: z.array(z.strictObject({ unit: Id, from: LocalTime })).check(z.maxLength(200)),
});
type Stops = z.infer<typeof Stops>;
type Now = { day: string; place: string; minute: number };

/** What the staff of this place changed by the kiosk, until local midnight (K30). */
export type StaffStops = {
  /** A catalogue as it is shown now: what was stopped and closed here is laid over it. */
  laid: (generation: Generation | undefined, at: number, place: string | undefined) => Generation | undefined;
  isStopped: (queue: string, at: Pick<Now, 'day' | 'place'>) => boolean;
  isClosed: (unit: string, at: Pick<Now, 'day' | 'place'>) => boolean;
  /** Each returns whether the disk took it; what it did not take holds until the next start. */
  setQueue: (queue: string, stopped: boolean, now: Now) => boolean;
  setDesk: (unit: string, closed: boolean, now: Now) => boolean;
};

/** Whether a service receives people at a place on a day. */
export const isAt = (at: ServiceAtPlace, place: string, day: string): boolean => {
  const then = whereabouts(at, day);
  return then.kind === 'here' && then.serviceAtPlace.place === place;
};

/** No more tickets of these queues today: the same rule as where the day's tickets are gone (K11). */
const stopNumbers = (generation: Generation, { queues, place, day }: Stops): Generation => {
  if (queues.length === 0) return generation;
  const isStopped = (service: DraftService, at: ServiceAtPlace): boolean =>
    at.queueMode === 'sportello' && queues.includes(queueOf(service, at)) && isAt(at, place, day);
  const services = generation.catalogue.services.map((service) =>
    service.places?.some((at) => isStopped(service, at)) === true
      ? {
          ...service,
          places: service.places.map((at) => (isStopped(service, at) ? { ...at, maxPerDay: 0 } : at)),
        }
      : service,
  );
  return withCatalogue(generation, { ...generation.catalogue, services });
};

const withCatalogue = (generation: Generation, catalogue: Generation['catalogue']): Generation => ({
  ...generation,
  catalogue,
  services: new Map(catalogue.services.filter(isShown).map((one) => [one.id, one])),
  units: new Map(catalogue.units.map((one) => [one.id, one])),
  places: new Map(catalogue.places.map((one) => [one.id, one])),
  get confirmedAt() {
    return generation.confirmedAt;
  },
});

/** The same overlay as for today's changes of the town (K24): hours end, the home screen says so, people learn when to come. */
const closeDesks = (generation: Generation, { desks, place, day }: Stops, at: number): Generation => {
  if (desks.length === 0) return generation;
  const entries = desks.map(({ unit, from }, index) => ({
    kind: 'hours' as const,
    id: `totem-${index}`,
    place,
    unit,
    date: day,
    // Before the first minute of the day there is none: then it is closed all day.
    hours: from === '00:00' ? ('closed' as const) : { closedFrom: from },
  }));
  const municipality = generation.catalogue.municipality.id;
  const catalogue = layToday(
    generation.catalogue,
    { formatVersion: 1, municipality, entries },
    at,
    todayWords,
  );
  return catalogue === generation.catalogue ? generation : withCatalogue(generation, catalogue);
};

/** @param told what a technician must know of the file */
export const openStops = (dataDir: string, told: (words: string) => void): StaffStops => {
  const file = keptFile<Stops>(join(dataDir, 'staff-today.json'), Stops);
  const read = file.read();
  if (read.state === 'damaged')
    told(
      'STF-1 What the staff had stopped or closed today could not be read: look at the screen, and stop it again.',
    );
  let stops: Stops | undefined = read.state === 'read' ? read.value : undefined;
  let known: { base: Generation; stops: Stops | undefined; laid: Generation } | undefined;

  const holding = ({ day, place }: Pick<Now, 'day' | 'place'>): Stops | undefined =>
    stops?.day === day && stops.place === place ? stops : undefined;
  const change = (now: Now, with_: (before: Stops) => Partial<Stops>): boolean => {
    const { day, place } = now;
    const before = holding(now) ?? { formatVersion: 1, day, place, queues: [], desks: [] };
    stops = { ...before, ...with_(before) };
    try {
      file.write(stops);
      return true;
    } catch (fault) {
      told(
        `STF-2 What the staff changed cannot be written (${(fault as Error).message}): it holds until the next start.`,
      );
      return false;
    }
  };
  return {
    laid: (base, at, place) => {
      if (base === undefined || place === undefined || stops === undefined) return base;
      const { date: day } = localTime(at, base.catalogue.municipality.timeZone);
      const now = holding({ day, place });
      if (now === undefined) return base;
      if (known?.base !== base || known.stops !== now)
        known = { base, stops: now, laid: closeDesks(stopNumbers(base, now), now, at) };
      return known.laid;
    },
    isStopped: (queue, now) => holding(now)?.queues.includes(queue) === true,
    isClosed: (unit, now) => holding(now)?.desks.some((desk) => desk.unit === unit) === true,
    setQueue: (queue, stopped, now) =>
      change(now, ({ queues }) => {
        const others = queues.filter((one) => one !== queue);
        return { queues: stopped ? [...others, queue] : others };
      }),
    setDesk: (unit, closed, now) =>
      change(now, ({ desks }) => {
        const others = desks.filter((one) => one.unit !== unit);
        return { desks: closed ? [...others, { unit, from: timeOf(now.minute) }] : others };
      }),
  };
};
