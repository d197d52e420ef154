import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
  it.each([
    ["Carta d'IDENTITÀ", 'carta d identita'],
    ['dell’età,  già!', 'dell eta gia'],
    ['perche`', 'perche'],
    ['Certificat de naștere / naşterii, ţară', 'certificat de nastere nasterii tara'],
    ['Çfarë është', 'cfare eshte'],
    ["сім'я, сім’я, Ґанок, їжа", 'сімя сімя ганок іжа'],
    ['أُسْرَة', 'اسره'],
    ['إقامــة', 'اقامه'],
    ['مستشفى مسؤول', 'مستشفي مسوول'],
    ['قانون ١٠٤', 'قانون 104'],
    ['নিবন্ধন ১২', 'নিবন্ধন 12'],
    ['ਫ਼ੀਸ', 'ਫੀਸ'],
    ['身份证(新)', '身份证 新'],
    ['ＩＳＥＥ', 'isee'],
    ['Straße œuvre İZMİR', 'strasse oeuvre izmir'],
    ['soft\u00adhyphen \u200fmark', 'softhyphen mark'],
    ['  ', ''],
    ['👍🏽 ❤️', ''],
  ])('folds %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('is done once: folding what is folded changes nothing, on any Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/ {2}|^ | $|[A-Z']/);
      }),
      { numRuns: 2000 },
    );
  });
});
