import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const words = (lang: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${lang}.json`), 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

it('has the same words behind the screens in Italian and English', () => {
  const [italian, english] = [words('it'), words('en')];
  expect(Object.keys(english)).toEqual(Object.keys(italian));
  for (const [key, text] of Object.entries(italian)) {
    expect(text.trim()).not.toBe('');
    expect([key, placeholders(english[key] ?? '')]).toEqual([key, placeholders(text)]);
  }
});
