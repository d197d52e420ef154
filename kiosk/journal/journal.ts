import type { Language } from '../../core/model/language.ts';
import type { Result } from '../../core/model/result.ts';
import type { QueueNumber } from '../../core/numbers/number.ts';
import type { JournalEvent, OutboxEvent } from './events.ts';

/**
 * Why the disk did not take it. Nothing was written: there is no ticket, and no number is used up. `disk-full` is also the answer
 * while the room that was kept for such a case is in use.
 */
export type StorageError = {
  readonly code: 'disk-full' | 'not-writable' | 'disk-failed' | 'damaged' | 'busy' | 'closed';
};

/** What a ticket says besides its number; nothing of a person. */
interface Request {
  /** Made once by the screen for one wish: asking again with it gives the same ticket again. 1 to 64 characters. */
  readonly requestId: string;
  readonly service: string;
  readonly place?: string | undefined;
  readonly language: Language;
  /** The service is discreet: which one it is reaches neither the disk nor the hub. */
  readonly discreet?: boolean | undefined;
  /** It is to be printed: its print job is taken with it, in the one commit. The first `claimPrint` is told so, and nobody after it. */
  readonly onPaper?: boolean | undefined;
}

/** A request for a number of a queue, or for a slip without one. */
export type IssueRequest =
  | (Request & {
      readonly kind: 'number';
      /** The queue, whose tickets are counted; queues with the same prefix share one sequence, so no number is printed twice. */
      readonly queue: string;
      /** The queue's letters, `A` to `ZZ`. */
      readonly prefix: string;
      readonly maxPerDay?: number | undefined;
    })
  | (Request & { readonly kind: 'slip' });

/** A ticket that is durably written. */
export interface Ticket {
  readonly id: string;
  readonly requestId: string;
  /** The service day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Epoch ms. */
  readonly issuedAt: number;
  /** Missing where the service is discreet. */
  readonly service?: string;
  readonly place?: string;
  readonly language: Language;
  /** Missing on a slip. */
  readonly queue?: string;
  readonly number?: QueueNumber;
}

/** `paused`: a burst (K21), until that instant. `full`: `maxPerDay` is reached. `request-reused`: the request id belongs to another wish. */
export type IssueError =
  | StorageError
  | { readonly code: 'paused'; readonly until: number }
  | { readonly code: 'full' }
  | { readonly code: 'request-reused' | 'invalid-request' };

/** How printing ended. `reason` is a word of the printing log's vocabulary, such as `paper-out`. */
export type PrintOutcome =
  { readonly state: 'printed' } | { readonly state: 'not-printed' | 'unknown'; readonly reason: string };

/** What a ticket's one print job is: taken by the caller now, still running, or ended. */
export type PrintClaim =
  | { readonly claim: 'claimed'; readonly attempt: number }
  | { readonly claim: 'in-progress' }
  | { readonly claim: 'ended'; readonly outcome: PrintOutcome };

export type PrintError =
  StorageError | { readonly code: 'unknown-ticket' | 'not-claimed' | 'invalid-outcome' };

/** `unknown-ticket`: there is none, or it has no number to cancel. */
export type CancelError = StorageError | { readonly code: 'unknown-ticket' | 'already-cancelled' };

/** How the journal was found when it was opened. */
export type Opening =
  | { readonly state: 'new' | 'sound' }
  /** It could not be opened: there are no numbers until it can. */
  | { readonly state: 'not-opened' }
  /** Tickets that were issued are gone (a cut write-ahead log); numbers have jumped ahead. */
  | { readonly state: 'rows-lost'; readonly detail: string }
  /** It could not be trusted: kept under `setAsideAs`; what could be read went over into a new one, and numbers have jumped ahead. */
  | ({ readonly state: 'salvaged'; readonly detail: string; readonly setAsideAs: string } & Count);

/** Tickets that a salvage brought over, and those known to be missing. */
export interface Count {
  readonly tickets: number;
  readonly lost: number;
}

/** Tickets, prints, the outbox and floors: everything the kiosk must never lose. All calls return after the commit. */
export interface Journal {
  readonly opening: Opening;
  /** Whether a ticket would be written now, so that people are told before they ask. Looks anew where the disk took no more. */
  canIssue(): boolean;
  /** Writes a ticket and its event in one transaction. A number is never given twice; a gap is allowed. */
  issue(request: IssueRequest): Result<Ticket, IssueError>;
  /** The number that the next ticket of a prefix would have now: to prepare for it, never to promise it. Undefined while nothing can be known. */
  nextNumber(prefix: string): QueueNumber | undefined;
  ticket(ticketId: string): Ticket | undefined;
  /** The ticket of a number that somebody typed. */
  findTicket(day: string, number: QueueNumber): Ticket | undefined;
  /** Gives a number back (K20). Nobody gets it again, but the queue has a place more. */
  cancel(ticketId: string): Result<undefined, CancelError>;
  /** When the ticket was cancelled, epoch ms; undefined while it holds. */
  cancelledAt(ticketId: string): number | undefined;
  /** Tickets of the queue on the service day, without cancelled ones. */
  issuedToday(queue: string, day: string): number;
  /** Takes the ticket's print job. Only after `not-printed` can it be taken again: then no paper came out. */
  claimPrint(ticketId: string): Result<PrintClaim, PrintError>;
  /** Writes how the claimed job ended, once. The same outcome again is fine. */
  recordPrint(ticketId: string, outcome: PrintOutcome): Result<undefined, PrintError>;
  appendEvent(event: JournalEvent): Result<undefined, StorageError | { readonly code: 'invalid-event' }>;
  /** The oldest events that no hub has acknowledged. */
  pendingEvents(limit: number): OutboxEvent[];
  /** Drops the events up to a sequence number that the hub has acknowledged. */
  acknowledge(seq: number): Result<undefined, StorageError>;
  /** A value that never goes down, such as the version of a TUF role or the clock. */
  floor(name: string): number | undefined;
  raiseFloor(name: string, value: number): Result<undefined, StorageError>;
  /** After a restored disk image: no number of today or an earlier day follows one that could have been issued. */
  jumpAhead(): Result<undefined, StorageError>;
  close(): void;
}

/** Bursts (K21): so many numbers of one queue within the window pause it. Times in ms. */
export interface BurstRule {
  readonly limit: number;
  readonly windowMs: number;
  readonly pauseMs: number;
}

/** Six in a minute is a number every ten seconds, quicker than people can ask for them one after the other; forty children are not. */
export const burstRule: BurstRule = { limit: 6, windowMs: 60_000, pauseMs: 60_000 };

/** What a journal is given by the composition root. */
export interface JournalOptions {
  /** Epoch ms. */
  readonly now: () => number;
  /** The service day of an instant: `serviceDay` of core/numbers with the municipality's zone. */
  readonly serviceDay: (at: number) => string;
  /** A new unique id, such as `randomUUID`. */
  readonly newId: () => string;
  /** This kiosk's letter where several count on their own in one lobby. */
  readonly kioskLetter?: string | undefined;
  readonly burst?: BurstRule | undefined;
  /** Told, for the technician's log, when the disk does not take a write, and when it does again. */
  readonly onStorage?: ((state: StorageError | { readonly code: 'room-again' }) => void) | undefined;
}
