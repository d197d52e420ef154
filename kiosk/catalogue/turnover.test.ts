import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from '../testing/sample-catalogue.ts';
import { type Generation, readGeneration } from './generation.ts';
import { createTurnover } from './turnover.ts';

const generation = (): Generation => {
  const read = readGeneration(sampleCatalogue(), { unsigned: false, confirmedAt: 0 });
  if (!read.ok) throw new Error(read.error.words);
  return read.value;
};

describe('a newer catalogue', () => {
  it('is used at once where nobody is there, and when the visit ends where somebody is', () => {
    const [one, two, three] = [generation(), generation(), generation()];
    let switches = 0;
    const turnover = createTurnover(undefined, () => (switches += 1));
    turnover.offer(one);
    expect(turnover.generation()).toBe(one);
    turnover.heard('home');
    turnover.offer(two);
    turnover.offer(three);
    turnover.heard('service');
    expect(turnover.generation()).toBe(one);
    turnover.heard('endSession');
    expect(turnover.generation()).toBe(three);
    expect(switches).toBe(2);
  });
  it('is shown in the middle of a visit to an editor who looks at what they write', () => {
    const [one, two] = [generation(), generation()];
    let switches = 0;
    const turnover = createTurnover(one, () => (switches += 1));
    turnover.heard('home');
    turnover.show(two);
    expect(turnover.generation()).toBe(two);
    turnover.heard('endSession');
    expect([turnover.generation() === two, switches]).toEqual([true, 1]);
  });
  it('does not wait for a visit of a screen that was started anew', () => {
    const [one, two] = [generation(), generation()];
    const turnover = createTurnover(one, () => undefined);
    turnover.heard('home');
    turnover.offer(two);
    turnover.heard('boot');
    expect(turnover.generation()).toBe(two);
  });
});
