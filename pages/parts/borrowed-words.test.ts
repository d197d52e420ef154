import { describe, expect, it } from 'vitest';
import { languages } from '../../core/model/language.ts';
import { wordsOf } from '../testing/words.ts';
import { pickWords } from './borrowed-words.ts';

describe('the words of the pages', () => {
  const italian = wordsOf('it').words;
  it.each(languages)('are all there, with the same places to fill (%s)', (language) => {
    const words: Readonly<Record<string, string>> = wordsOf(language).words;
    expect(Object.keys(words)).toEqual(Object.keys(italian));
    for (const [key, text] of Object.entries(italian)) {
      const places = (sentence: string | undefined) => sentence?.match(/\{\w+\}/g)?.toSorted() ?? [];
      expect(places(words[key]), `${language} ${key}`).toEqual(places(text));
      expect(words[key]?.trim()).not.toBe('');
    }
  });
  it('break the build where a language lacks one', () => {
    expect(() => pickWords({}, {}, {}, {})).toThrow('No words for open.until.');
  });
});
