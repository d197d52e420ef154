import type { Wording } from '../../core/model/language.ts';
import { placesOn } from '../../core/schedule/service-at-place.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { ServiceAtPlace } from '../../core/model/place.ts';
import type { Channel, Step } from '../../core/model/service-parts.ts';
import { windowState } from '../../core/schedule/windows.ts';
import type { Shown } from '../contract/shown.ts';
import type { ChannelView, ServiceView } from '../contract/card.ts';
import type { ViewContext } from './context.ts';
import { sayDate, sayMoney } from '../../core/words/dates.ts';
import { hoursLine } from '../../core/words/opening.ts';
import { linkQr } from './qr.ts';
import { days } from './messages.ts';
import { unitName, whereView } from './where.ts';

const maybe = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
const wordingOf = (context: ViewContext, service: DraftService) => (wording: Wording) =>
  context.say.wording(wording, service.reviewed);
const optional = (context: ViewContext, service: DraftService) => (wording: Wording | undefined) =>
  wording === undefined ? undefined : context.say.wording(wording, service.reviewed);

export const inputViews = (context: ViewContext, service: DraftService): ServiceView['inputs'] => {
  const say = optional(context, service);
  return (service.inputs ?? []).map((input) => ({
    name: context.say.wording(input.name, service.reviewed),
    required: input.required ?? true,
    ...maybe('condition', say(input.condition)),
    ...maybe('obtainFrom', say(input.obtainFrom)),
    ...maybe(
      'obtainService',
      input.obtainService !== undefined && context.generation.services.has(input.obtainService)
        ? input.obtainService
        : undefined,
    ),
  }));
};

export const costViews = (context: ViewContext, service: DraftService): ServiceView['costs'] => {
  const { say } = context;
  const optionally = optional(context, service);
  return (service.costs ?? []).map((cost) => ({
    free: cost.amount === 0,
    ...(cost.amount === undefined
      ? {}
      : {
          amount:
            cost.amount === 0
              ? say.message('cost.free')
              : {
                  text: sayMoney(say.lang, cost.amount, cost.currency ?? 'EUR'),
                  lang: say.lang,
                  machine: false,
                },
        }),
    ...maybe('label', optionally(cost.label)),
    ...maybe('condition', optionally(cost.condition)),
  }));
};

export const timeViews = (context: ViewContext, { times, reviewed }: DraftService): Shown[] => {
  const { say } = context;
  return [
    ...(times?.immediate === true ? [say.message('times.immediate')] : []),
    ...(times?.maxDays === undefined
      ? []
      : [{ text: days(say.lang, times.maxDays), lang: say.lang, machine: false }]),
    ...(times?.note === undefined ? [] : [say.wording(times.note, reviewed)]),
  ];
};

/** What the law sets a day for. */
export const deadlineViews = (context: ViewContext, service: DraftService): ServiceView['deadlines'] =>
  (service.times?.deadlines ?? []).map((deadline) => ({
    text: context.say.wording(deadline.text, service.reviewed),
    ...maybe('source', deadline.source),
  }));

/** Enrolment (K17): open until, opens again on, or over; and whom late requests go to. */
export const windowView = (context: ViewContext, service: DraftService): ServiceView['window'] => {
  const { say, today, time } = context;
  const state = windowState(service.times?.windows, today);
  if (state === undefined) return undefined;
  const date = (iso: string, weekday = true): string => sayDate(say.lang, iso, today, time.timeZone, weekday);
  if (state.state === 'open')
    return { state: 'open', text: say.message('window.openUntil', { date: date(state.until, false) }) };
  const late = state.last ?? (state.state === 'opens' ? state.window : undefined);
  const unit = unitName(context, late?.lateUnit);
  const lateText =
    late?.late === undefined
      ? unit === undefined
        ? undefined
        : say.message('late.unit', { unit: unit.text })
      : say.wording(late.late, service.reviewed);
  return {
    state: 'closed',
    text:
      state.state === 'opens'
        ? say.message('window.opensOn', { date: date(state.on) })
        : say.message('window.over'),
    ...maybe('late', lateText),
  };
};

/** Where a step happens: its place as the service itself is there, else the first place of the service it points to. */
const stepPlace = (
  { today }: ViewContext,
  step: Step,
  service: DraftService,
  other: DraftService | undefined,
): ServiceAtPlace | undefined => {
  const placesOf = (of: DraftService | undefined): ServiceAtPlace[] =>
    placesOn(of?.places, today).map(({ serviceAtPlace }) => serviceAtPlace);
  if (step.place === undefined) return placesOf(other)[0];
  return (
    [...placesOf(service), ...placesOf(other)].find((at) => at.place === step.place) ?? { place: step.place }
  );
};

/** The steps in order; one that is a service of its own says where, when and whom to phone (K2, K4). */
export const stepViews = (context: ViewContext, service: DraftService): ServiceView['steps'] =>
  (service.howTo ?? []).map((step) => {
    const other = step.service === undefined ? undefined : context.generation.services.get(step.service);
    const at = stepPlace(context, step, service, other);
    const hours =
      at === undefined
        ? undefined
        : hoursLine(context, at.hours ?? context.generation.places.get(at.place)?.hours);
    const where = at === undefined ? undefined : whereView(context, at.place);
    const unit = context.generation.units.get(at?.unit ?? other?.responsibleUnit ?? '');
    return {
      text: wordingOf(context, service)(step.text),
      ...maybe('service', other?.id),
      ...maybe('where', where),
      ...maybe('hours', hours),
      ...maybe(
        'phone',
        unit?.contacts?.find((contact) => contact.phone !== undefined)?.phone ?? where?.phone,
      ),
    };
  });

const authNames = { spid: 'SPID', cie: 'CIE', cns: 'CNS', eidas: 'eIDAS' } as const;

const channelText = ({ say }: ViewContext, channel: Channel): Shown => {
  const auth = (channel.auth ?? []).map((name) => authNames[name]);
  if (channel.type !== 'online' || auth.length === 0) return say.message(`channel.${channel.type}`);
  const list = auth.reduce<string>(
    (first, last) => (first === '' ? last : say.message('list.or', { first, last }).text),
    '',
  );
  return say.message('channel.online.auth', { auth: list });
};

export const channelViews = (context: ViewContext, service: DraftService): ChannelView[] =>
  (service.channels ?? []).map((channel) => ({
    type: channel.type,
    text: channelText(context, channel),
    ...maybe('phone', channel.phone),
    ...maybe('url', channel.url ?? channel.email ?? channel.address),
    ...maybe(
      'qr',
      channel.url === undefined || service.discreet === true
        ? undefined
        : linkQr(context.generation, channel.url),
    ),
    ...maybe(
      'note',
      channel.note === undefined ? undefined : context.say.wording(channel.note, service.reviewed),
    ),
  }));
