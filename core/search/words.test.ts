import { describe, expect, it } from 'vitest';
import { contentOf, stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

describe('words', () => {
  it.each([
    ["carta d'identità", ['carta', 'd', 'identita']],
    ['I.S.E.E. e Z.T.L', ['isee', 'e', 'ztl']],
    ['l’I.S.E.E. 2026', ['l', 'isee', '2026']],
    ['via G.Verdi 3.', ['via', 'g', 'verdi', '3']],
    ['fare la C.I.E.', ['fare', 'la', 'cie']],
    ['legge 104/92', ['legge', '104', '92']],
    ['电子身份证(CIE)费用', ['电子', '子身', '身份', '份证', 'cie', '费用']],
    ['税', ['税']],
    ['', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
  it('without stop words, unless they are all there is', () => {
    expect(contentOf(['dove', 'e', 'il', 'cimitero'], stopWords('it'))).toEqual(['cimitero']);
    expect(contentOf(['non', 'so'], stopWords('it'))).toEqual(['non', 'so']);
    expect(stopWords('zh-Hans').size).toBe(0);
  });
});
