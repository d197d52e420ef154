import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '../testing/settable-clock.ts';
import type { Generation } from './generation.ts';
import type { Refreshed, SignedCatalogue } from './signed-catalogue.ts';
import { watchSticks } from './stick-watch.ts';

let media: string;
beforeEach(() => (media = mkdtempSync(join(tmpdir(), 'sportello-stick-'))));
afterEach(() => rmSync(media, { recursive: true, force: true }));

const put = (folder: string, seconds = 1_000): void => {
  mkdirSync(join(media, folder, 'metadata'), { recursive: true });
  const file = join(media, folder, 'metadata', 'timestamp.json');
  writeFileSync(file, '{}');
  utimesSync(file, seconds, seconds);
};

const watched = (
  answer: Refreshed = { ok: true, value: { changed: true, generation: {} as Generation } },
  { isOnlyWay = false, confirmedAt = 0 } = {},
) => {
  const clock = settableClock(0);
  const taken: string[] = [];
  const offered: unknown[] = [];
  const log: string[] = [];
  const calls: string[] = [];
  const signed: SignedCatalogue = {
    clips: () => undefined,
    current: () => (isOnlyWay ? ({ confirmedAt } as Generation) : undefined),
    refresh: (stick = '') => {
      taken.push(stick.slice(media.length + 1));
      return Promise.resolve(answer);
    },
    tellNotConfirmed: () => void calls.push('not confirmed'),
    close: () => undefined,
  };
  let looks = 0;
  const counting = {
    ...clock,
    after: (ms: number, call: () => void) => {
      looks += 1;
      return clock.after(ms, call);
    },
  };
  const watch = watchSticks([media], signed, {
    clock: counting,
    log: (line) => void log.push(line),
    offer: (one) => void offered.push(one),
    isOnlyWay,
  });
  /** The next look, to its end. */
  const look = async (): Promise<void> => {
    const before = looks;
    if (before > 0) clock.advance(5_000);
    await expect.poll(() => looks, { interval: 5 }).toBe(before + 1);
  };
  return { taken, offered, log, calls, clock, watch, look };
};

describe('sticks', () => {
  it('are taken from once, again when published anew, and again when put in again', async () => {
    const { taken, offered, log, look, watch } = watched();
    await look();
    expect(taken).toEqual([]);
    put('STICK/public');
    await look();
    await look();
    expect(taken).toEqual(['STICK/public']);
    expect(offered).toHaveLength(1);
    expect(log.join()).toContain('in use now');
    put('STICK/public', 2_000);
    await look();
    expect(taken).toHaveLength(2);
    rmSync(join(media, 'STICK'), { recursive: true });
    await look();
    put('STICK/public', 2_000);
    await look();
    expect(taken).toHaveLength(3);
    watch.end();
  });
  it('that are refused are told with the code, and not tried again', async () => {
    const { taken, offered, log, look, watch } = watched({
      ok: false,
      error: { code: 'SYN-5', words: 'SYN-5 Somebody changed it.' },
    });
    put('STICK');
    await look();
    await look();
    expect([taken.length, offered.length]).toEqual([1, 0]);
    expect(log).toEqual([expect.stringMatching(/^SYN-5 .*STICK is not used\.$/)]);
    watch.end();
  });
  it('call the staff where they are the only way, and none came for a week', async () => {
    const { calls, clock, look, watch } = watched(undefined, { isOnlyWay: true });
    await look();
    expect(calls).toEqual([]);
    clock.set(8 * 86_400_000);
    await look();
    expect(calls).toEqual(['not confirmed']);
    watch.end();
  });
  it('are not searched: what lies deep, or is hidden, is not found', async () => {
    const { taken, look, watch } = watched();
    put('a/b/c');
    put('.hidden');
    await look();
    expect(taken).toEqual([]);
    watch.end();
  });
});
