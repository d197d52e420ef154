import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from './journal.ts';
import { journalOptions, morning, must, numberOf, opened, wish, withFolder } from './testing.ts';

/** A closed journal with tickets of two queues, some printed, and one acknowledged event. */
function madeJournal(file: string): Ticket[] {
  const { clock, options } = journalOptions(morning);
  const journal = opened(file, options);
  const tickets = Array.from({ length: 120 }, (_, at) => {
    clock.at += 60_000;
    const ticket = must(
      journal.issue(
        wish({ ...(at % 3 === 0 ? { queue: 'tributi', prefix: 'T' } : {}), onPaper: at % 2 === 0 }),
      ),
    );
    if (at % 4 === 0) {
      journal.claimPrint(ticket.id);
      journal.recordPrint(ticket.id, { state: 'printed' });
    }
    return ticket;
  });
  journal.raiseFloor('clock', 7);
  journal.acknowledge(10);
  journal.close();
  return tickets;
}

describe('a salvage', () => {
  it('brings over all that was not harmed, and never gives a number again, wherever bytes are harmed', () =>
    withFolder((folder) => {
      const whole = join(folder, 'whole.sqlite');
      const tickets = madeJournal(whole);
      const given = new Set(tickets.map(numberOf));
      const bytes = readFileSync(whole);
      const harm = fc.record({ at: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
      let run = 0;
      let salvaged = 0;
      fc.assert(
        fc.property(fc.array(harm, { minLength: 1, maxLength: 6 }), (harms) => {
          const file = join(folder, `${(run += 1)}.sqlite`);
          const { clock, options } = journalOptions(morning);
          clock.at += 5 * 3_600_000;
          opened(file, options).close();
          copyFileSync(`${whole}-witness`, `${file}-witness`);
          const harmed = Buffer.from(bytes);
          for (const { at, mask } of harms) harmed[at] = (harmed[at] ?? 0) ^ mask;
          writeFileSync(file, harmed);
          const journal = opened(file, options);
          const there = tickets.filter(({ id }) => journal.ticket(id) !== undefined);
          // Whatever is there is what it was; what is not there is told.
          for (const ticket of there) expect(journal.ticket(ticket.id)).toEqual(ticket);
          if (journal.opening.state === 'salvaged') {
            salvaged += 1;
            expect(journal.opening).toMatchObject({ tickets: there.length, lost: 120 - there.length });
          } else expect([journal.opening.state, there.length]).toEqual(['sound', 120]);
          for (const prefix of ['A', 'T'])
            expect(given.has(numberOf(must(journal.issue(wish({ prefix, queue: `of-${prefix}` })))))).toBe(
              false,
            );
          journal.close();
          const again = opened(file, options);
          expect(again.opening).toEqual({ state: 'sound' });
          again.close();
        }),
        { numRuns: 50, seed: 5 },
      );
      expect(salvaged).toBeGreaterThan(25);
    }));
  it('keeps what was printed, what was acknowledged, and floors', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const tickets = madeJournal(file);
      const bytes = readFileSync(file);
      // A ticket that somebody changed on the disk: all else is whole.
      const at = bytes.indexOf(tickets[60]?.id ?? '');
      bytes[at + 8] = (bytes[at + 8] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      const journal = opened(file, journalOptions(morning).options);
      expect(journal.opening).toMatchObject({ state: 'salvaged', tickets: 119, lost: 1 });
      expect(journal.claimPrint(tickets[4]?.id ?? '')).toMatchObject({ value: { claim: 'ended' } });
      // Its print job was taken with it, and nothing says how it ended.
      expect(journal.claimPrint(tickets[6]?.id ?? '')).toMatchObject({
        value: { claim: 'ended', outcome: { state: 'unknown' } },
      });
      expect(journal.floor('clock')).toBe(7);
      expect(journal.pendingEvents(1)[0]?.seq).toBe(11);
      journal.close();
    }));
});
