import { beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../catalogue/generation.ts';
import { settableClock, type SettableClock } from '../testing/settable-clock.ts';
import type { SearchIndexes } from '../views/search-indexes.ts';
import { prepareSearch, startMs } from './prepare-search.ts';

const town = (name: string, languages?: string[]): Generation =>
  ({ written: { municipality: { name, languages } } }) as unknown as Generation;
const nameOf = ({ written }: Generation): string => written.municipality.name as unknown as string;

/** Each step takes longer than a slice. */
const slowStep = (): void => {
  for (const end = performance.now() + 5; performance.now() < end;);
};

describe('search of a new catalogue', () => {
  let clock: SettableClock;
  let steps: string[];
  let prepare: SearchIndexes['prepare'];
  let preparation: ReturnType<typeof prepareSearch>;
  beforeEach(() => {
    clock = settableClock(0);
    steps = [];
    prepare = function* (generation, lang) {
      for (const step of ['a', 'b']) {
        slowStep();
        steps.push(`${nameOf(generation)} ${lang} ${step}`);
        yield;
      }
      return undefined as never;
    };
    preparation = prepareSearch({ prepare }, clock);
    clock.advance(startMs);
  });
  const pass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 4) {
      clock.advance(4);
      await new Promise((next) => setImmediate(next));
    }
  };

  it('is made ready a second after the last command, in the languages of the town', async () => {
    preparation.begin(town('Prima', ['it', 'ar']));
    await pass(500);
    preparation.heard();
    await pass(996);
    expect(steps).toEqual([]);
    await pass(60);
    expect(steps).toEqual(['Prima it a', 'Prima it b', 'Prima ar a', 'Prima ar b']);
  });

  it('leaves the processor to the browser while that opens the first screen', async () => {
    clock = settableClock(0);
    preparation = prepareSearch({ prepare }, clock);
    preparation.begin(town('Prima', ['it']));
    await pass(startMs - 100);
    expect(steps).toEqual([]);
    await pass(200);
    expect(steps).toEqual(['Prima it a', 'Prima it b']);
  });

  it('rests when somebody touches the screen, and goes on where it was', async () => {
    preparation.begin(town('Prima', ['it', 'ar']));
    await pass(1_004);
    const before = steps.length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(4);
    preparation.heard();
    await pass(996);
    expect(steps).toHaveLength(before);
    await pass(60);
    expect(steps).toHaveLength(4);
  });

  it('is left for a catalogue that is newer, and not begun anew for one that is only confirmed', async () => {
    const first = town('Prima', ['it', 'ar']);
    preparation.begin(first);
    await pass(1_004);
    preparation.begin({ ...first });
    preparation.begin(town('Dopo', ['it']));
    const before = steps.length;
    await pass(1_200);
    expect(steps.slice(before)).toEqual(expect.arrayContaining(['Dopo it a', 'Dopo it b']));
    expect(steps.filter((step) => step.startsWith('Prima'))).not.toContain('Prima ar b');
  });

  it('ends with the kiosk', async () => {
    preparation.begin(town('Prima'));
    preparation.end();
    await pass(1_200);
    expect(steps).toEqual([]);
  });
});
