import type { Answers } from '../../core/model/condition.ts';
import { whereabouts } from '../../core/schedule/service-at-place.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { CommandInput } from '../contract/contract.ts';
import type { ServicePlaceView } from '../contract/card.ts';
import type { PreviewView, TicketView } from '../contract/hand-over.ts';
import type { AnsweredView } from '../contract/views.ts';
import type { PrinterState, Shown } from '../contract/shown.ts';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import type { Ticket } from '../journal/journal.ts';
import type { ViewContext } from '../views/context.ts';
import { answeredViews } from '../views/guide-view.ts';
import { placeView, queueOf } from '../views/place-view.ts';
import { qrView } from '../views/qr.ts';
import { byTime, byTimeBlocks } from './by-time.ts';
import { clerkSlip, composeSlip, discreetSlip } from './compose-slip.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';
import { slipBlocks } from './slip-blocks.ts';
import { ticketCode, ticketToken } from './ticket-token.ts';

type Take = Pick<CommandInput<'issue'>, 'lang' | 'service' | 'place' | 'kind' | 'answers'>;
type Wish = { context: ViewContext; service: DraftService; place: ServicePlaceView | undefined };

/** The service and place that are asked for; nothing where the catalogue has no such service (any more). */
export const wishOf = (state: KioskState, take: Take): Wish | undefined => {
  const generation = state.generation();
  const service = generation?.services.get(take.service);
  if (generation === undefined || service === undefined) return undefined;
  const context = viewContext(state, generation, take.lang);
  const written = service.places?.[take.place];
  return {
    context,
    service,
    place: written === undefined ? undefined : placeView(context, service, written, take.place),
  };
};

/** Nothing of the path of a discreet service is ever handed over. */
const answersOf = ({ context, service }: Wish, answers: Answers): AnsweredView[] =>
  service.discreet === true ? [] : answeredViews(context, answers);

const shownTitle = ({ context: { say }, service }: Wish): Shown =>
  service.discreet === true
    ? say.message('slip.discreet')
    : service.title === undefined
      ? say.plain(service.id)
      : say.text(service.title, service.reviewed);

/** What paper and QR will hold, for the person to see first (K22). */
export const previewOf = (wish: Wish, take: Take, printer: PrinterState): PreviewView => {
  const { context, service } = wish;
  const shown = (lines: readonly { text: string; lang: Shown['lang'] }[]): Shown[] =>
    lines.map((line) => ({ ...line, machine: false }));
  const blocks =
    service.discreet === true ? discreetSlip(context).blocks : slipBlocks(context, wish, 'whole');
  return {
    kind: take.kind,
    title: shownTitle(wish),
    lines: blocks.flatMap(({ label, lines }) =>
      label === undefined ? [] : [{ label: { ...label, machine: false }, values: shown(lines) }],
    ),
    answers: answersOf(wish, take.answers),
    printer,
    discreet: service.discreet === true,
  };
};

const refused = (reason: Extract<TicketView, { kind: 'refused' }>['reason'], text: Shown): TicketView => ({
  kind: 'refused',
  reason,
  text,
});

/** The words that stand in for the paper: what to do now. */
const wordsOf = ({ context, service, place }: Wish, ticket: Ticket): Shown[] => {
  const { say } = context;
  if (service.discreet === true) return [say.message('slip.discreetWhere')];
  const words: Shown[] = [];
  if (place?.take.kind === 'external-machine' && place.take.text !== undefined) words.push(place.take.text);
  if (place !== undefined && !place.where.here)
    words.push(
      say.message('words.goTo', {
        place: [place.where.name.text, place.where.address].filter(Boolean).join(', '),
      }),
    );
  else if (place?.desk !== undefined) words.push(say.message('words.goToDesk', { desk: place.desk.text }));
  if (ticket.number === undefined) words.push(say.message('words.showSlip'));
  else if (ticket.number.kiosk === undefined) words.push(say.message('words.wait'));
  else words.push(...byTime(context, ticket));
  return words;
};

