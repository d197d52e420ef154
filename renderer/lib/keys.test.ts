import { describe, expect, it } from 'vitest';
import { keyAct, neighbour } from './keys.ts';

describe('keys', () => {
  it('move and turn pages', () => {
    expect(keyAct('ArrowDown', false)).toBe('next');
    expect(keyAct('ArrowRight', false)).toBe('page-right');
  });
  it('are not shortcuts when they are letters', () => {
    expect(keyAct('KeyB', false)).toBeUndefined();
  });
  it('type in a field, but for up and down', () => {
    expect(keyAct('Digit1', true)).toBeUndefined();
    expect(keyAct('ArrowLeft', true)).toBeUndefined();
    expect(keyAct('ArrowUp', true)).toBe('previous');
  });
});

describe('the next element', () => {
  it('wraps at both ends', () => {
    expect(neighbour(3, 2, 1)).toBe(0);
    expect(neighbour(3, 0, -1)).toBe(2);
  });
  it('is the first or the last when nothing has the focus', () => {
    expect(neighbour(3, -1, 1)).toBe(0);
    expect(neighbour(3, -1, -1)).toBe(2);
    expect(neighbour(0, -1, 1)).toBe(-1);
  });
});
