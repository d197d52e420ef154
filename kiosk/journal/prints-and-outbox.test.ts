import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fresh, journalOptions, morning, must, opened, wish, withFolder } from './testing.ts';

describe('printing', () => {
  it('has one job a ticket', () => {
    const { journal } = fresh();
    const { id } = must(journal.issue(wish()));
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 1 } });
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'in-progress' } });
    expect(journal.recordPrint(id, { state: 'printed' })).toEqual({ ok: true, value: undefined });
    expect(journal.recordPrint(id, { state: 'printed' }).ok).toBe(true);
    expect(journal.claimPrint(id)).toEqual({
      ok: true,
      value: { claim: 'ended', outcome: { state: 'printed' } },
    });
    expect(journal.pendingEvents(9).at(-1)).toMatchObject({
      type: 'it.sportello.ticket.print-ended.v1',
      data: { ticket: id, state: 'printed' },
    });
  });
  it('can be tried again only when surely nothing came out', () => {
    const { journal } = fresh();
    const { id } = must(journal.issue(wish()));
    journal.claimPrint(id);
    journal.recordPrint(id, { state: 'not-printed', reason: 'paper-out' });
    expect(journal.recordPrint(id, { state: 'printed' })).toEqual({
      ok: false,
      error: { code: 'not-claimed' },
    });
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 2 } });
    journal.recordPrint(id, { state: 'unknown', reason: 'printer-silent' });
    expect(journal.claimPrint(id)).toEqual({
      ok: true,
      value: { claim: 'ended', outcome: { state: 'unknown', reason: 'printer-silent' } },
    });
  });
  it('is taken with the ticket that is to be printed, and goes to one caller', () => {
    const { journal } = fresh();
    const request = wish({ onPaper: true });
    const { id } = must(journal.issue(request));
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 1 } });
    expect(must(journal.issue(request)).id).toBe(id);
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'in-progress' } });
    journal.recordPrint(id, { state: 'not-printed', reason: 'paper-out' });
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 2 } });
    expect(journal.claimPrint(id)).toEqual({ ok: true, value: { claim: 'in-progress' } });
    journal.recordPrint(id, { state: 'printed' });
    expect(journal.claimPrint(id)).toMatchObject({ value: { claim: 'ended' } });
    expect(journal.pendingEvents(9).map(({ data }) => data['attempt'])).toEqual([undefined, 1, 2]);
  });
  it('is unknown where the process ended before its outcome was written, whoever had it', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(morning);
      const before = opened(file, options);
      const [nobody, taken] = [1, 2].map(() => must(before.issue(wish({ onPaper: true }))).id);
      const printed = must(before.issue(wish({ onPaper: true }))).id;
      before.claimPrint(taken ?? '');
      before.claimPrint(printed);
      before.recordPrint(printed, { state: 'printed' });
      before.close();
      const after = opened(file, options);
      expect(after.opening).toEqual({ state: 'sound' });
      const unknown = { claim: 'ended', outcome: { state: 'unknown', reason: 'interrupted' } };
      expect(after.claimPrint(nobody ?? '')).toEqual({ ok: true, value: unknown });
      expect(after.claimPrint(taken ?? '')).toEqual({ ok: true, value: unknown });
      expect(after.recordPrint(taken ?? '', { state: 'printed' }).ok).toBe(false);
      expect(after.claimPrint(printed)).toEqual({
        ok: true,
        value: { claim: 'ended', outcome: { state: 'printed' } },
      });
      const { id } = must(after.issue(wish({ onPaper: true })));
      expect(after.claimPrint(id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 1 } });
      after.close();
    }));
  it('is only for tickets that exist, and ends with a word of the vocabulary', () => {
    const { journal } = fresh();
    expect(journal.claimPrint('none')).toEqual({ ok: false, error: { code: 'unknown-ticket' } });
    expect(journal.recordPrint('none', { state: 'printed' })).toEqual({
      ok: false,
      error: { code: 'unknown-ticket' },
    });
    const { id } = must(journal.issue(wish()));
    expect(journal.recordPrint(id, { state: 'printed' })).toEqual({
      ok: false,
      error: { code: 'not-claimed' },
    });
    expect(journal.recordPrint(id, { state: 'unknown', reason: 'Signora Bianchi' })).toEqual({
      ok: false,
      error: { code: 'invalid-outcome' },
    });
  });
});

describe('the outbox', () => {
  it('takes what is on its list and nothing of a person', () => {
    const { journal } = fresh();
    expect(journal.appendEvent({ type: 'it.sportello.visit.rated.v1', rating: 4 }).ok).toBe(true);
    expect(journal.appendEvent({ type: 'it.sportello.staff.alerted.v1', reason: 'paper-out' }).ok).toBe(true);
    const refused = { ok: false, error: { code: 'invalid-event' } };
    for (const event of [
      { type: 'it.sportello.visit.rated.v1', rating: 6 },
      { type: 'it.sportello.visit.rated.v1', rating: 4, comment: 'sono Ada' },
      { type: 'it.sportello.staff.alerted.v1', reason: 'la signora piange' },
      { type: 'it.sportello.ticket.issued.v1', ticket: 'x' },
    ])
      expect(journal.appendEvent(event as never)).toEqual(refused);
    expect(journal.pendingEvents(9)).toEqual([
      expect.objectContaining({
        seq: 1,
        type: 'it.sportello.visit.rated.v1',
        time: '2026-12-01T08:00:00.000Z',
        data: { rating: 4 },
      }),
      expect.objectContaining({ seq: 2, data: { reason: 'paper-out' } }),
    ]);
  });
  it('forgets what the hub has, and never uses a seq again', () => {
    const { journal, take } = fresh();
    take();
    take();
    journal.acknowledge(2);
    expect(journal.pendingEvents(9)).toEqual([]);
    take();
    expect(journal.pendingEvents(9).map(({ seq }) => seq)).toEqual([3]);
    // The hub knows more than this journal: its image was put back.
    journal.acknowledge(50);
    take();
    expect(journal.pendingEvents(9).map(({ seq }) => seq)).toEqual([51]);
  });
});

describe('an outbox with a flipped bit', () => {
  it('still gives what is behind it', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(morning);
      const before = opened(file, options);
      for (const rating of [1, 2]) before.appendEvent({ type: 'it.sportello.visit.rated.v1', rating });
      before.close();
      const db = new DatabaseSync(file);
      db.exec("UPDATE outbox SET time = 1 << 60, data = '{' WHERE seq = 1");
      db.close();
      const journal = opened(file, options);
      expect(journal.pendingEvents(9)).toMatchObject([
        { seq: 1, data: { unreadable: true } },
        { seq: 2, data: { rating: 2 } },
      ]);
      journal.close();
    }));
});

describe('floors', () => {
  it('never go down', () => {
    const { journal } = fresh();
    expect(journal.floor('tuf:timestamp')).toBeUndefined();
    journal.raiseFloor('tuf:timestamp', 7);
    journal.raiseFloor('tuf:timestamp', 5);
    expect(journal.floor('tuf:timestamp')).toBe(7);
  });
  it('lift the numbers of today and earlier days after a restored image, again and again', () => {
    const { clock, journal, take } = fresh();
    take();
    journal.jumpAhead();
    expect(take()).toBe('A9002');
    journal.jumpAhead();
    expect(take()).toBe('A18003');
    clock.at -= 5 * 86_400_000;
    expect(take()).toBe('A9001');
    clock.at += 6 * 86_400_000;
    expect(take()).toBe('A001');
  });
});
