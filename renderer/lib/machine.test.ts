import { expect, it } from 'vitest';
import { hasItalianText, hasMachineText } from './machine.ts';

const text = (lang: string, machine = false) => ({ text: 'x', lang, machine });

it('finds a translation that nobody reviewed, however deep', () => {
  expect(hasMachineText({ hits: [{ title: text('ar'), missing: [text('ar', true)] }] })).toBe(true);
  expect(hasMachineText({ hits: [{ title: text('ar') }], machine: false })).toBe(false);
});

it('finds what is there in Italian only, but not the names of offices', () => {
  expect(hasItalianText({ hits: [{ title: text('ar'), summary: text('it') }] })).toBe(true);
  expect(hasItalianText({ title: text('ar'), where: { name: text('it') }, desk: text('it') })).toBe(false);
});
