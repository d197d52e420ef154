import type { Place, Unit } from '../../core/model/place.ts';
import { placesOn } from '../../core/schedule/service-at-place.ts';
import type { OpenState, Shown } from '../contract/shown.ts';
import type { WhereView } from '../contract/card.ts';
import type { NoticeView, PeopleView } from '../contract/views.ts';
import type { ViewContext } from './context.ts';
import { sayDate } from '../../core/words/dates.ts';
import { hoursLine, opening } from '../../core/words/opening.ts';

const nameOf = (context: ViewContext, record: { id: string; name?: Place['name'] }): Shown =>
  record.name === undefined ? context.say.plain(record.id) : context.say.text(record.name);

export const unitName = (context: ViewContext, id: string | undefined): Shown | undefined => {
  const unit = id === undefined ? undefined : context.generation.units.get(id);
  return unit === undefined ? undefined : nameOf(context, unit);
};

/** A place as the person finds it. A place that the catalogue only names still says its name. */
export const whereView = (context: ViewContext, placeId: string, phone?: string): WhereView => {
  const { say, generation, hereId } = context;
  const place = generation.places.get(placeId);
  if (place === undefined) return { name: say.plain(placeId), here: false };
  const number = phone ?? place.contacts?.find((contact) => contact.phone !== undefined)?.phone;
  const address = [place.address, place.city].filter((part) => part !== undefined).join(', ');
  return {
    name: nameOf(context, place),
    ...(address === '' ? {} : { address }),
    ...(place.floor === undefined ? {} : { floor: say.text(place.floor) }),
    ...(place.directions === undefined ? {} : { directions: say.text(place.directions) }),
    ...(place.access === undefined
      ? {}
      : {
          access: {
            wheelchair: place.access.wheelchair,
            ...(place.access.note === undefined ? {} : { note: say.text(place.access.note) }),
          },
        }),
    ...(number === undefined ? {} : { phone: number }),
    here: placeId === hereId,
  };
};

/** The hours of a unit: its own, else those of its first place. */
export const unitHours = ({ generation }: ViewContext, unit: Unit) =>
  unit.hours ??
  unit.places?.map((id) => generation.places.get(id)?.hours).find((hours) => hours !== undefined);

/** The notices that hold now, for everybody, for this kiosk's place, or for one service. Urgent ones first. */
export const noticesNow = (context: ViewContext, service?: string): NoticeView[] => {
  const { generation, say, at, time, today, hereId } = context;
  const now = sayIsoMinute(at, time.timeZone);
  const rank = { urgent: 0, warning: 1, info: 2 } as const;
  return generation.catalogue.notices
    .filter(
      (notice) => notice.from <= now && now <= (notice.to.length === 10 ? `${notice.to}T24:00` : notice.to),
    )
    .filter((notice) =>
      service === undefined
        ? notice.services === undefined &&
          (notice.places === undefined || (hereId !== undefined && notice.places.includes(hereId)))
        : notice.services?.includes(service) === true,
    )
    .toSorted((a, b) => rank[a.severity] - rank[b.severity])
    .map((notice) => ({
      id: notice.id,
      severity: notice.severity,
      title: say.text(notice.title, notice.reviewed),
      ...(notice.body === undefined ? {} : { body: say.text(notice.body, notice.reviewed) }),
      until: say.message('notice.until', {
        date: sayDate(say.lang, notice.to.slice(0, 10), today, time.timeZone, false),
      }),
    }));
};

const minuteFormat = new Map<string, Intl.DateTimeFormat>();
/** `2026-11-23T10:05`, local: comparable with the catalogue's moments as text. */
const sayIsoMinute = (at: number, timeZone: string): string => {
  const format =
    minuteFormat.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  minuteFormat.set(timeZone, format);
  return format.format(at).replace(' ', 'T');
};

/** Who is here now and where; else whom to phone and when (K5). */
export const peopleView = (context: ViewContext): PeopleView => {
  const { generation, say, hereId } = context;
  const { municipality } = generation.catalogue;
  const receptions = [...generation.units.values()].filter(
    (unit) => unit.reception === true || unit.id === municipality.reception,
  );
  const here = receptions
    .filter((unit) => hereId === undefined || unit.places?.includes(hereId) === true)
    .map((unit) => {
      const placeId = unit.places?.find((id) => id === hereId) ?? unit.places?.[0];
      const desk = deskOf(context, unit.id, placeId);
      return {
        unit: nameOf(context, unit),
        place: placeId === undefined ? say.message('people.reception') : whereView(context, placeId).name,
        ...(desk === undefined ? {} : { desk }),
        open: opening(context, unitHours(context, unit)),
      };
    });
  const phones = receptions.flatMap((unit) =>
    (unit.contacts ?? []).flatMap((contact) => {
      const hours = hoursLine(context, contact.hours ?? unitHours(context, unit));
      return contact.phone === undefined
        ? []
        : [
            {
              label: contact.label === undefined ? nameOf(context, unit) : say.wording(contact.label),
              phone: contact.phone,
              ...(hours === undefined ? {} : { hours }),
            },
          ];
    }),
  );
  if (municipality.switchboard !== undefined)
    phones.push({ label: say.message('people.switchboard'), phone: municipality.switchboard });
  return { here, phones };
};

/** The desk at which a unit receives people in a place: as its services say. */
export const deskOf = (
  { generation, say, today }: ViewContext,
  unitId: string,
  placeId: string | undefined,
): Shown | undefined => {
  for (const service of generation.services.values())
    for (const { serviceAtPlace: at } of placesOn(service.places, today))
      if (at.desk !== undefined && at.place === placeId && (at.unit ?? service.responsibleUnit) === unitId)
        return say.text(at.desk);
  return undefined;
};

/** Open now, of a unit, by its hours or its place's. */
export const unitOpening = (context: ViewContext, unitId: string): OpenState | undefined => {
  const unit = context.generation.units.get(unitId);
  return unit === undefined ? undefined : opening(context, unitHours(context, unit));
};
