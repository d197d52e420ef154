import type { ServiceArea } from '../../core/model/place.ts';
import { placesOn } from '../../core/schedule/service-at-place.ts';
import { fold } from '../../core/search/fold.ts';
import type { AppointmentView, DistrictView, StreetsView } from '../contract/where-to-go.ts';
import type { Shown } from '../contract/shown.ts';
import type { ViewContext } from './context.ts';
import { opening, weekHours } from '../../core/words/opening.ts';
import { deskOf, peopleView, unitHours, unitName, whereView } from './where.ts';

type Street = ServiceArea['streets'][number];

/** Enough to choose from on one screen. */
const maxStreets = 8;

const covers = (street: Street, number: number): boolean =>
  (street.from ?? 1) <= number &&
  number <= (street.to ?? Number.POSITIVE_INFINITY) &&
  (street.side === undefined || (street.side === 'odd') === (number % 2 === 1));

const partsOf = (areas: readonly ServiceArea[], name: string): { area: ServiceArea; street: Street }[] =>
  areas.flatMap((area) =>
    area.streets.filter((street) => fold(street.name) === fold(name)).map((street) => ({ area, street })),
  );

/** The streets whose name holds all the words typed so far, in any order; whole beginnings first (K10). */
export const streetsView = (areas: readonly ServiceArea[], text: string): StreetsView => {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return { streets: [] };
  const names = new Set(areas.flatMap((area) => area.streets.map(({ name }) => name)));
  const found = [...names].filter((name) =>
    words.every((word) =>
      fold(name)
        .split(' ')
        .some((part) => part.startsWith(word)),
    ),
  );
  const rank = (name: string): number => (fold(name).startsWith(words.join(' ')) ? 0 : 1);
  return {
    streets: found
      .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'it'))
      .slice(0, maxStreets)
      .map((name) => ({
        name,
        needsNumber: new Set(partsOf(areas, name).map(({ area }) => area.id)).size > 1,
      })),
  };
};

/** The card that is handed over for an office: its entry for that office, else for another desk of the same place. */
const takeOf = (
  { generation }: ViewContext,
  area: ServiceArea,
  placeId: string,
): { service: string; place: number } | undefined => {
  const service = area.service === undefined ? undefined : generation.services.get(area.service);
  const places = service?.places ?? [];
  const at = places.filter(({ place }) => place === placeId);
  const chosen = at.find(({ unit }) => unit === area.unit) ?? at[0];
  return service === undefined || chosen === undefined
    ? undefined
    : { service: service.id, place: places.indexOf(chosen) };
};

/** The office that is competent for an address. The address is used for this answer and kept nowhere. */
export const districtView = (
  context: ViewContext,
  street: string,
  number: number | undefined,
): DistrictView => {
  const { generation, say } = context;
  const parts = partsOf(generation.catalogue.areas, street);
  const areas = new Set(parts.map(({ area }) => area));
  if (areas.size > 1 && number === undefined) return { kind: 'number-needed' };
  const area =
    areas.size === 1 ? parts[0]?.area : parts.find((part) => covers(part.street, number ?? 0))?.area;
  const unit = area === undefined ? undefined : generation.units.get(area.unit);
  const placeId = area?.place ?? unit?.places?.[0];
  if (area === undefined || unit === undefined || placeId === undefined)
    return { kind: 'unknown', people: peopleView(context) };
  const take = takeOf(context, area, placeId);
  const hours = unitHours(context, unit) ?? generation.places.get(placeId)?.hours;
  return {
    kind: 'found',
    name: say.text(area.name),
    unit: unitName(context, unit.id) ?? say.plain(unit.id),
    where: whereView(context, placeId, unit.contacts?.find((contact) => contact.phone !== undefined)?.phone),
    open: opening(context, hours),
    hours: weekHours(context, hours),
    ...(take === undefined ? {} : { take }),
  };
};

/** The offices that see people by appointment: which desk, and where to wait (K16). */
export const appointmentView = (context: ViewContext): AppointmentView => {
  const { generation, say } = context;
  const offices = new Map<string, AppointmentView['offices'][number]>();
  for (const service of generation.services.values()) {
    if (service.discreet === true) continue;
    for (const { serviceAtPlace: at } of placesOn(service.places, context.today)) {
      const unitId = at.unit ?? service.responsibleUnit;
      const isTown =
        generation.organisations.get(service.authority ?? '')?.kind === 'town' ||
        service.authority === undefined;
      if (at.appointment === undefined || at.appointment === 'none' || unitId === undefined || !isTown)
        continue;
      const key = `${unitId} ${at.place}`;
      const office = offices.get(key) ?? {
        unit: unitName(context, unitId) ?? say.plain(unitId),
        services: [] as Shown[],
        where: whereView(context, at.place),
        ...(deskOf(context, unitId, at.place) === undefined
          ? {}
          : { desk: deskOf(context, unitId, at.place) }),
        open: opening(context, at.hours ?? generation.places.get(at.place)?.hours),
      };
      if (service.title !== undefined) office.services.push(say.title(service));
      offices.set(key, office as AppointmentView['offices'][number]);
    }
  }
  return { offices: [...offices.values()].toSorted((a, b) => Number(b.where.here) - Number(a.where.here)) };
};
