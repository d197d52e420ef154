import { describe, expect, it } from 'vitest';
import type { Outcome } from './experiment.ts';
import { experiments } from './experiments.ts';
import { withFolder } from './folder.ts';
import { randomFrom } from './random.ts';

const mustSay: Readonly<Record<string, (said: Outcome['said']) => void>> = {
  disk: (said) => {
    expect(said['room']).toMatch(/^numbers, paper printed$/);
    expect(said['full in the middle']).toMatch(/^numbers, paper printed \| JRN-4 \| .*Chiedi a una persona/);
    expect(said['full']).toMatch(/^no number, no paper \| .*Chiedi a una persona/);
    expect(said['full, started again']).toMatch(/^no number, no paper \| JRN-4 \| .*Chiedi a una persona/);
    expect(said['room again']).toMatch(/^numbers, paper printed/);
    expect(said['read-only']).toMatch(/^no number, no paper \| JRN-4 \| .*Chiedi a una persona/);
    expect(said['read-only, started again']).toMatch(
      /^no number, no paper \| JRN-1 \| .*Chiedi a una persona/,
    );
    expect(said['writable again']).toMatch(/^numbers, paper printed/);
  },
};

describe('a kiosk that suffers, in one short round of what npm run endure does for an hour', () => {
  for (const { name, about, run } of experiments)
    it(`loses no ticket and gives no number twice: ${about}`, { timeout: 180_000 }, (context) =>
      withFolder(async (folder) => {
        const outcome = await run({ random: randomFrom(7), number: 0, folder, size: 'short' });
        if ('skipped' in outcome) return context.skip(outcome.skipped);
        expect(outcome.lost).toEqual([]);
        expect(outcome.twice).toEqual([]);
        expect(outcome.acknowledged).toBeGreaterThan(name === 'syncs' ? 3 : 10);
        mustSay[name]?.(outcome.said);
      }),
    );
});
