import { describe, expect, it } from 'vitest';
import { languages } from '../../../core/model/language.ts';
import { todayWords } from './today-words.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const italian: Readonly<Record<string, string>> = todayWords.it;

describe.each(languages)("today's sentences in %s", (lang) => {
  const own: Readonly<Record<string, string>> = todayWords[lang];
  it('are all there, with the same gaps to fill', () => {
    expect(Object.keys(own)).toEqual(Object.keys(italian));
    for (const [key, text] of Object.entries(own))
      expect([key, placeholders(text)]).toEqual([key, placeholders(italian[key] ?? '')]);
  });
  it('are translated: a reason or a notice never reads as in Italian', () => {
    if (lang === 'it') return;
    for (const [key, text] of Object.entries(own))
      if (/^(?:reason|notice)\.(?!at)/.test(key)) expect([key, text]).not.toEqual([key, italian[key]]);
  });
});
