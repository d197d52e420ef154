import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Outcome, repeated } from './experiment.ts';
import { withFolder } from './folder.ts';
import { readProgress, writeProgress } from './progress.ts';
import { isBroken, nothingYet, report, withRound } from './tally.ts';

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  acknowledged: 10,
  lost: [],
  twice: [],
  told: 0,
  said: {},
  ...change,
});

describe('the tally of a long run', () => {
  it('adds rounds up, and counts what was said whatever the figures in it', () => {
    const once = withRound(nothingYet(), outcome({ said: { full: 'JRN-4 | 217 left' } }));
    const twice = withRound(once, outcome({ told: 3, said: { full: 'JRN-4 | 12 left', room: 'numbers' } }));
    expect(twice).toMatchObject({ rounds: 2, acknowledged: 20, told: 3 });
    expect(twice.said).toEqual({ full: { 'JRN-4 | N left': 2 }, room: { numbers: 1 } });
    expect(isBroken(twice)).toBe(false);
    expect(report([['disk', 'full', twice]])).toMatch(
      /disk +2 +20 +0 +0 +3 +full[^]*JRN-4 \| N left \(2 times\)/,
    );
  });
  it('is broken by one ticket, one number, or one round that failed', () => {
    expect(isBroken(withRound(nothingYet(), outcome({ lost: ['A001'] })))).toBe(true);
    expect(isBroken(withRound(nothingYet(), outcome({ twice: ['A001'] })))).toBe(true);
    expect(isBroken({ ...nothingYet(), failed: ['round 0: it hangs'] })).toBe(true);
    expect(isBroken(withRound(nothingYet(), { skipped: 'no mount' }))).toBe(false);
  });
  it('finds what comes more than once', () => {
    expect(repeated(['A1', 'A2', 'A1', 'A3', 'A1'])).toEqual(['A1', 'A1']);
  });
  it('is kept, so that a run goes on where it stopped', () =>
    withFolder((folder) => {
      const file = join(folder, 'deep', 'progress.json');
      const progress = { seed: 4, spentMs: 12.5, tallies: { kills: withRound(nothingYet(), outcome()) } };
      expect(readProgress(file, undefined)).toBeUndefined();
      writeProgress(file, progress);
      expect(readProgress(file, undefined)).toEqual(progress);
      expect(readProgress(file, 4)).toEqual(progress);
      expect(readProgress(file, 5)).toBeUndefined();
      writeFileSync(file, '{"seed":');
      expect(readProgress(file, 4)).toBeUndefined();
      return Promise.resolve();
    }));
});
