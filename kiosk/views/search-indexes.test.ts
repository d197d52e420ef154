import { expect, it } from 'vitest';
import { atOnce } from '../../core/steps.ts';
import { search } from '../../core/search/search.ts';
import { sampleGeneration } from '../testing/view-context.ts';
import { createIndexes } from './search-indexes.ts';

it('indexes that are being made are finished by whoever needs them, and made once', () => {
  const indexes = createIndexes();
  const generation = sampleGeneration();
  const steps = indexes.prepare(generation, 'en');
  for (let step = 0; step < 20; step += 1) expect(steps.next().done).toBe(false);
  const now = indexes.of(generation, 'en');
  expect(search(now.services, { text: 'carta', lang: 'en', limit: 3 })).not.toEqual([]);
  // Who was making them step by step ends with the very same.
  expect(atOnce(steps)).toBe(now);
  expect(indexes.of({ ...generation }, 'en')).toBe(now);
  expect(now.services.parts.get('it')).toBe(indexes.of(generation, 'it').services.parts.get('it'));
});
