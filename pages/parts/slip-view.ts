import type { ServiceAtPlace } from '../../core/model/place.ts';
import type { Schedule } from '../../core/model/schedule.ts';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import type { PageService } from '../../core/published/pages.ts';
import { openSpans } from '../../core/schedule/open-spans.ts';
import { whereabouts } from '../../core/schedule/service-at-place.ts';
import type { Claims, HandOver } from '../../core/token/claims.ts';
import { sayDate } from '../../core/words/dates.ts';
import { exceptions, opening, type OpenState, weekHours } from '../../core/words/opening.ts';
import type { HoursContext, Shown } from '../../core/words/say.ts';
import { hoursContext, issuedText, type Moment } from './hours-context.ts';
import { type NoticeView, noticesOf } from './notices-view.ts';
import { changesFor, laidOver } from './today-view.ts';
import { type WhereView, whereView } from './where-view.ts';

/** What the phone shows of a service's slip. */
export type SlipView = {
  number: string | undefined;
  /** People are called by time, not by number. */
  byTime: boolean;
  title: Shown;
  /** The service is in no catalogue any more, or not at this place any more. */
  gone: boolean;
  where: WhereView | undefined;
  desk: Shown | undefined;
  moved: Shown | undefined;
  open: OpenState | undefined;
  /** The span that is open now, or the next one, epoch ms. */
  next: { from: number; to: number } | undefined;
  hours: { days: Shown; hours: Shown }[];
  rawHours: Shown | undefined;
  exceptions: Shown[];
  /** `id` says which tick is which, for as long as the list stays the same. */
  bring: { id: string; text: Shown }[];
  notices: NoticeView[];
  phone: string | undefined;
  issued: Shown;
};

/** A slip, and the moment at which it is looked at. */
export type SlipParts = Moment & {
  claims: Claims;
  handOvers: readonly HandOver[];
  service: PageService | undefined;
};

/** Which service a slip is for now: a desk may have found that it is another one. */
export const serviceIdOf = (claims: Claims, handOvers: readonly HandOver[]): string | undefined =>
  handOvers.findLast(({ service }) => service !== undefined)?.service ??
  (claims.kind === 'service' ? claims.service : undefined);
/** Where the person was sent last. */
export const placeIdOf = (claims: Claims, handOvers: readonly HandOver[]): string | undefined =>
  handOvers.findLast(({ place }) => place !== undefined)?.place ?? claims.place;

/** Which of its places a service's slip means: that of the slip (or where that one moved to), else any where it is today. */
const positionOf = (
  service: PageService | undefined,
  placeId: string | undefined,
  today: string,
): number | undefined => {
  const position = (service?.places ?? []).findIndex(
    (written) =>
      (placeId === undefined || written.place === placeId) && whereabouts(written, today).kind === 'here',
  );
  return position < 0 ? undefined : position;
};
const foundAt = (
  service: PageService | undefined,
  position: number | undefined,
  today: string,
): { at: ServiceAtPlace; written: ServiceAtPlace } | undefined => {
  const written = position === undefined ? undefined : service?.places?.[position];
  if (written === undefined) return undefined;
  const now = whereabouts(written, today);
  return now.kind === 'here' ? { at: now.serviceAtPlace, written } : undefined;
};

const movedText = (
  context: HoursContext,
  { say, town }: SlipParts,
  written: ServiceAtPlace,
): Shown | undefined => {
  const { movedTo } = written;
  if (movedTo === undefined) return undefined;
  const place = whereView(say, town, movedTo.place).name.text;
  return context.today < movedTo.from
    ? say.message('moved.from', {
        date: sayDate(say.lang, movedTo.from, context.today, context.time.timeZone, false),
        place,
      })
    : say.message('moved.since', { place });
};

/** What to bring: what the person was told, where the slip says so; with its condition and who issues it. */
const bringOf = ({ claims, service, say }: SlipParts, isSameService: boolean): SlipView['bring'] =>
  (service?.inputs ?? []).flatMap((input, position) => {
    const told = claims.kind === 'service' && isSameService ? claims.bring : undefined;
    if (told !== undefined && !told.includes(position)) return [];
    const name = say.wording(input.name);
    let { text } = name;
    if (input.condition !== undefined)
      text = say.words('slip.onlyIf', { name: text, condition: say.wording(input.condition).text });
    else if (input.required === false) text = say.words('slip.optional', { name: text });
    if (input.obtainFrom !== undefined)
      text = say.words('slip.from', { name: text, from: say.wording(input.obtainFrom).text });
    return [{ id: String(position), text: { ...name, text } }];
  });

const phoneOf = (
  { town, service }: Pick<SlipParts, 'town' | 'service'>,
  unitId: string | undefined,
  placeId: string | undefined,
): string | undefined => {
  const first = (contacts: readonly { phone?: string | undefined }[] | undefined): string | undefined =>
    contacts?.find(({ phone }) => phone !== undefined)?.phone;
  return (
    first(town.units.find(({ id }) => id === (unitId ?? service?.responsibleUnit))?.contacts) ??
    first(town.places.find(({ id }) => id === placeId)?.contacts) ??
    town.municipality.switchboard
  );
};

const nextSpan = (
  schedule: Schedule | undefined,
  context: HoursContext,
): { from: number; to: number } | undefined => {
  for (const { opens, closes } of openSpans(schedule, context.time, context.at))
    if (closes > context.at) return { from: Math.max(opens, context.at), to: closes };
  return undefined;
};

/** The slip of a service as it holds now: what has moved or closed since it was printed is said (K26), as is what is different today. */
export const slipView = (published: SlipParts): SlipView => {
  const parts = laidOver(published);
  const { claims, handOvers, town, service, say } = parts;
  const context = hoursContext(parts);
  const serviceId = serviceIdOf(claims, handOvers);
  const placeId = placeIdOf(claims, handOvers);
  const position = positionOf(published.service, placeId, context.today);
  const usual = foundAt(published.service, position, context.today)?.at;
  const found = foundAt(service, position, context.today);
  const at = found?.at;
  const goTo = at?.place ?? placeId;
  const unit = handOvers.at(-1)?.unit ?? at?.unit;
  const schedule = at?.hours ?? town.places.find(({ id }) => id === goTo)?.hours;
  const wasSentOn = handOvers.length > 0;
  const number = claims.kind === 'service' && !wasSentOn ? claims.number : undefined;
  const goal = {
    place: usual?.place ?? placeId,
    unit: unit ?? published.service?.responsibleUnit,
    service: serviceId,
  };
  return {
    number: number && formatTypedNumber(number),
    byTime: number?.kiosk !== undefined,
    title: service?.title === undefined ? say.plain(serviceId ?? '') : say.text(service.title),
    // A desk may send people to any of its places, whether or not the card names it.
    gone: service === undefined || (found === undefined && placeId !== undefined && !wasSentOn),
    where: goTo === undefined ? undefined : whereView(say, town, goTo),
    desk: at?.desk && say.text(at.desk),
    moved: found && movedText(context, parts, found.written),
    open: goTo === undefined ? undefined : opening(context, schedule),
    next: nextSpan(schedule, context),
    hours: weekHours(context, schedule),
    rawHours: schedule?.raw === undefined ? undefined : say.plain(schedule.raw),
    exceptions: exceptions(context, schedule),
    bring: bringOf(parts, claims.kind === 'service' && claims.service === serviceId),
    notices: [
      ...changesFor(published, published.today, goal, published.service),
      ...noticesOf(context, parts, { service: serviceId, place: goTo }),
    ],
    phone: phoneOf(parts, unit, goTo),
    issued: issuedText(context, say, claims.issuedAt),
  };
};
