import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { Book } from './book.ts';
import type { TicketRow } from './chain.ts';
import type { Journal, PrintClaim, PrintError, PrintOutcome } from './journal.ts';
import { rowOf } from './ticket-row.ts';

type PrintRow = { state: 'in-progress' | PrintOutcome['state']; reason: string | null; attempt: number };

const outcomeOf = ({
  state,
  reason,
}: {
  state: PrintOutcome['state'];
  reason: string | null;
}): PrintOutcome => (state === 'printed' ? { state } : { state, reason: reason ?? '' });

const isReason = (reason: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(reason);

/** A job that was running when its process ended: paper may have come out or not. */
const interrupted = { state: 'unknown', reason: 'interrupted', attempt: 1 } as const;

/** Makes `unknown` of the jobs that were running when the last process ended. In a transaction. */
export function endInterruptedPrints(book: Book): void {
  book.db
    .prepare(
      "UPDATE prints SET state = 'unknown', reason = 'interrupted', changed_at = ? WHERE state = 'in-progress'",
    )
    .run(book.options.now());
}

/** The print outcomes of a journal: see `Journal`. */
export function openPrints(book: Book): Pick<Journal, 'claimPrint' | 'recordPrint'> {
  const ticketOf = rowOf(book.db);
  const read = book.db.prepare('SELECT state, reason, attempt FROM prints WHERE ticket = ?');
  const write = book.db.prepare(
    `INSERT INTO prints (ticket, state, reason, attempt, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, attempt = excluded.attempt, changed_at = excluded.changed_at`,
  );

  /** Tickets of an earlier process. */
  const earlier = book.head.seq;
  /** Jobs that were taken with their tickets and have gone to a caller. */
  const given = new Set<number>();

  /** The job of a ticket. While nothing is written of it, the ticket itself says whether it was taken. */
  const jobOf = ({ seq, on_paper }: TicketRow): PrintRow | undefined => {
    const row = read.get(seq) as PrintRow | undefined;
    if (row !== undefined || on_paper === null) return row;
    return seq <= earlier ? interrupted : { state: 'in-progress', reason: null, attempt: 1 };
  };
  /** Whether a running job was taken with its ticket and is still nobody's; it is the caller's from now on. */
  const take = ({ seq, on_paper }: TicketRow, { attempt }: PrintRow): boolean => {
    if (on_paper === null || attempt > 1 || given.has(seq)) return false;
    given.add(seq);
    return true;
  };

  return {
    claimPrint(ticketId) {
      // One statement at most is written, which SQLite commits by itself.
      const done = book.guard((): Result<PrintClaim, PrintError> => {
        const ticket = ticketOf(ticketId);
        if (ticket === undefined) return fail({ code: 'unknown-ticket' });
        const row = jobOf(ticket);
        if (row?.state === 'in-progress')
          return succeed(
            take(ticket, row) ? { claim: 'claimed', attempt: row.attempt } : { claim: 'in-progress' },
          );
        if (row !== undefined && row.state !== 'not-printed')
          return succeed({ claim: 'ended', outcome: outcomeOf({ ...row, state: row.state }) });
        const attempt = (row?.attempt ?? 0) + 1;
        write.run(ticket.seq, 'in-progress', null, attempt, book.options.now());
        return succeed({ claim: 'claimed', attempt });
      });
      return done.ok ? done.value : done;
    },
    recordPrint(ticketId, outcome) {
      const reason = outcome.state === 'printed' ? null : outcome.reason;
      if (reason !== null && !isReason(reason)) return fail({ code: 'invalid-outcome' });
      const done = book.transact((): Result<undefined, PrintError> => {
        const ticket = ticketOf(ticketId);
        if (ticket === undefined) return fail({ code: 'unknown-ticket' });
        const row = jobOf(ticket);
        if (row === undefined) return fail({ code: 'not-claimed' });
        if (row.state === outcome.state && row.reason === reason) return succeed(undefined);
        if (row.state !== 'in-progress') return fail({ code: 'not-claimed' });
        const at = book.options.now();
        write.run(ticket.seq, outcome.state, reason, row.attempt, at);
        given.delete(ticket.seq);
        book.append('it.sportello.ticket.print-ended.v1', at, {
          ticket: ticketId,
          attempt: row.attempt,
          ...outcome,
        });
        return succeed(undefined);
      });
      return done.ok ? done.value : done;
    },
  };
}
