import type { PrintView } from '../contract/hand-over.ts';
import type { AlertReason } from '../journal/events.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import type { PrintOutcome, SlipToCome } from '../printing/printer.ts';
import type { Slip } from '../printing/slip.ts';
import type { KioskState } from './kiosk-state.ts';

const alertOf = (reason: NonNullable<PrintView['reason']>): AlertReason =>
  reason === 'paper-out' ? 'paper-out' : 'printer-failed';

const alertStaff = ({ journal }: KioskState, reason: NonNullable<PrintView['reason']>): boolean =>
  journal.appendEvent({ type: 'it.sportello.staff.alerted.v1', reason: alertOf(reason) }).ok;

const viewOf = (state: KioskState, outcome: PrintOutcome): PrintView => {
  if (outcome.outcome === 'printed') return { outcome: 'printed', staffAlerted: false };
  if (outcome.outcome === 'unknown') return { outcome: 'unknown', staffAlerted: alertStaff(state, 'error') };
  return { outcome: 'failed', reason: outcome.reason, staffAlerted: alertStaff(state, outcome.reason) };
};

/** The journal owns the one print job of a ticket, so that a restart in between never prints a second paper. */
const printSlip = async (
  state: KioskState,
  desk: PrintDesk,
  ticket: string,
  slip: SlipToCome,
): Promise<PrintView> => {
  const claim = state.journal.claimPrint(ticket);
  if (!claim.ok) return { outcome: 'failed', reason: 'error', staffAlerted: alertStaff(state, 'error') };
  if (claim.value.claim === 'ended') {
    const { outcome } = claim.value;
    return outcome.state === 'printed'
      ? { outcome: 'printed', staffAlerted: false }
      : { outcome: 'unknown', staffAlerted: false };
  }
  // A job that was claimed in a visit before this one is still printing: the desk gives its answer here too.
  const outcome = await desk.print(ticket, slip);
  if (claim.value.claim === 'claimed')
    state.journal.recordPrint(
      ticket,
      outcome.outcome === 'printed'
        ? { state: 'printed' }
        : outcome.outcome === 'unknown'
          ? { state: 'unknown', reason: 'not-confirmed' }
          : { state: 'not-printed', reason: outcome.reason },
    );
  // The person has gone meanwhile: their slip was dropped on purpose, and nobody needs to be called.
  if (state.visit.slip(ticket) === undefined && outcome.outcome === 'failed')
    return { outcome: 'failed', reason: outcome.reason, staffAlerted: false };
  return viewOf(state, outcome);
};

/** The paper of a ticket that is being written. */
export type PaperToCome = {
  /** The ticket is committed: the printer is asked how it is while the slip is made. */
  begin: (ticket: string) => void;
  /** The slip is kept, or there is none. It is drawn in the next turn, when the answer is out: that takes all of the processor. */
  end: () => void;
};

export const paperToCome = (state: KioskState, desk: PrintDesk): PaperToCome => {
  const slip = Promise.withResolvers<Slip | undefined>();
  let of: string | undefined;
  return {
    begin: (ticket) => {
      of = ticket;
      state.visit.beginPrint(ticket, () => printSlip(state, desk, ticket, slip.promise));
    },
    // Whoever has gone meanwhile left no slip.
    end: () => void setImmediate(() => slip.resolve(of === undefined ? undefined : state.visit.slip(of))),
  };
};

/**
 * Prints the slip of a ticket of this visit, once, and tells the truth about it: whoever asks again, and whoever asks for the
 * outcome of what began with the ticket, gets the same answer.
 */
export const printTicket = async (state: KioskState, desk: PrintDesk, ticket: string): Promise<PrintView> => {
  if (desk.state() === 'none') return { outcome: 'failed', reason: 'none', staffAlerted: false };
  return (
    (await state.visit.print(ticket, (slip) => printSlip(state, desk, ticket, slip))) ?? {
      outcome: 'failed',
      reason: 'error',
      staffAlerted: false,
    }
  );
};
