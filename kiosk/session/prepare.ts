import { queueOf } from '../views/place-view.ts';
import type { KioskState } from './kiosk-state.ts';
import { ticketCode } from './ticket-token.ts';
import type { Take, Wish } from './wish.ts';

/**
 * Makes the code of the ticket that a person would get if they took it now, while they read what it would say. Nothing is promised:
 * a ticket that says anything else gets a code of its own.
 */
export const prepareCode = async (state: KioskState, wish: Wish, take: Take): Promise<void> => {
  const { context, service } = wish;
  const written = service.places?.[take.place];
  const prefix = written?.queuePrefix;
  const number =
    take.kind === 'number' && prefix !== undefined ? state.journal.nextNumber(prefix) : undefined;
  const numbered =
    number === undefined || written === undefined ? {} : { number, queue: queueOf(service, written) };
  const ticket = { issuedAt: state.clock.now(), day: context.today, ...numbered };
  const made = await ticketCode(context, { service, place: take.place, ticket, answers: {} }, state.key);
  // Whoever has gone meanwhile leaves nothing.
  if (state.visit.wish() === wish) state.visit.keepCode(made);
};
