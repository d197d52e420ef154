import { describe, expect, it } from 'vitest';
import { findJargon } from './jargon.ts';
import plainWords from './jargon.json' with { type: 'json' };

describe('words of offices', () => {
  it.each([
    ["Presenta l'istanza allo sportello", 'istanza', 'la domanda'],
    ['Documento in corso di  validità', 'in corso di validità', 'non scaduto'],
    ['Corrispondere l’importo', 'Corrispondere l’importo', 'pagare'],
    ["ai sensi dell'articolo 3", 'ai sensi dell', 'secondo'],
  ])('%s', (text, said, plain) => expect(findJargon(text)).toEqual([{ said, plain }]));
  it.each(['Le costanti', 'Vieni subito', 'Previalle 3', 'distanza'])('but not in %s', (text) =>
    expect(findJargon(text)).toEqual([]),
  );
  it('are each named once, in the order of the list', () =>
    expect(findJargon('Qualora serva, istanza e istanze').map(({ said }) => said)).toEqual([
      'istanza',
      'Qualora',
    ]));
  it('have plain words that are none of them', () => {
    for (const plain of Object.values(plainWords)) expect([plain, findJargon(plain)]).toEqual([plain, []]);
  });
});
