import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceDay } from '../../core/numbers/service-day.ts';
import type { IssueRequest, Journal, Ticket } from './journal.ts';
import { openJournal } from './open-journal.ts';

let dir: string;
let now: number;
let journal: Journal;
const open = (): void => {
  const opened = openJournal({
    file: join(dir, 'journal.sqlite'),
    now: () => now,
    serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
    newId: randomUUID,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  journal = opened.value;
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-cancel-'));
  now = Date.parse('2026-11-24T09:00:00Z');
  open();
});
afterEach(() => {
  journal.close();
  rmSync(dir, { recursive: true, force: true });
});
const take = (change: Partial<Extract<IssueRequest, { kind: 'number' }>> = {}): Ticket => {
  now += 30_000;
  const request = {
    kind: 'number',
    requestId: randomUUID(),
    service: 'carta',
    language: 'it',
    queue: 'anagrafe',
    prefix: 'A',
  } as const;
  const issued = journal.issue({ ...request, ...change });
  if (!issued.ok) throw new Error(issued.error.code);
  return issued.value;
};
const day = '2026-11-24';

describe('a cancelled number', () => {
  it('is told, once, and its ticket stays', () => {
    const ticket = take();
    expect(journal.cancelledAt(ticket.id)).toBeUndefined();
    now += 60_000;
    expect(journal.cancel(ticket.id)).toEqual({ ok: true, value: undefined });
    expect(journal.cancelledAt(ticket.id)).toBe(now);
    expect(journal.cancel(ticket.id)).toEqual({ ok: false, error: { code: 'already-cancelled' } });
    expect(journal.ticket(ticket.id)).toEqual(ticket);
    expect(
      journal.pendingEvents(9).filter(({ type }) => type === 'it.sportello.ticket.cancelled.v1'),
    ).toMatchObject([
      {
        data: { ticket: ticket.id, day, queue: 'anagrafe', number: 'A001' },
        time: new Date(now).toISOString(),
      },
    ]);
  });
  it('is never given again, today or after a start', () => {
    take();
    const last = take();
    journal.cancel(last.id);
    expect(take().number?.sequence).toBe(3);
    journal.close();
    open();
    expect(take().number?.sequence).toBe(4);
    expect(journal.cancelledAt(last.id)).toBe(now - 60_000);
    expect(journal.cancel(last.id)).toMatchObject({ error: { code: 'already-cancelled' } });
  });
  it('leaves its place in a queue that has so many a day, of its own queue and day only', () => {
    const ticket = take({ maxPerDay: 2 });
    const other = take({ queue: 'tributi', prefix: 'B' });
    take({ maxPerDay: 2 });
    const full = journal.issue({
      kind: 'number',
      requestId: randomUUID(),
      service: 'carta',
      language: 'it',
      queue: 'anagrafe',
      prefix: 'A',
      maxPerDay: 2,
    });
    expect(full).toMatchObject({ ok: false, error: { code: 'full' } });
    journal.cancel(other.id);
    expect(journal.issuedToday('anagrafe', day)).toBe(2);
    journal.cancel(ticket.id);
    expect(journal.issuedToday('anagrafe', day)).toBe(1);
    expect(take({ maxPerDay: 2 }).number?.sequence).toBe(3);
    journal.close();
    open();
    expect(journal.issuedToday('anagrafe', day)).toBe(2);
  });
  it('is no slip, and no ticket that does not exist', () => {
    const slip = journal.issue({ kind: 'slip', requestId: randomUUID(), service: 'carta', language: 'it' });
    if (!slip.ok) throw new Error(slip.error.code);
    for (const id of [slip.value.id, '99-x', 'x', '']) {
      expect(journal.cancel(id)).toEqual({ ok: false, error: { code: 'unknown-ticket' } });
      expect(journal.cancelledAt(id)).toBeUndefined();
    }
  });
  it('is not cancelled where the disk did not take it', () => {
    const ticket = take();
    journal.close();
    expect(journal.cancel(ticket.id)).toMatchObject({ ok: false, error: { code: 'closed' } });
    open();
    expect(journal.cancelledAt(ticket.id)).toBeUndefined();
  });
});
