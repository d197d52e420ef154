import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '../testing/settable-clock.ts';
import { LogEntry, openLog } from './log.ts';
import { logCodes } from './log-events.ts';
import { beginRun, printPairs } from './log-pairs.ts';

let dir = '';
let clock = settableClock(0);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-log-'));
  clock = settableClock(Date.UTC(2026, 10, 24, 9));
});
afterEach(() => rmSync(dir, { recursive: true }));
const written = (): string => readFileSync(join(dir, 'log', 'sportello.jsonl'), 'utf8');

describe('the log', () => {
  it('keeps lines of the table, with their words, and nothing else', () => {
    const log = openLog(dir, clock);
    log.line('PRN-2 The printer has no paper.');
    log.line("Today's changes: SYN-1 no.example cannot be reached");
    log.line('CMD-1 search failed: mia madre');
    log.line('Somebody said something else.');
    log.line('XYZ-1 is no code, and PRN-22 is none either');
    expect(written.bind(undefined)).toThrow();
    clock.advance(1_000);
    expect(written()).not.toContain('madre');
    expect(log.read(9)).toEqual([
      { time: expect.any(Number), code: 'CMD-1' },
      { time: expect.any(Number), code: 'SYN-1', words: expect.stringContaining('no.example') },
      { time: expect.any(Number), code: 'PRN-2', words: 'The printer has no paper.' },
    ]);
  });
  it('can be read again line by line, whatever is logged (A26)', () => {
    const log = openLog(dir, clock);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(logCodes)), fc.string({ maxLength: 600 }), (code, words) => {
        log.line(`${code} ${words}`);
        const [entry] = log.read(1);
        expect(LogEntry.safeParse(entry).success).toBe(true);
      }),
      { numRuns: 50 },
    );
    for (const line of written().trimEnd().split('\n'))
      expect(LogEntry.safeParse(JSON.parse(line)).success).toBe(true);
  });
  it('ends each pair once, with its outcome', () => {
    const log = openLog(dir, clock);
    const prints = printPairs(log);
    prints('t1', 'submitted');
    prints('t1', 'printing');
    prints('t1', { outcome: 'failed', reason: 'paper-out' });
    prints('t1', { outcome: 'printed' });
    const end = log.begin('sync');
    end('newest');
    end('failed');
    log.close();
    expect(
      log
        .read(9)
        .toReversed()
        .map(({ time: _, ...entry }) => entry),
    ).toEqual([
      { pair: 'print', step: 'start' },
      { pair: 'print', step: 'complete', outcome: 'failed' },
      { pair: 'sync', step: 'start' },
      { pair: 'sync', step: 'complete', outcome: 'newest' },
    ]);
    expect(written()).not.toContain('t1');
  });
  it('says at the next start that the run before was cut off', () => {
    const first = openLog(dir, clock);
    beginRun(first)('ended');
    beginRun(first);
    first.close();
    const second = openLog(dir, clock);
    beginRun(second);
    expect(second.read(9, (entry) => 'fact' in entry)).toMatchObject([{ fact: 'not-ended' }]);
  });
  it('turns its files over by size, keeps so many, and drops what is older than its days', () => {
    const bounds = { bytes: 400, files: 3, days: 30 };
    const log = openLog(dir, clock, bounds);
    for (let line = 0; line < 40; line += 1) {
      log.line('PRN-2 The printer has no paper.');
      clock.advance(1_000);
    }
    expect(readdirSync(join(dir, 'log')).sort()).toEqual([
      'sportello-1.jsonl',
      'sportello-2.jsonl',
      'sportello.jsonl',
    ]);
    const before = log.read(99).length;
    expect(before).toBeLessThan(20);
    clock.advance(31 * 86_400_000);
    expect(openLog(dir, clock, bounds).files()).toEqual([]);
  });
  it('leaves out the half line of a power cut', () => {
    const log = openLog(dir, clock);
    log.fact('wrong-code');
    log.close();
    writeFileSync(join(dir, 'log', 'sportello.jsonl'), `${written()}{"time":12`);
    expect(openLog(dir, clock).read(9)).toMatchObject([{ fact: 'wrong-code' }]);
  });
});
