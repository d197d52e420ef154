import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../model/language.ts';
import { createIndex } from './create-index.ts';
import { needDocuments, serviceDocuments } from './documents.ts';
import { demoCatalogue } from './gold/demo.mjs';
import { lexiconWords } from './lexicon.ts';
import { nearestNeeds } from './nearest-needs.ts';
import { search, weakScore } from './search.ts';

const catalogue = demoCatalogue();
const index = createIndex(languages.flatMap((lang) => serviceDocuments(catalogue, lang)));
const needs = createIndex(languages.flatMap((lang) => needDocuments(catalogue, lang)));
const ids = (text: string, lang: (typeof languages)[number] = 'it', limit = 10): string[] =>
  search(index, { text, lang, limit }).map(({ id }) => id);

describe('search', () => {
  it.each([
    ['mia madre non è più autosufficiente', 'non-autosufficienza'],
    ["mia madre non e' piu' autosufficiente", 'non-autosufficienza'],
    ['autosuficiente', 'non-autosufficienza'],
    ['Certificato d’identità smarrita', 'carta-identita-smarrita'],
    ['cartaidentita', 'carta-identita'],
    ['didentita', 'carta-identita'],
    ['I.S.E.E.', 'isee'],
    ['104', 'invalidita-accompagnamento-104'],
    ['residenza cambio', 'cambio-residenza'],
    ['telesocorso', 'telesoccorso'],
    ['telesoc', 'telesoccorso'],
    ['pubblicazoini', 'pubblicazioni-matrimonio'],
    ['dopo scuola', 'pre-post-scuola'],
    ['sposarmi', 'pubblicazioni-matrimonio'],
    ['questura passaporto', 'passaporto'],
    ['inps pensione', 'pensione-inps'],
  ])('finds %j', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  it.each([
    ['permesso di soggiorno', 'en', 'permesso-di-soggiorno'],
    ['titre de séjour', 'fr', 'permesso-di-soggiorno'],
    ['permis de sedere', 'ro', 'permesso-di-soggiorno'],
    ['pasaporte', 'sq', 'passaporto'],
    ['matrimonio', 'es', 'pubblicazioni-matrimonio'],
    ['паспорт', 'uk', 'passaporto'],
    ['身份证', 'zh-Hans', 'carta-identita'],
    ['垃圾费', 'zh-Hans', 'tari-bolletta-errata'],
    ['إقامة', 'ar', 'permesso-di-soggiorno'],
    ['اقامه', 'ar', 'permesso-di-soggiorno'],
  ] as const)('finds %j in %s', (text, lang, id) => {
    expect(ids(text, lang)).toContain(id);
  });

  it('finds a discreet service like any other', () => {
    expect(ids('mio marito mi picchia')[0]).toBe('centro-antiviolenza');
    expect(catalogue.services.find(({ id }: { id: string }) => id === 'centro-antiviolenza').discreet).toBe(
      true,
    );
  });

  it('says which word found which text', () => {
    const [found] = search(index, { text: 'denunzia spazatura', lang: 'it' });
    expect(found?.why.length).toBeGreaterThan(0);
    const [waste] = search(index, { text: 'bolletta spazatura', lang: 'it' });
    expect(waste?.why.map(({ word }) => word)).toEqual(['bolletta', 'spazatura']);
    expect(waste?.matched.text.toLowerCase()).toContain('spazzatura');
    expect(waste?.matched).toMatchObject({ field: 'synonym', lang: 'it' });
  });

  it('takes what is being typed as the beginning of a word, and a word with a space after it as finished', () => {
    expect(ids('pass')).toContain('passaporto');
    expect(ids('isee ')[0]).toBe('isee');
  });

  it('finds nothing in nothing', () => {
    expect([ids(''), ids('   '), ids('?!'), ids('xyzzy')]).toEqual([[], [], [], []]);
    expect(search(createIndex([]), { text: 'isee', lang: 'it' })).toEqual([]);
    expect(ids('isee', 'it', 0)).toEqual([]);
  });

  it('shares the Italian part with an index that is built on it', () => {
    const italian = createIndex(serviceDocuments(catalogue, 'it'));
    const both = createIndex(serviceDocuments(catalogue, 'en'), italian);
    expect(both.parts.get('it')).toBe(italian.parts.get('it'));
    expect(search(both, { text: 'lost id', lang: 'en' })).toEqual(
      search(index, { text: 'lost id', lang: 'en' }),
    );
  });
});

describe('the nearest needs', () => {
  it('are found by their own words, by those of services, and by beginnings', () => {
    const near = (text: string): string | undefined => nearestNeeds(needs, { text, lang: 'it' })[0];
    expect(near('il mio gatto')).toBe('animali');
    expect(near('tasse')).toBe('tasse');
    expect(near('lutto')).toBe('lutto');
  });
  it('are there for nonsense too: the first of the editor, as many as asked for', () => {
    expect(nearestNeeds(needs, { text: 'qqq', lang: 'ar' })).toEqual(needs.ids.slice(0, 3));
    expect(nearestNeeds(needs, { text: 'qqq', lang: 'ar', limit: 6 })).toHaveLength(6);
  });
});

describe('the words that may be counted', () => {
  const words = (text: string): string[] => lexiconWords(index, { text, lang: 'it' });
  it('are those of the catalogue, and never what was typed', () => {
    expect(words('permsso soggiorno Nguyen')).toEqual(['permesso', 'soggiorno', 'unknown-word']);
    expect(words('bollettta di Kowalczyk')).toEqual(['bolletta', 'unknown-word']);
  });
  it('are words of the lexicon, on any Unicode', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom(...languages),
        (text, lang) => {
          for (const word of lexiconWords(index, { text, lang }))
            expect(
              word === 'unknown-word' ||
                ['it', lang].some((one) => index.parts.get(one as 'it')?.terms.includes(word)),
            ).toBe(true);
        },
      ),
    );
  });
  it('goes with a score that tells a hit from a guess', () => {
    expect(search(index, { text: 'isee', lang: 'it' })[0]?.score).toBeGreaterThan(1);
    expect(search(index, { text: 'rossi mario', lang: 'it' })[0]?.score ?? 0).toBeLessThan(weakScore);
  });
});
