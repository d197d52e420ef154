import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rich } from '../../core/model/rich.ts';
import { readHtml } from './html.ts';
import { blocksOf, linksOf, plainOf } from './html-words.ts';
import { cleanText, isShouted, shorten, titleCase } from './text.ts';
import { isTestAddress, removeWebWords } from './web-words.ts';

describe('HTML', () => {
  it('makes paragraphs, bold words, links and lists of it', () => {
    const nodes = readHtml(
      '<p>Vai  <b>subito</b>\n da noi.</p><ul>\n<li>uno;</li><li><a href="https://a.example/x">due <i class="fa"></i> </a></li><li>tre:<ul><li>tre bis</li></ul></li></ul><p> </p>',
    );
    expect(blocksOf(nodes)).toEqual([
      { paragraph: ['Vai', { bold: 'subito' }, 'da noi.'] },
      { list: ['uno;', [{ link: 'due', url: 'https://a.example/x' }], 'tre:', '\u2013 tre bis'] },
    ]);
    expect(plainOf(nodes)).toBe('Vai subito da noi. uno; due; tre:; \u2013 tre bis');
    expect(linksOf(nodes)).toEqual([{ text: 'due', url: 'https://a.example/x' }]);
  });
  it('keeps a relative link as words', () =>
    expect(blocksOf(readHtml('<p>Vedi <a href="/Servizi/X">il nido</a>.</p>'))).toEqual(['Vedi il nido.']));
  it('keeps punctuation with the word before it', () =>
    expect(blocksOf(readHtml('<p>Entro il <b>30 aprile</b>.</p>'))).toEqual([
      { paragraph: ['Entro il', { bold: '30 aprile.' }] },
    ]));
  it('decodes what was encoded twice, and straightens apostrophes', () =>
    expect(blocksOf(readHtml('<p>l\u2019ufficio&amp;nbsp,di &amp;quot;X&amp;quot;</p>'))).toEqual([
      'l\'ufficio di "X"',
    ]));
  it('takes line ends of plain text as paragraphs, and hyphens as a list', () =>
    expect(blocksOf(readHtml('Solo:\r\n- una\r\n- due\r\nFine'))).toEqual([
      'Solo:',
      { list: ['una', 'due'] },
      'Fine',
    ]));
  it('has nothing of dots, scripts and empty tags', () =>
    expect(readHtml('<p>........</p><script>alert(1)</script><p><b> </b></p>')).toEqual([]));
  it('never throws, never makes an empty block, and never keeps a tag', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul>',
        '</ul>',
        '<li>',
        '<b>',
        '</b>',
        '<a href="https://a.example">',
        '</a>',
        '<br>',
        '&amp;nbsp;',
        '<h4>',
        '</h4>',
        'parola',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (html) => {
          const blocks = blocksOf(readHtml(html));
          return (
            (blocks.length === 0 || Rich.safeParse({ it: blocks }).success) &&
            !/<(?:p|ul|li|b|a|br|h4)>/.test(JSON.stringify(blocks))
          );
        },
      ),
    );
  });
});

describe('texts', () => {
  it('says what it mended', () => {
    expect(cleanText('Attivit\u00e0 dell\u2019ufficio ')).toEqual({
      text: "Attivit\u00e0 dell'ufficio",
      mended: ['apostrophe', 'spaces'],
    });
    expect(cleanText('VIA SANT&#039;ANNA')).toEqual({ text: "VIA SANT'ANNA", mended: ['entity'] });
    expect(cleanText("E' possibile")).toEqual({ text: '\u00c8 possibile', mended: ['apostrophe'] });
    expect(cleanText('\u201cbello\u201d')).toEqual({ text: '\u201cbello\u201d', mended: [] });
  });
  it('shortens at a sentence, a clause or a word, and never beyond the limit', () => {
    expect(shorten("Vedi l'art. 113 del regolamento. Poi altro ancora.", 40)).toBe(
      "Vedi l'art. 113 del regolamento.",
    );
    expect(shorten('Richiesta di accesso ad atti e documenti, ovvero di prendere visione', 50)).toBe(
      'Richiesta di accesso ad atti e documenti.',
    );
    expect(shorten('parola '.repeat(20).trim(), 30)).toBe('parola parola parola parola\u2026');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 10, max: 200 }),
        (text, limit) => [...shorten(text, limit)].length <= limit,
      ),
    );
  });
  it('knows capitals', () => {
    expect([isShouted("ATTIVITA' EDILIZIA"), isShouted('URP'), isShouted('Attivit\u00e0')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([
      titleCase("VIA TORRE D'AUGUSTO"),
      titleCase('VIA A. GRAMSCI'),
      titleCase('PIAZZA DI FIERA'),
    ]).toEqual(["Via Torre d'Augusto", 'Via A. Gramsci', 'Piazza di Fiera']);
  });
  it('takes words of the web out, and says which', () => {
    const taken = removeWebWords(
      readHtml(
        '<p>Prenota una sala in pochi clic.</p><p>Clicca qui</p><ul><li>Vai alla pagina dei servizi</li></ul><p>Vai allo sportello 3.</p>',
      ),
    );
    expect(plainOf(taken.nodes)).toBe('Prenota una sala. Vai allo sportello 3.');
    expect(taken.removed).toEqual(['in pochi clic', 'Clicca qui', 'Vai alla pagina dei servizi']);
  });
  it.each([
    ['https://sportellotest.comune.trento.it/x', true],
    ['http://servizipubblici.localtest.me/a b', true],
    ['https://test.example.it', true],
    ['http://localhost:8080', true],
    ['https://sportello.comune.trento.it/test', false],
    ['https://www.attestati.it', false],
  ])('%s', (url, test) => expect(isTestAddress(url)).toBe(test));
});
