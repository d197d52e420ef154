import type { FloorPlan } from '../../core/model/floor-plan.ts';
import type { Place, ServiceAtPlace } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { whereabouts } from '../../core/schedule/service-at-place.ts';
import { offset, roundedMetres, type Spot, wayBetween } from '../../core/way/on-the-ground.ts';
import { lengthOf, wayTo } from '../../core/way/plan-faults.ts';
import type { Shown } from '../contract/shown.ts';
import type { WayView } from '../contract/way.ts';
import type { ViewContext } from './context.ts';
import type { Say } from './say.ts';

/** More landmarks than these make a sketch a map. */
const mostLandmarks = 3;
const mostStreets = 8;

const unit = (lang: string, value: number, name: 'meter' | 'kilometer' | 'minute'): string =>
  new Intl.NumberFormat(`${lang === 'en' ? 'en-GB' : lang}-u-nu-latn`, {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value);

/** Metres as people say them. */
const sayMetres = (say: Say, metres: number): string => {
  const rounded = roundedMetres(metres);
  return rounded < 1000 ? unit(say.lang, rounded, 'meter') : unit(say.lang, rounded / 1000, 'kilometer');
};
const shown = (say: Say, text: string): Shown => ({ text, lang: say.lang, machine: false });

const planView = (
  { say, hereId }: ViewContext,
  place: Place,
  plan: FloorPlan,
  goal: FloorPlan['goals'][number],
): WayView => {
  const route = wayTo(plan, goal);
  // Nobody walks 24 metres: to five, beyond twenty.
  const length = lengthOf(route);
  const metres = length > 20 ? Math.round(length / 5) * 5 : Math.max(1, Math.round(length));
  return {
    kind: 'plan',
    title: say.text(plan.name),
    width: plan.width,
    height: plan.height,
    rooms: plan.rooms,
    doors: plan.doors ?? [],
    start: {
      at: plan.start.at,
      name:
        plan.start.name === undefined
          ? say.message(place.id === hereId ? 'way.here' : 'way.entrance')
          : say.text(plan.start.name),
    },
    goal: { at: goal.at, name: say.text(goal.name) },
    route,
    distance: say.message('way.steps', { metres: unit(say.lang, metres, 'meter') }),
    ...(goal.way === undefined ? {} : { words: say.text(goal.way) }),
  };
};

const spotOf = (place: Place | undefined): Spot | undefined =>
  place?.lat === undefined || place.lon === undefined ? undefined : { lat: place.lat, lon: place.lon };

/** Half, a fifth or a tenth of the way, as a round number of metres. */
const scaleOf = (metres: number): number =>
  [5000, 2000, 1000, 500, 200, 100, 50].find((one) => one <= metres / 2) ?? 20;

const sketchView = (context: ViewContext, here: Place, place: Place): WayView | undefined => {
  const { say, generation } = context;
  const [from, to] = [spotOf(here), spotOf(place)];
  if (from === undefined || to === undefined) return undefined;
  const { metres, minutes, wind, east, north } = wayBetween(from, to);
  if (metres < 1) return undefined;
  const ground = (spot: Spot): [number, number] => {
    const at = offset(from, spot);
    return [Math.round(at.east), Math.round(at.north)];
  };
  const air = Math.hypot(east, north);
  /** Around the straight line: what lies behind either end is of no help. */
  const isNear = ([x, y]: readonly [number, number], width: number): boolean => {
    const along = (x * east + y * north) / air;
    return (
      along > -0.15 * air &&
      along < 1.15 * air &&
      Math.abs(x * north - y * east) / air < Math.max(160, width * air)
    );
  };
  const apart = air / 6;
  const landmarks: { at: [number, number]; name: Shown }[] = [];
  for (const other of generation.places.values()) {
    const spot = spotOf(other);
    if (other.id === here.id || other.id === place.id || spot === undefined || other.name === undefined)
      continue;
    const at = ground(spot);
    const taken: readonly (readonly [number, number])[] = [
      [0, 0],
      [east, north],
      ...landmarks.map((one) => one.at),
    ];
    if (
      landmarks.length < mostLandmarks &&
      isNear(at, 0.35) &&
      taken.every(([x, y]) => Math.hypot(at[0] - x, at[1] - y) > apart)
    )
      landmarks.push({ at, name: say.text(other.name) });
  }
  const streets = generation.catalogue.areas
    .flatMap((area) => area.streets)
    .flatMap(({ name, line }) =>
      line === undefined ? [] : [{ name, line: line.map(([lat, lon]) => ground({ lat, lon })) }],
    )
    .filter(({ line }) => line.some((at) => isNear(at, 0.5)))
    .slice(0, mostStreets);
  const far = sayMetres(say, metres);
  const towards = say.message(`way.wind.${wind}`).text;
  const scale = scaleOf(air);
  return {
    kind: 'sketch',
    title: place.name === undefined ? say.plain(place.id) : say.text(place.name),
    goal: [Math.round(east), Math.round(north)],
    landmarks,
    streets,
    distance:
      minutes === undefined
        ? say.message('way.far', { metres: far, wind: towards })
        : say.message('way.walk', { metres: far, wind: towards, minutes: unit(say.lang, minutes, 'minute') }),
    scale: { metres: scale, text: shown(say, sayMetres(say, scale)) },
    ...(place.directions === undefined ? {} : { words: say.text(place.directions) }),
  };
};

/**
 * The way to a service's desk: on the plan of the building where it has one, else through the streets where both ends have
 * coordinates. Nothing for a discreet service: its place is nobody's business who stands behind.
 */
export const wayView = (
  context: ViewContext,
  service: DraftService,
  written: ServiceAtPlace,
): WayView | undefined => {
  const { generation, hereId, today } = context;
  const now = whereabouts(written, today);
  if (service.discreet === true || now.kind !== 'here') return undefined;
  const place = generation.places.get(now.serviceAtPlace.place);
  if (place === undefined) return undefined;
  const here = hereId === undefined ? undefined : generation.places.get(hereId);
  if (here !== undefined && here.id !== place.id) return sketchView(context, here, place);
  const desk = now.serviceAtPlace.desk?.it;
  for (const plan of place.plans ?? [])
    for (const goal of plan.goals) if (goal.name.it === desk) return planView(context, place, plan, goal);
  return undefined;
};
