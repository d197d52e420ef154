import { describe, expect, it } from 'vitest';
import { keepTicks, readTicks } from './ticks.ts';

const day = 86_400_000;
const storage = (isFull = false): Storage => {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      values.set(name, value);
    },
  } as Storage;
};

describe('ticks', () => {
  it('belong to one slip', () => {
    const phone = storage();
    keepTicks(phone, 'a', new Set(['0', '2']), 0);
    keepTicks(phone, 'b', new Set(['1']), 0);
    expect(readTicks(phone, 'a', day)).toEqual(new Set(['0', '2']));
    expect(readTicks(phone, 'b', day)).toEqual(new Set(['1']));
    expect(readTicks(phone, 'c', day)).toEqual(new Set());
  });
  it('are forgotten after sixty days', () => {
    const phone = storage();
    keepTicks(phone, 'a', new Set(['0']), 0);
    expect(readTicks(phone, 'a', 60 * day)).toEqual(new Set());
    keepTicks(phone, 'b', new Set(['1']), 60 * day);
    expect(phone.getItem('sportello-ticks')).not.toContain('"a"');
  });
  it('survive a full phone and damage', () => {
    expect(() => {
      keepTicks(storage(true), 'a', new Set(['0']), 0);
    }).not.toThrow();
    const phone = storage();
    phone.setItem('sportello-ticks', '{"a":7}');
    expect(readTicks(phone, 'a', 0)).toEqual(new Set());
  });
});
