import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { codePage } from './code-page.ts';

describe('what a code page can print', () => {
  const page = codePage('cp858');

  it('prints Italian, Albanian and Spanish as they stand, with plain quotation marks', () => {
    expect(page.printable('L’identità è in città: 22,20 € – perché?')).toBe(
      "L'identità è in città: 22,20 € - perché?",
    );
    expect(page.printable('Letërnjoftimi çdo ditë ¿Año?')).toBe('Letërnjoftimi çdo ditë ¿Año?');
    expect(page.printable('perche\u0301')).toBe('perché');
  });

  it('asks for a drawing where a letter is missing, and never replaces one', () => {
    for (const text of [
      'Ghișeul',
      'Ţara',
      'cœur',
      'Вікно',
      '窗口',
      'الشباك',
      'কাউন্টার',
      '😀',
      '\u0000',
      'a\u202eb',
    ])
      expect(page.printable(text)).toBeUndefined();
  });

  it('draws what is joined or turned even where the code page has its letters', () => {
    expect(codePage('windows1256').printable('الشباك')).toBeUndefined();
    expect(codePage('cp866').printable('Вокно')).toBe('Вокно');
  });

  it('falls back to ASCII for a code page that the printers do not have', () => {
    expect(codePage('klingon').printable('abc')).toBe('abc');
    expect(codePage('klingon').printable('è')).toBeUndefined();
    expect(codePage('CP1252').printable('è')).toBe('è');
  });

  it('agrees with another implementation of the code page', () => {
    for (const [name, other] of [
      ['cp858', 'cp858'],
      ['windows1252', 'cp1252'],
      ['cp852', 'cp852'],
      ['cp866', 'cp866'],
    ] as const) {
      const here = codePage(name);
      fc.assert(
        fc.property(
          fc.string({
            unit: fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
            maxLength: 30,
          }),
          (text) => {
            const printed = here.printable(text);
            if (printed !== undefined)
              expect(iconv.decode(iconv.encode(printed, other), other)).toBe(printed);
          },
        ),
      );
    }
  });
});
