import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from './wrap.ts';

const columns = (text: string): number => text.length;
const bare = (text: string): string => text.replace(/\s+/gu, '');

describe('breaking lines', () => {
  it('breaks at spaces, and after a hyphen where it must', () => {
    expect(wrap('Vieni allo sportello con la denuncia', 20, columns)).toEqual([
      'Vieni allo sportello',
      'con la denuncia',
    ]);
    expect(wrap('Friuli-Venezia Giulia', 8, columns)).toEqual(['Friuli-', 'Venezia', 'Giulia']);
  });

  it('keeps a no-break space and breaks a word that is too long', () => {
    expect(wrap('ore 9\u00a0e\u00a030', 8, columns)).toEqual(['ore', '9\u00a0e\u00a030']);
    expect(wrap('Donaudampfschiff', 6, columns)).toEqual(['Donaud', 'ampfsc', 'hiff']);
  });

  it('breaks Chinese between signs, and begins no line with a full stop', () => {
    expect(wrap('请在九点前到窗口办理。', 10, columns)).toEqual(['请在九点前到窗口办', '理。']);
  });

  it('does not leave a word alone in the last line', () => {
    expect(wrap('Municipio, piazza della Liberta 1 A', 33, columns)).toEqual([
      'Municipio, piazza della',
      'Liberta 1 A',
    ]);
  });

  it('loses and invents nothing, and stays within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 8, max: 60 }),
        (text, width) => {
          const lines = wrap(text, width, columns);
          expect(bare(lines.join(''))).toBe(bare(text));
          for (const line of lines)
            if (line.length > width) expect([...new Intl.Segmenter().segment(line)]).toHaveLength(1);
        },
      ),
    );
  });
});
