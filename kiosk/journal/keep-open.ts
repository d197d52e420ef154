import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { IssueError, Journal, JournalOptions, Opening, StorageError } from './journal.ts';
import type { OpenError } from './open-journal.ts';
import { openJournal } from './open-journal.ts';

const reasons: Readonly<Record<StorageError['code'], string>> = {
  'disk-full': 'the disk is full',
  'not-writable': 'the data folder cannot be written to',
  'disk-failed': 'the disk failed',
  damaged: 'the database is damaged',
  busy: 'another program holds the file',
  closed: 'it is closed',
};

/** What a technician must know of how the journal was found; nothing where it was in order. */
function openingLine(opening: Opening): string | undefined {
  if (opening.state === 'salvaged')
    return `JRN-2 The journal was damaged (${opening.detail}). ${opening.tickets} tickets were brought over, ${opening.lost} are lost; numbers jump ahead. The damaged one is kept: ${opening.setAsideAs}`;
  if (opening.state === 'rows-lost')
    return `JRN-3 Tickets are missing from the journal (${opening.detail}); numbers jump ahead. Was the power cut, or an older copy put back?`;
  return undefined;
}

/** Stands in while the journal cannot be opened: gives no numbers, and looks for the journal again at each wish for one. */
function standIn(open: () => Result<Journal, OpenError>, error: StorageError): Journal {
  let journal: Journal | undefined;
  const opened = (): Journal | undefined => {
    if (journal !== undefined) return journal;
    const again = open();
    return again.ok ? (journal = again.value) : undefined;
  };
  return {
    get opening(): Opening {
      return journal?.opening ?? { state: 'not-opened' };
    },
    canIssue: () => opened()?.canIssue() ?? false,
    issue: (request) => opened()?.issue(request) ?? fail<IssueError>(error),
    nextNumber: (prefix) => journal?.nextNumber(prefix),
    ticket: (ticketId) => journal?.ticket(ticketId),
    findTicket: (day, number) => journal?.findTicket(day, number),
    issuedToday: (queue, day) => journal?.issuedToday(queue, day) ?? 0,
    claimPrint: (ticketId) => journal?.claimPrint(ticketId) ?? fail(error),
    recordPrint: (ticketId, outcome) => journal?.recordPrint(ticketId, outcome) ?? fail(error),
    appendEvent: (event) => journal?.appendEvent(event) ?? fail(error),
    pendingEvents: (limit) => journal?.pendingEvents(limit) ?? [],
    acknowledge: (seq) => journal?.acknowledge(seq) ?? fail(error),
    floor: (name) => journal?.floor(name),
    raiseFloor: (name, value) => journal?.raiseFloor(name, value) ?? fail(error),
    cancel: (ticketId) => journal?.cancel(ticketId) ?? fail(error),
    cancelledAt: (ticketId) => journal?.cancelledAt(ticketId),
    jumpAhead: () => opened()?.jumpAhead() ?? fail(error),
    close: () => journal?.close(),
  };
}

/**
 * The journal of a kiosk that runs whatever its disk does: where it cannot be opened, people are still guided, and told the
 * truth when they ask for a number. All that a technician must know is logged, with its code.
 * @returns an error only where another program owns the data folder, or a newer one wrote the journal.
 */
export function keepJournal(
  options: Omit<JournalOptions, 'onStorage'> & { readonly file: string },
  log: (line: string) => void,
): Result<Journal, { readonly code: 'already-running' | 'newer-version' }> {
  const open = (): Result<Journal, OpenError> => {
    const opened = openJournal({
      ...options,
      onStorage: ({ code }) =>
        log(
          code === 'room-again'
            ? 'JRN-5 There is room on the disk again: numbers are given.'
            : `JRN-4 The journal took no more (${code}): ${reasons[code]}. No numbers are given until it does.`,
        ),
    });
    const line = opened.ok ? openingLine(opened.value.opening) : undefined;
    if (line !== undefined) log(line);
    return opened;
  };
  const first = open();
  if (first.ok) return first;
  const { code } = first.error;
  if (code === 'already-running' || code === 'newer-version') return fail({ code });
  log(
    `JRN-1 The journal ${options.file} cannot be opened (${code}): ${reasons[code]}. The kiosk runs and gives no numbers. Check that the disk is there, not full, and writable.`,
  );
  return succeed(standIn(open, { code }));
}
