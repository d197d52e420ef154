import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Messages = Readonly<Record<string, string>>;
const folder = new URL('./', import.meta.url);
const read = (lang: string): Messages =>
  JSON.parse(readFileSync(new URL(`${lang}.json`, folder), 'utf8')) as Messages;
const found = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .sort();
const offered = ['ar', 'bn', 'en', 'es', 'fr', 'it', 'pa', 'ro', 'sq', 'uk', 'zh-Hans'];
const italian = read('it');
const english = read('en');

const days = 'times.days.';
/** The plural forms that numbers of days take in a language. */
const dayForms = (lang: string): string[] => {
  const rules = new Intl.PluralRules(lang);
  return [...new Set(Array.from({ length: 400 }, (_, count) => `${days}${rules.select(count)}`))];
};
/** Every form that the rules of a language know: also those of fractions and millions, which it may have. */
const allowedForms = (lang: string): string[] =>
  new Intl.PluralRules(lang).resolvedOptions().pluralCategories.map((form) => `${days}${form}`);

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

/** What may read as in English: only punctuation, or the same word. */
const sameInAny = [
  'closed.because',
  'hours.range',
  'hours.differentOn',
  'hours.because',
  'source.of',
  'slip.issued',
  'slip.onlyIf',
];
const sameWord = ['es answer.no', 'fr slip.service', 'it answer.no'];

it('there is one file for each language', () => {
  expect(found).toEqual(offered);
});

describe.each(offered)('the kiosk in %s', (lang) => {
  const messages = read(lang);
  const keys = Object.keys(messages);

  it('has every message of the Italian, and no other but plural forms of its own', () => {
    expect(Object.keys(italian).filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !(key in italian) && !allowedForms(lang).includes(key))).toEqual([]);
  });

  it('has the plural form of every number of days', () => {
    expect(dayForms(lang).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('keeps the placeholders', () => {
    for (const [key, text] of Object.entries(messages)) {
      const original = italian[key] ?? italian[`${days}other`] ?? '';
      expect([key, placeholders(text)]).toEqual([key, placeholders(original)]);
      expect([key, text.replace(/\{\w+\}/g, '')]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
    }
  });

  it('has no empty text', () => {
    expect(keys.filter((key) => messages[key]?.trim() === '')).toEqual([]);
  });

  it('says how it was reviewed', () => {
    expect(messages['_review']).toBeTruthy();
  });

  if (lang !== 'en')
    it('is not English', () => {
      const same = keys.filter((key) => messages[key] === english[key]);
      expect(same.filter((key) => !sameInAny.includes(key) && !sameWord.includes(`${lang} ${key}`))).toEqual(
        [],
      );
    });
});