/**
 * Writes the ticket, then answers (never the other way round), and keeps its slip for printing while the person is there.
 * A refusal is an answer, in words and with the next opening.
 */
export const issueTicket = async (
  state: KioskState,
  wish: Wish,
  input: CommandInput<'issue'>,
): Promise<TicketView> => {
  const { context, service, place } = wish;
  const { say, generation } = context;
  const written = service.places?.[input.place];
  const prefix = written?.queuePrefix;
  if (
    input.kind === 'number' &&
    (place?.take.kind !== 'number' ||
      place.take.refused !== undefined ||
      written === undefined ||
      prefix === undefined)
  ) {
    const refusal = place?.take.refused;
    return refusal === undefined
      ? refused('not-here', say.message('take.notHere'))
      : refused(refusal.reason, refusal.text);
  }
  // Where a discreet service is says what it is: such a ticket is of the place in which the kiosk stands.
  const now = written === undefined ? undefined : whereabouts(written, context.today);
  const ticketPlace =
    service.discreet === true || now?.kind !== 'here' ? context.hereId : now.serviceAtPlace.place;
  const common = {
    requestId: input.request,
    service: service.id,
    place: ticketPlace,
    language: input.lang,
    discreet: service.discreet === true,
    onPaper: input.onPaper,
  };
  const queue = written === undefined ? '' : queueOf(service, written);
  const issued = state.journal.issue(
    input.kind === 'number' && prefix !== undefined
      ? { ...common, kind: 'number', queue, prefix, maxPerDay: written?.maxPerDay }
      : { ...common, kind: 'slip' },
  );
  if (!issued.ok) {
    if (issued.error.code === 'paused') {
      state.visit.pause(queue, issued.error.until);
      return refused('paused', say.message('take.paused'));
    }
    return issued.error.code === 'full'
      ? refused('full', say.message('take.full'))
      : refused('storage', say.message('take.storage'));
  }
  const ticket = issued.value;
  const token = await ticketToken(
    context,
    { service, place: input.place, ticket, answers: input.withAnswers ? input.answers : {} },
    state.key,
  );
  const code = ticketCode(context, token);
  const number =
    ticket.number === undefined || service.discreet === true ? undefined : formatTypedNumber(ticket.number);
  const answers = input.withAnswers ? answersOf(wish, input.answers) : [];
  const slip = composeSlip(context, viewContext(state, generation, 'it'), {
    ticket: ticket.id,
    service,
    place,
    number,
    answers,
    code,
    kioskLetter: state.settings.kioskLetter,
    byTime: byTimeBlocks(context, ticket),
  });
  state.visit.keep(slip);
  // Nothing of a discreet service goes to a second paper.
  if (number !== undefined && state.deskSlips.wanted(ticketPlace, queue)) {
    const italian = viewContext(state, generation, 'it');
    const italianAnswers = input.withAnswers ? answersOf({ ...wish, context: italian }, input.answers) : [];
    const forDesk = clerkSlip(italian, slip, {
      service,
      place,
      answers: italianAnswers,
      byTime: byTimeBlocks(italian, ticket),
    });
    state.deskSlips.print(ticketPlace, queue, forDesk);
  }
  return {
    kind: 'issued',
    ticket: ticket.id,
    ...(number === undefined ? {} : { number }),
    title: shownTitle(wish),
    ...(service.discreet === true || place === undefined
      ? {}
      : {
          place: place.where.name,
          ...(place.desk === undefined ? {} : { desk: place.desk }),
          when: place.open.text,
        }),
    bring:
      service.discreet === true
        ? []
        : slipBlocks(context, wish, 'clerk')
            .filter(({ style }) => style === 'checklist')
            .flatMap(({ lines }) => lines.map((line) => ({ ...line, machine: false }))),
    words: wordsOf(wish, ticket),
    qr: qrView(code.text),
    ...(code.for === 'desk' ? { qrLabel: say.message('slip.qrDesk') } : {}),
    discreet: service.discreet === true,
  };
};
