import { whereabouts } from '../../core/schedule/service-at-place.ts';
import type { CommandInput } from '../contract/contract.ts';
import type { TicketView } from '../contract/hand-over.ts';
import type { Shown } from '../contract/shown.ts';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import { queueOf } from '../views/place-view.ts';
import { keepModules } from '../printing/qr-block.ts';
import { byTimeBlocks } from './by-time.ts';
import { clerkSlip, composeSlip } from './compose-slip.ts';
import { ticketView } from './hand-over-views.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';
import { ticketCode } from './ticket-token.ts';
import { answersOf, placeIn, type Wish } from './wish.ts';

const refused = (reason: Extract<TicketView, { kind: 'refused' }>['reason'], text: Shown): TicketView => ({
  kind: 'refused',
  reason,
  text,
});

/**
 * Writes the ticket, then answers (never the other way round), and keeps its slip for printing while the person is there.
 * A refusal is an answer, in words and with the next opening.
 * @param beginPaper called as soon as the ticket is committed, where it is to be put on paper
 */
export const issueTicket = async (
  state: KioskState,
  wish: Wish,
  input: CommandInput<'issue'>,
  beginPaper: (ticket: string) => void = () => undefined,
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
  // The last number may just have gone.
  state.visit.dropWish();
  if (!issued.ok) {
    if (issued.error.code === 'paused') state.visit.pause(queue, issued.error.until);
    // In the words of the card as it is now: when it opens again, or what the office says then.
    const refusal = placeIn(viewContext(state, generation, input.lang), service, input.place)?.take.refused;
    return refusal === undefined
      ? refused('storage', say.message('take.storage'))
      : refused(refusal.reason, refusal.text);
  }
  const ticket = issued.value;
  beginPaper(ticket.id);
  const { code } = await ticketCode(
    context,
    { service, place: input.place, ticket, answers: input.withAnswers ? input.answers : {} },
    state.key,
    state.visit.code(),
  );
  const number =
    ticket.number === undefined || service.discreet === true ? undefined : formatTypedNumber(ticket.number);
  const answers = input.withAnswers ? answersOf(wish, input.answers) : [];
  const slip = composeSlip(wish, {
    ticket: ticket.id,
    number,
    answers,
    code,
    kioskLetter: state.settings.kioskLetter,
    byTime: byTimeBlocks(context, ticket),
  });
  keepModules(slip, code.modules);
  state.visit.keep(slip);
  // Nothing of a discreet service goes to a second paper.
  if (number !== undefined && state.deskSlips.wanted(ticketPlace, queue)) {
    const italian = viewContext(state, generation, 'it');
    const italianAnswers = input.withAnswers ? answersOf({ ...wish, context: italian }, input.answers) : [];
    const forDesk = clerkSlip(italian, slip, wish, {
      answers: italianAnswers,
      byTime: byTimeBlocks(italian, ticket),
    });
    state.deskSlips.print(ticketPlace, queue, forDesk);
  }
  return ticketView(wish, ticket, { slip, code });
};
