import type { PrintView } from '../contract/hand-over.ts';
import type { AlertReason } from '../journal/events.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import type { PrintOutcome } from '../printing/printer.ts';
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

/**
 * Prints the slip of a ticket of this visit, once, and tells the truth about it. The journal owns the one print job of a
 * ticket, so that a second wish, or a restart in between, never prints a second paper.
 */
export const printTicket = async (state: KioskState, desk: PrintDesk, ticket: string): Promise<PrintView> => {
  if (desk.state() === 'none') return { outcome: 'failed', reason: 'none', staffAlerted: false };
  const slip = state.visit.slip(ticket);
  if (slip === undefined) return { outcome: 'failed', reason: 'error', staffAlerted: false };
  const claim = state.journal.claimPrint(ticket);
  if (!claim.ok) return { outcome: 'failed', reason: 'error', staffAlerted: alertStaff(state, 'error') };
  if (claim.value.claim === 'ended') {
    const { outcome } = claim.value;
    return outcome.state === 'printed'
      ? { outcome: 'printed', staffAlerted: false }
      : { outcome: 'unknown', staffAlerted: false };
  }
  // While the first wish is still printing, the desk gives the second the same answer.
  const outcome = await desk.print(slip);
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
