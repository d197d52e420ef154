import { expect, it } from 'vitest';
import { countPages, pageAt } from './pages.ts';

it('counts pages', () => {
  expect(countPages(0, 1000)).toBe(1);
  expect(countPages(1000, 1000)).toBe(1);
  expect(countPages(1002, 1000)).toBe(1);
  expect(countPages(1980, 1000)).toBe(2);
  expect(countPages(2050, 1000)).toBe(3);
  expect(countPages(100, 0)).toBe(1);
});

it('finds the page of an element', () => {
  expect(pageAt(0, 1000, 3)).toBe(0);
  expect(pageAt(999.5, 1000, 3)).toBe(1);
  expect(pageAt(1500, 1000, 3)).toBe(1);
  expect(pageAt(9000, 1000, 3)).toBe(2);
  expect(pageAt(-4, 1000, 3)).toBe(0);
});
