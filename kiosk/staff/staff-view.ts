import type { DraftService } from '../../core/model/service.ts';
import type { ServiceAtPlace } from '../../core/model/place.ts';
import type { PrinterState } from '../contract/shown.ts';
import type { StaffView } from '../contract/staff.ts';
import type { ViewContext } from '../views/context.ts';
import { queueOf } from '../views/place-view.ts';
import { unitOpening, whereView } from '../views/where.ts';
import { isAt, type StaffStops } from './stops.ts';

type At = { service: DraftService; at: ServiceAtPlace };

/** More names than these say "and others" on a button. */
const mostNames = 3;
const names = (all: readonly string[]): string => {
  const different = [...new Set(all)];
  return different.length > mostNames
    ? `${different.slice(0, mostNames).join(', ')} …`
    : different.join(', ');
};

const receivingHere = ({ generation, hereId, today }: ViewContext): At[] =>
  hereId === undefined
    ? []
    : [...generation.services.values()].flatMap((service) =>
        (service.places ?? []).filter((at) => isAt(at, hereId, today)).map((at) => ({ service, at })),
      );

const unitOf = ({ service, at }: At): string | undefined => at.unit ?? service.responsibleUnit;

const grouped = <T>(all: readonly T[], key: (one: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
};

/** What desk staff can do here: this place's queues and offices, in Italian. Discreet offices are named nowhere. */
export const staffView = (context: ViewContext, stops: StaffStops, printer: PrinterState): StaffView => {
  const { generation, hereId, today, say } = context;
  const here = receivingHere(context).filter(({ service }) => service.discreet !== true);
  const now = { day: today, place: hereId ?? '' };
  const unitLabel = (id: string): string => generation.units.get(id)?.name?.it ?? id;
  const labelOf = (all: readonly At[]): string =>
    names(all.map((one) => unitLabel(unitOf(one) ?? one.service.id)));
  const queues = grouped(
    here.filter(({ at }) => at.queueMode === 'sportello'),
    ({ service, at }) => queueOf(service, at),
  );
  const desks = grouped(here, unitOf);
  return {
    place: hereId === undefined ? '' : whereView(context, hereId).name.text,
    queues: [...queues]
      .map(([queue, all]) => ({
        queue,
        prefix: all[0]?.at.queuePrefix ?? '',
        label: labelOf(all),
        issuedToday: context.issuedToday(queue),
        stopped: stops.isStopped(queue, now),
      }))
      .toSorted((one, other) => one.prefix.localeCompare(other.prefix)),
    desks: [...desks]
      .map(([unit, all]) => ({
        unit,
        label: unitLabel(unit),
        desks: [
          ...new Set(all.flatMap(({ at }) => (at.desk === undefined ? [] : [say.text(at.desk).text]))),
        ].slice(0, mostNames),
        closed: stops.isClosed(unit, now),
        openNow: unitOpening(context, unit)?.state === 'open',
      }))
      .toSorted((one, other) => one.label.localeCompare(other.label)),
    printer,
  };
};
