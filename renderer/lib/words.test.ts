import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageNames } from './language.ts';
import { fill } from './words.ts';

const folder = new URL('../../assets/locales/ui/', import.meta.url);
const read = (file: string) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
const italian = read('it.json');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe.each(Object.keys(languageNames))('the interface in %s', (lang) => {
  const phrases = read(`${lang}.json`);
  it('has every text, and none that nobody shows', () => {
    expect(Object.keys(phrases).sort()).toEqual(Object.keys(italian).sort());
    expect(Object.values(phrases).every((text) => text.trim().length > 0)).toBe(true);
  });
  it('keeps the placeholders', () => {
    for (const [key, text] of Object.entries(italian))
      expect([key, placeholders(phrases[key] ?? '')]).toEqual([key, placeholders(text)]);
  });
  it('says how it was reviewed', () => {
    expect(phrases['_review']).toBeTruthy();
  });
});

it('there is no file of a language that the kiosk does not offer', () => {
  expect(
    readdirSync(folder)
      .map((file) => file.replace('.json', ''))
      .sort(),
  ).toEqual(Object.keys(languageNames).sort());
});

it('puts values into a text, and leaves what it does not know', () => {
  expect(fill('{page} of {pages} {x}', { page: 1, pages: 3 })).toBe('1 of 3 {x}');
});
