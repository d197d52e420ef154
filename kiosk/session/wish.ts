import type { Answers } from '../../core/model/condition.ts';
import type { DraftService } from '../../core/model/service.ts';
import { sayDate, sayTime } from '../../core/words/dates.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { CommandInput } from '../contract/contract.ts';
import type { AnsweredView } from '../contract/views.ts';
import type { Shown } from '../contract/shown.ts';
import type { SlipBlock } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { answeredViews } from '../views/guide-view.ts';
import { type PlaceNow, placeNow } from '../views/place-view.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';
import { bare, slipBlocks } from './slip-blocks.ts';

export type Take = Pick<CommandInput<'issue'>, 'lang' | 'service' | 'place' | 'kind' | 'answers'>;
/** What a person asks for, in their language, now; and all that its slip will say but what comes with the ticket. */
export type Wish = {
  context: ViewContext;
  service: DraftService;
  /** Position in the service's places. */
  at: number;
  place: PlaceNow | undefined;
  blocks: readonly SlipBlock[];
  /** Service, desk and documents in Italian, where the person reads something else. */
  clerk: readonly SlipBlock[];
  /** When it is taken, to the minute. */
  issued: string;
};

/** The place of a service in another language. */
export const placeIn = (context: ViewContext, service: DraftService, at: number): PlaceNow | undefined => {
  const written = service.places?.[at];
  return written === undefined ? undefined : placeNow(context, service, written, at);
};

/** A discreet service leaves only that there is a talk, where to ask, and when: no title, unit or path (K18). */
const discreetBlocks = ({ say, generation, hereId }: ViewContext): SlipBlock[] => {
  const reception = hereId === undefined ? undefined : generation.places.get(hereId);
  const lines = [
    ...(reception?.name === undefined ? [] : [bare(say.text(reception.name))]),
    bare(say.message('slip.discreetWhere')),
  ];
  return [{ label: bare(say.message('slip.where')), style: 'normal', lines }];
};

const clerkBlocks = (italian: ViewContext, service: DraftService, at: number): SlipBlock[] => [
  {
    label: bare(italian.say.message('slip.clerk')),
    style: 'large',
    lines: service.title === undefined ? [] : [bare(italian.say.text(service.title))],
  },
  ...slipBlocks(italian, { service, place: placeIn(italian, service, at) }, 'clerk'),
];

/** The day and minute in which a ticket is taken. */
export const sayIssued = ({ say, today, time, at }: ViewContext): string =>
  say.message('slip.issued', {
    date: sayDate(say.lang, today, today, time.timeZone),
    time: sayTime(say.lang, at, time.timeZone),
  }).text;

/** Hours, dates and closing times are written to the minute: within one, what was said still holds. */
const minute = 60_000;
const stillHolds = (
  { context, service, at, place }: Wish,
  now: { generation: Generation; at: number },
  take: Take,
): boolean =>
  context.generation === now.generation &&
  context.say.lang === take.lang &&
  service.id === take.service &&
  at === take.place &&
  Math.floor(context.at / minute) === Math.floor(now.at / minute) &&
  // What was refused may have been let go on; a number that was promised is the journal's to refuse.
  (take.kind === 'slip' || place?.take.refused === undefined);

/**
 * The service and place that are asked for; nothing where the catalogue has no such service (any more). What the person was shown
 * is kept for as long as it holds: between their touch and the printer's first byte nothing is made a second time.
 */
export const wishOf = (state: KioskState, take: Take): Wish | undefined => {
  const generation = state.generation();
  const service = generation?.services.get(take.service);
  if (generation === undefined || service === undefined) return undefined;
  const known = state.visit.wish();
  if (known !== undefined && stillHolds(known, { generation, at: state.clock.now() }, take)) return known;
  const context = viewContext(state, generation, take.lang);
  const discreet = service.discreet === true;
  const place = placeIn(context, service, take.place);
  const wish: Wish = {
    context,
    service,
    at: take.place,
    place,
    blocks: discreet ? discreetBlocks(context) : slipBlocks(context, { service, place }, 'whole'),
    issued: sayIssued(context),
    clerk:
      discreet || take.lang === 'it'
        ? []
        : clerkBlocks(viewContext(state, generation, 'it'), service, take.place),
  };
  state.visit.keepWish(wish);
  return wish;
};

/** Nothing of the path of a discreet service is ever handed over. */
export const answersOf = ({ context, service }: Wish, answers: Answers): AnsweredView[] =>
  service.discreet === true ? [] : answeredViews(context, answers);

/** Its title as the person may see it beside others. */
export const shownTitle = ({ context: { say }, service }: Wish): Shown =>
  service.discreet === true ? say.message('slip.discreet') : say.title(service);
