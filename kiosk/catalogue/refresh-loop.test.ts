import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { settableClock } from '../testing/settable-clock.ts';
import type { Generation } from './generation.ts';
import { startRefreshing } from './refresh-loop.ts';
import type { Refreshed, SignedCatalogue, SyncError } from './signed-catalogue.ts';

const minute = 60_000;
const day = 1_440 * minute;

/** A catalogue whose refreshes end as they are told, and the instants of them. */
const played = (answers: (SyncError | undefined)[], { has = true, random = 1 } = {}) => {
  const clock = settableClock(1_000 * day);
  const at: number[] = [];
  const start = clock.now();
  const generation = { confirmedAt: start } as Generation;
  const tellNotConfirmed = vi.fn();
  const signed: SignedCatalogue = {
    clips: () => undefined,
    current: () => (has ? generation : undefined),
    refresh: () => {
      at.push(clock.now() - start);
      const error = answers.shift();
      const answer: Refreshed =
        error === undefined ? { ok: true, value: { changed: false, generation } } : { ok: false, error };
      return Promise.resolve(answer);
    },
    tellNotConfirmed,
    close: () => undefined,
  };
  const log: string[] = [];
  const loop = startRefreshing(signed, {
    clock,
    log: (line) => void log.push(line),
    offer: () => undefined,
    random: () => random,
  });
  /** Lets time pass, and what was begun end, step by step. */
  const pass = async (minutes: number, step = minute / 2): Promise<void> => {
    for (let passed = 0; passed < minutes * minute; passed += step) {
      clock.advance(step);
      await new Promise((next) => setImmediate(next));
    }
  };
  return { at, log, loop, pass, tellNotConfirmed };
};
const noNetwork: SyncError = { code: 'SYN-1', words: 'SYN-1 No network.' };

describe('when a kiosk asks for a newer catalogue', () => {
  it('within a minute of its start, and every fifteen', async () => {
    const { at, pass, loop } = played([], { random: 0.5 });
    await pass(40);
    expect(at.map((ms) => ms / minute)).toEqual([0.5, 15.5, 30.5]);
    loop.end();
    await pass(40);
    expect(at).toHaveLength(3);
  });
  it('at once where there is none', () => {
    expect(played([], { has: false }).at).toEqual([0]);
  });
  it('later and later where it fails, up to the interval, and says it once', async () => {
    const { at, log, pass } = played(Array.from({ length: 8 }, () => noNetwork));
    await pass(70);
    expect(at.map((ms) => Math.round(ms / minute))).toEqual([1, 2, 4, 8, 16, 31, 46, 61]);
    expect(log).toHaveLength(1);
  });
  it('often where there is none on the machine', async () => {
    const { at, pass } = played(
      Array.from({ length: 9 }, () => noNetwork),
      { has: false },
    );
    await new Promise((next) => setImmediate(next));
    await pass(7);
    expect(at.map((ms) => ms / minute)).toEqual([0, 1, 3, 5, 7]);
  });
  it('not before the server wants it', async () => {
    const { at, pass } = played([{ code: 'SYN-4', words: '503', retryAfterMs: 20 * minute }], { random: 0 });
    await pass(40);
    expect(at.map((ms) => ms / minute)).toEqual([0, 20.5, 34]);
  });
  it('at any instant up to the wait: those who failed together do not come together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 1, noNaN: true }), async (random) => {
        const { at, pass } = played([noNetwork], { random });
        await pass(2.1, 500);
        // What waits in a step of the test comes at its end at the latest.
        expect(Math.abs((at[1] ?? 0) - (at[0] ?? 0) - random * minute)).toBeLessThanOrEqual(500);
      }),
      { numRuns: 20 },
    );
  });
  it('now, where somebody says so; the schedule begins anew', async () => {
    const { at, pass, loop } = played([], { random: 0.5 });
    await pass(10);
    expect(await loop.now()).toMatchObject({ ok: true });
    await pass(16);
    expect(at.map((ms) => ms / minute)).toEqual([0.5, 10, 25]);
  });
  it('calls the staff where nobody confirmed it for a week', async () => {
    const { tellNotConfirmed, pass } = played(Array.from({ length: 2_000 }, () => noNetwork));
    await pass(6 * 1_440);
    expect(tellNotConfirmed).not.toHaveBeenCalled();
    await pass(1_500);
    expect(tellNotConfirmed).toHaveBeenCalled();
  });
});
