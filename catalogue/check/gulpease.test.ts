import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gulpease } from './gulpease.ts';
import { findWebPhrase } from './web-phrases.ts';

describe('gulpease', () => {
  it('is 89 + (300 sentences - 10 letters) / words', () => {
    // 2 sentences, 33 letters, 8 words: 89 + (600 - 330) / 8 = 122.75, and 100 is the top.
    expect(gulpease('Vieni al Comune. Porta la carta che hai.')).toBe(100);
    // 1 sentence, 10 words, 72 letters.
    expect(
      gulpease("La dichiarazione sostitutiva di certificazione va presentata all'ufficio anagrafe"),
    ).toBeCloseTo(89 + (300 - 10 * 72) / 10, 5);
  });
  it('knows nothing of a text without words', () => expect(gulpease(' ... ')).toBeUndefined());
  it('does not end a sentence at a dot between digits, and ends one at a line', () => {
    expect(gulpease('La tassa costa 22.21 euro per ogni famiglia residente nel Comune')).toBe(
      gulpease('La tassa costa 22 21 euro per ogni famiglia residente nel Comune'),
    );
    expect(gulpease('amministrazione trasparente\namministrazione trasparente')).toBe(
      gulpease('amministrazione trasparente. amministrazione trasparente.'),
    );
  });
  it('is between 0 and 100', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const index = gulpease(text);
        return index === undefined || (index >= 0 && index <= 100);
      }),
    );
  });
});

describe('web phrases', () => {
  it.each([
    ['Per il modulo clicca qui.', 'clicca qui'],
    ['Clicca su "Verifica"', 'Clicca su'],
    ['vai allo Sportello online', 'vai allo Sportello online'],
    ['vail allo Sportello online', 'vail allo Sportello online'],
    ['vai alloSportello online', 'vai alloSportello online'],
    ['Prenota in pochi clic', 'in pochi clic'],
    ["Link all'applicativo", "Link all'"],
    ['Usa il pulsante in alto', 'pulsante in alto'],
    ['Seleziona dal menù di sinistra', 'menù di sinistra'],
  ])('%s', (text, phrase) => expect(findWebPhrase(text)).toBe(phrase));
  it.each([
    'Un pulsante al collo, per chiamare aiuto',
    'Vai allo sportello 3 al primo piano',
    'Vai al Comune',
    'Vai al servizio anagrafe',
    'Porta la bicicletta',
    'Il modulo si scarica dal sito',
  ])('but not %s', (text) => expect([text, findWebPhrase(text)]).toEqual([text, undefined]));
});
