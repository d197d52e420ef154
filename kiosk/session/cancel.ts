import type { QueueNumber } from '../../core/numbers/number.ts';
import { formatNumber, parseTypedNumber } from '../../core/numbers/number.ts';
import { addDays } from '../../core/schedule/local-date.ts';
import { localDate } from '../../core/schedule/local-time.ts';
import { decodeToken, keyIdFrom, readTokenText } from '../../core/token/token.ts';
import { verifyByWebCrypto } from '../../core/token/web-ed25519.ts';
import type { CommandInput } from '../contract/contract.ts';
import type { CancelView } from '../contract/hand-over.ts';
import type { Ticket } from '../journal/journal.ts';
import type { ViewContext } from '../views/context.ts';
import { sayDate, sayTime } from '../../core/words/dates.ts';
import type { KioskState } from './kiosk-state.ts';
import { tokenTime } from './ticket-token.ts';

type Reason = Extract<CancelView, { kind: 'refused' }>['reason'];
type Found = { ticket: Ticket } | { reason: Reason };

/** A typed number is of today; one of these days before, it is told that it is over. */
const daysLookedBack = 7;
/** So many wrong numbers within so long, in ms, and the kiosk takes no more: 23 tries would find anybody's check letter. */
const wrongTries = { limit: 5, windowMs: 5 * 60_000 };

const isToken = (text: string): boolean => /^\s*sp\d+:/i.test(text) || text.includes('#') || text.length > 40;

/** The ticket of a scanned code: only this kiosk's own signature proves that somebody holds it. */
const findByToken = async (
  { journal, key }: KioskState,
  { generation }: ViewContext,
  text: string,
): Promise<Found> => {
  const bytes = readTokenText(text);
  const read = bytes.ok ? decodeToken(bytes.value) : bytes;
  if (!read.ok) return { reason: 'form' };
  const { claims, layers } = read.value;
  const [first] = layers;
  if (first === undefined || Buffer.compare(first.keyId, keyIdFrom(key.publicKey)) !== 0)
    return { reason: 'other-kiosk' };
  if (!(await verifyByWebCrypto(key.publicKey, first.signature, first.signed))) return { reason: 'form' };
  if (claims.kind === 'talk' || claims.number === undefined) return { reason: 'no-number' };
  // The claims of a token that was made anew are a desk's, and so is its signature: it stopped above.
  const day = localDate(claims.issuedAt, generation.catalogue.municipality.timeZone);
  const ticket = journal.findTicket(day, claims.number);
  return ticket === undefined || tokenTime(ticket.issuedAt) !== claims.issuedAt
    ? { reason: 'unknown' }
    : { ticket };
};

/** The ticket of a number that was typed with its check letter. */
const findByNumber = ({ journal, settings }: KioskState, { today }: ViewContext, text: string): Found => {
  const typed = parseTypedNumber(text, settings.kioskLetter !== undefined);
  if (!typed.ok) return { reason: typed.error.code };
  const number: QueueNumber = typed.value;
  if (number.kiosk !== settings.kioskLetter) return { reason: 'other-kiosk' };
  for (let back = 0; back <= daysLookedBack; back += 1) {
    const ticket = journal.findTicket(addDays(today, -back), number);
    if (ticket !== undefined) return { ticket };
  }
  return { reason: 'unknown' };
};

/**
 * Cancels a number (K20): first asked, then done. Whoever knows a number may type it; what the number was for is never shown.
 * @returns the command's function; it counts wrong numbers, whoever types them
 */
export const createCancelling = (state: KioskState) => {
  let wrong: number[] = [];
  return async (context: ViewContext, { text, confirmed }: CommandInput<'cancel'>): Promise<CancelView> => {
    const refuse = (reason: Reason): CancelView => ({ kind: 'refused', reason });
    const { at, today, say, time } = context;
    // A clock that was set back since must not lock anybody out.
    wrong = wrong.filter((when) => when <= at && when > at - wrongTries.windowMs);
    const scanned = isToken(text);
    if (!scanned && wrong.length >= wrongTries.limit) return refuse('too-many');
    const found = scanned ? await findByToken(state, context, text) : findByNumber(state, context, text);
    if ('reason' in found) {
      if (!scanned && (found.reason === 'check' || found.reason === 'unknown')) wrong.push(at);
      return refuse(found.reason);
    }
    const { ticket } = found;
    if (ticket.day !== today) return refuse('other-day');
    if (state.journal.cancelledAt(ticket.id) !== undefined) return refuse('already');
    const number = ticket.number === undefined ? '' : formatNumber(ticket.number);
    if (!confirmed) {
      const date = sayDate(say.lang, today, today, time.timeZone);
      const taken = say.message('slip.issued', {
        date,
        time: sayTime(say.lang, ticket.issuedAt, time.timeZone),
      });
      return { kind: 'ask', number, taken };
    }
    const done = state.journal.cancel(ticket.id);
    if (done.ok) return { kind: 'cancelled', number };
    return refuse(done.error.code === 'already-cancelled' ? 'already' : 'storage');
  };
};
