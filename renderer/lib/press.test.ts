import { describe, expect, it } from 'vitest';
import { Presses } from './press.ts';
import { settleMs } from './settle.ts';

const setUp = (guardMs?: number) => {
  const clock = { now: 0 };
  let acts = 0;
  const presses = new Presses(
    () => (acts += 1),
    () => clock.now,
    guardMs,
  );
  return { clock, presses, acts: () => acts };
};

describe('a target', () => {
  it('acts on release inside it, not before', () => {
    const { presses, acts } = setUp();
    presses.down(1);
    expect(acts()).toBe(0);
    presses.up(1, true);
    expect(acts()).toBe(1);
  });

  it('does not act when the finger slides off', () => {
    const { presses, acts } = setUp();
    presses.down(1);
    presses.up(1, false);
    presses.up(1, true);
    expect(acts()).toBe(0);
  });

  it('knows where it lay when each contact began', () => {
    const { presses } = setUp();
    const box = { left: 1 } as DOMRectReadOnly;
    presses.down(1, box);
    expect(presses.boxOf(1)).toBe(box);
    presses.up(1, true);
    expect(presses.boxOf(1)).toBeUndefined();
  });

  it('does not act when the contact began elsewhere, or was cancelled', () => {
    const { presses, acts } = setUp();
    presses.up(1, true);
    presses.down(2);
    presses.cancel(2);
    presses.up(2, true);
    expect(acts()).toBe(0);
  });

  it('acts for a finger while a palm rests on it', () => {
    const { presses, acts } = setUp();
    presses.down(7);
    presses.down(8);
    presses.up(8, true);
    expect(acts()).toBe(1);
  });

  it('acts once on a double tap, and again later', () => {
    const { clock, presses, acts } = setUp();
    for (const at of [0, 180, 900]) {
      clock.now = at;
      presses.down(1);
      presses.up(1, true);
    }
    expect(acts()).toBe(2);
  });

  it('acts again as soon as the next screen has settled: who goes back twice is not made to wait for the second', () => {
    const { clock, presses, acts } = setUp();
    for (const at of [0, settleMs]) {
      clock.now = at;
      presses.down(1);
      presses.up(1, true);
    }
    expect(acts()).toBe(2);
  });

  it('does not count the click that a pointer makes, but that of a key', () => {
    const { presses, acts } = setUp();
    presses.down(1);
    presses.up(1, true);
    presses.click('touch');
    presses.click('mouse');
    expect(acts()).toBe(1);
    const keys = setUp();
    keys.presses.click('');
    expect(keys.acts()).toBe(1);
  });

  it('of the keyboard takes double letters', () => {
    const { clock, presses, acts } = setUp(0);
    for (const at of [0, 90]) {
      clock.now = at;
      presses.down(1);
      presses.up(1, true);
    }
    expect(acts()).toBe(2);
  });
});
