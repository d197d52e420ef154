import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstRule } from './journal.ts';
import { fresh, morning, must, numberOf, wish } from './testing.ts';

describe('numbers', () => {
  it('count from one, each queue on its own', () => {
    const { take } = fresh();
    expect([take(), take(), take(wish({ queue: 'tributi', prefix: 'T' })), take()]).toEqual([
      'A001',
      'A002',
      'T001',
      'A003',
    ]);
  });
  it('are never printed twice by two queues with the same letter', () => {
    const { take, journal } = fresh();
    expect([take(), take(wish({ queue: 'altra' })), take()]).toEqual(['A001', 'A002', 'A003']);
    expect([
      journal.issuedToday('anagrafe', '2026-12-01'),
      journal.issuedToday('altra', '2026-12-01'),
    ]).toEqual([2, 1]);
  });
  it('carry the letter of this kiosk where there are several', () => {
    const { take } = fresh(morning, { kioskLetter: 'B' });
    expect(take()).toBe('A-B001');
  });
  it('begin again on the next local day, and go on when the clock is set back', () => {
    const { clock, take } = fresh('2026-12-01T23:59:59+01:00');
    expect([take(), take()]).toEqual(['A001', 'A002']);
    clock.at += 1000;
    expect(take()).toBe('A001');
    clock.at -= 60_000;
    expect(take()).toBe('A003');
    clock.at += 60_000;
    expect(take()).toBe('A002');
  });
  it('go on through the hour that comes twice', () => {
    const { clock, take } = fresh('2026-10-25T02:30:00+02:00');
    expect(take()).toBe('A001');
    clock.at += 3_600_000;
    expect(take()).toBe('A002');
  });
  it('stop at the tickets of a day', () => {
    const { journal, take } = fresh();
    expect([take(wish({ maxPerDay: 2 })), take(wish({ maxPerDay: 2 }))]).toEqual(['A001', 'A002']);
    expect(journal.issue(wish({ maxPerDay: 2 }))).toEqual({ ok: false, error: { code: 'full' } });
    expect(journal.issuedToday('anagrafe', '2026-12-01')).toBe(2);
  });
  it('are found again by what somebody types', () => {
    const { journal } = fresh();
    const ticket = must(journal.issue(wish()));
    expect(journal.findTicket('2026-12-01', { prefix: 'A', sequence: 1 })).toEqual(ticket);
    expect(journal.findTicket('2026-12-02', { prefix: 'A', sequence: 1 })).toBeUndefined();
    expect(journal.ticket(ticket.id)).toEqual(ticket);
  });
  it('are never given twice, whatever the clock does and however requests repeat', () => {
    const step = fc.record({
      jump: fc.oneof(
        fc.constant(0),
        fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }),
        fc.constantFrom(-3_600_000, 3_600_000, 1000),
      ),
      request: fc.nat(30),
      queue: fc.constantFrom(['anagrafe', 'A'] as const, ['tributi', 'T'] as const, ['altra', 'A'] as const),
      jumpAhead: fc.integer({ min: 0, max: 30 }).map((one) => one === 0),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, bursts) => {
        const { clock, journal } = fresh('2026-10-24T22:00:00Z', bursts ? { burst: burstRule } : {});
        const seen = new Map<string, string>();
        const last = new Map<string, number>();
        for (const { jump, request, queue, jumpAhead } of steps) {
          clock.at += jump;
          if (jumpAhead) journal.jumpAhead();
          const requestId = `${request}-${queue[0]}`;
          const issued = journal.issue(wish({ requestId, queue: queue[0], prefix: queue[1] }));
          if (!issued.ok) {
            expect(issued.error.code).toBe('paused');
            continue;
          }
          const { day, number } = issued.value;
          const key = `${day} ${numberOf(issued.value)}`;
          if ([...seen.values()].includes(requestId)) expect(seen.get(key)).toBe(requestId);
          else {
            expect(seen.has(key)).toBe(false);
            seen.set(key, requestId);
            const counter = `${day} ${queue[1]}`;
            expect(number?.sequence).toBeGreaterThan(last.get(counter) ?? 0);
            last.set(counter, number?.sequence ?? 0);
          }
        }
        journal.close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('a request', () => {
  it('gives the same ticket when it comes again', () => {
    const { clock, journal } = fresh();
    const request = wish({ maxPerDay: 1 });
    const ticket = must(journal.issue(request));
    clock.at += 86_400_000;
    expect(must(journal.issue(request))).toEqual(ticket);
    expect(journal.pendingEvents(10)).toHaveLength(1);
  });
  it('cannot be used for another wish', () => {
    const { journal } = fresh();
    must(journal.issue(wish({ requestId: 'one' })));
    expect(journal.issue(wish({ requestId: 'one', queue: 'tributi' }))).toEqual({
      ok: false,
      error: { code: 'request-reused' },
    });
    expect(
      journal.issue({
        kind: 'slip',
        requestId: 'one',
        service: 'carta-identita',
        place: 'municipio',
        language: 'it',
      }),
    ).toEqual({ ok: false, error: { code: 'request-reused' } });
  });
  it('is refused when it makes no sense', () => {
    const { journal } = fresh();
    for (const change of [
      { requestId: '' },
      { requestId: 'x'.repeat(65) },
      { prefix: 'a' },
      { prefix: '' },
      { queue: '' },
    ]) {
      expect(journal.issue(wish(change))).toEqual({ ok: false, error: { code: 'invalid-request' } });
    }
  });
  it('may be for a slip without a number, which is a ticket all the same', () => {
    const { journal } = fresh();
    const slip = must(journal.issue({ kind: 'slip', requestId: 's', service: 'isee', language: 'ar' }));
    expect(slip).toMatchObject({ day: '2026-12-01', service: 'isee', language: 'ar' });
    expect(slip).not.toHaveProperty('number');
    expect(journal.claimPrint(slip.id)).toEqual({ ok: true, value: { claim: 'claimed', attempt: 1 } });
  });
  it('for a discreet service leaves no trace of which one it is', () => {
    const { journal } = fresh();
    const ticket = must(journal.issue(wish({ discreet: true, service: 'antiviolenza' })));
    expect(ticket).not.toHaveProperty('service');
    expect(JSON.stringify(journal.pendingEvents(10))).not.toContain('antiviolenza');
  });
});

describe('a burst (K21)', () => {
  it('pauses one queue for a minute and tells the staff once', () => {
    const { clock, journal, take } = fresh(morning, { burst: burstRule });
    for (let count = 1; count <= burstRule.limit; count += 1) take();
    const until = clock.at + 60_000;
    expect(journal.issue(wish())).toEqual({ ok: false, error: { code: 'paused', until } });
    clock.at += 30_000;
    expect(journal.issue(wish())).toEqual({ ok: false, error: { code: 'paused', until } });
    expect(take(wish({ queue: 'tributi', prefix: 'T' }))).toBe('T001');
    const alerts = journal.pendingEvents(100).filter(({ type }) => type === 'it.sportello.staff.alerted.v1');
    expect(alerts.map(({ data }) => data)).toEqual([{ reason: 'burst', queue: 'anagrafe' }]);
    clock.at = until;
    expect(take()).toBe('A007');
  });
  it('is not what a lobby full of people looks like', () => {
    const { clock, take } = fresh(morning, { burst: burstRule });
    for (let count = 1; count <= 60; count += 1) {
      take();
      clock.at += 10_000;
    }
  });
  it('does not pause for an hour because the clock was set back', () => {
    const { clock, journal, take } = fresh(morning, { burst: burstRule });
    for (let count = 1; count <= burstRule.limit; count += 1) take();
    expect(journal.issue(wish()).ok).toBe(false);
    clock.at -= 3_600_000;
    expect(take()).toBe('A007');
  });
});
