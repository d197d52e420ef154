import type { ServiceAtPlace } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { numberState } from '../../core/schedule/number-state.ts';
import { whereabouts } from '../../core/schedule/service-at-place.ts';
import type { Schedule } from '../../core/model/schedule.ts';
import type { ServicePlaceView, TakeView } from '../contract/card.ts';
import type { ViewContext } from './context.ts';
import { sayDate, sayTime } from '../../core/words/dates.ts';
import { comeOn, exceptions, opening, weekHours } from '../../core/words/opening.ts';
import { linkQr } from './qr.ts';
import { wayView } from './way-view.ts';
import { unitName, unitOpening, whereView } from './where.ts';

/** The name of the queue whose numbers a service takes at a place; services that share it share its numbers. */
export const queueOf = (service: DraftService, at: ServiceAtPlace): string =>
  at.queue ?? at.unit ?? service.responsibleUnit ?? service.id;

const numberTake = (
  context: ViewContext,
  service: DraftService,
  at: ServiceAtPlace,
  placeHours: Schedule | undefined,
): TakeView => {
  const { say, time } = context;
  const queue = queueOf(service, at);
  const state = numberState(
    at,
    placeHours,
    { ...time, place: context.hereId },
    context.at,
    context.issuedToday(queue),
  );
  const refuse = (
    reason: NonNullable<TakeView['refused']>['reason'],
    text: string,
    opens?: number,
  ): TakeView => ({
    kind: 'number',
    refused: {
      reason,
      text: {
        text: opens === undefined ? text : `${text} ${comeOn(context, opens)}`,
        lang: say.lang,
        machine: false,
      },
    },
  });
  switch (state.kind) {
    case 'give':
      if (!context.canIssue()) return refuse('storage', say.message('take.storage').text);
      if (context.isPaused(queue)) return refuse('paused', say.message('take.paused').text);
      return state.until === undefined
        ? { kind: 'number' }
        : {
            kind: 'number',
            text: say.message('take.numbersUntil', { time: sayTime(say.lang, state.until, time.timeZone) }),
          };
    case 'too-early':
      return refuse('closed', say.message('take.closed').text, state.opens);
    case 'closed':
      return refuse('closed', say.message('take.closed').text, state.opens);
    case 'last-number-passed':
      return refuse(
        'last-number-passed',
        say.message('take.lastNumberPassed', { time: sayTime(say.lang, state.last, time.timeZone) }).text,
        state.opens,
      );
    case 'full':
      // The office's own words stand in for the kiosk's: after them they would say the same twice.
      return refuse(
        'full',
        at.whenFull === undefined
          ? say.message('take.full').text
          : `${say.wording(at.whenFull).text}.`.replace('..', '.'),
        state.opens,
      );
    case 'unknown':
      return { kind: 'slip' };
    case 'not-here':
      return refuse('not-here', say.message('take.notHere').text);
  }
};

/** What can be taken for a service at a place, now; and where it cannot, why and when (K11, K12, K16, K29). */
export const takeView = (context: ViewContext, service: DraftService, at: ServiceAtPlace): TakeView => {
  const { say } = context;
  if (at.appointment === 'required') return { kind: 'appointment', text: say.message('take.appointment') };
  if (at.queueMode === 'external' && at.externalMachine !== undefined)
    return {
      kind: 'external-machine',
      text: say.message('take.externalMachine', {
        where: say.wording(at.externalMachine.where).text,
        key: at.externalMachine.key,
      }),
      machineKey: at.externalMachine.key,
    };
  if (at.queueMode === 'sportello')
    return numberTake(context, service, at, context.generation.places.get(at.place)?.hours);
  return { kind: 'slip' };
};

/** The hours of a service at a place as they hold today; undefined where it has none, or is not there today. */
export const scheduleAt = (
  { generation, today }: ViewContext,
  written: ServiceAtPlace,
): Schedule | undefined => {
  const now = whereabouts(written, today);
  return now.kind === 'here'
    ? (now.serviceAtPlace.hours ?? generation.places.get(now.serviceAtPlace.place)?.hours)
    : undefined;
};

const movedText = (context: ViewContext, at: ServiceAtPlace) => {
  const { say, today, time } = context;
  if (at.movedTo === undefined) return undefined;
  const place = whereView(context, at.movedTo.place).name.text;
  return today < at.movedTo.from
    ? say.message('moved.from', {
        date: sayDate(say.lang, at.movedTo.from, today, time.timeZone, false),
        place,
      })
    : say.message('moved.since', { place });
};

/** A service at one of its places, as a slip tells it: all but the week's hours, which take longest to say. */
export type PlaceNow = Omit<ServicePlaceView, 'hours' | 'rawHours' | 'way'>;

/** A service at one of its places, as it holds today; nothing where it is not there today. */
export const placeNow = (
  context: ViewContext,
  service: DraftService,
  written: ServiceAtPlace,
  index: number,
): PlaceNow | undefined => {
  const { generation, say } = context;
  const now = whereabouts(written, context.today);
  if (now.kind !== 'here') return undefined;
  const at = now.serviceAtPlace;
  const schedule = scheduleAt(context, written);
  const unitId = at.unit ?? service.responsibleUnit;
  const unit = unitId === undefined ? undefined : unitName(context, unitId);
  const phone =
    unitId === undefined
      ? undefined
      : generation.units.get(unitId)?.contacts?.find((contact) => contact.phone !== undefined)?.phone;
  const moved = movedText(context, written);
  const booking = at.booking;
  const helperOpen = booking?.helperUnit === undefined ? undefined : unitOpening(context, booking.helperUnit);
  return {
    index,
    where: whereView(context, at.place, phone),
    ...(unit === undefined ? {} : { unit }),
    ...(at.desk === undefined ? {} : { desk: say.text(at.desk, service.reviewed) }),
    open: opening(context, schedule),
    exceptions: exceptions(context, schedule),
    ...(moved === undefined ? {} : { moved }),
    ...(booking === undefined
      ? {}
      : {
          booking: {
            ...(booking.phone === undefined ? {} : { phone: booking.phone }),
            ...(booking.url === undefined
              ? {}
              : { url: booking.url, qr: linkQr(context.generation, booking.url) }),
            ...(booking.helper === undefined ? {} : { helper: say.wording(booking.helper) }),
            ...(helperOpen === undefined ? {} : { helperOpen }),
          },
        }),
    priority: (at.priority ?? []).map((wording) => say.wording(wording)),
    take: takeView(context, service, at),
  };
};

const placeView = (
  context: ViewContext,
  service: DraftService,
  written: ServiceAtPlace,
  index: number,
): ServicePlaceView | undefined => {
  const place = placeNow(context, service, written, index);
  if (place === undefined) return undefined;
  const schedule = scheduleAt(context, written);
  const way = wayView(context, service, written);
  return {
    ...place,
    ...(way === undefined ? {} : { way }),
    hours: weekHours(context, schedule),
    ...(schedule?.raw === undefined ? {} : { rawHours: context.say.plain(schedule.raw) }),
  };
};

/** The places of a service today; the one in which the kiosk stands first. */
export const placeViews = (context: ViewContext, service: DraftService): ServicePlaceView[] =>
  (service.places ?? [])
    .map((at, index) => placeView(context, service, at, index))
    .filter((view) => view !== undefined)
    .toSorted((a, b) => Number(b.where.here) - Number(a.where.here));
