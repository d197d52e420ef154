import { describe, expect, it } from 'vitest';
import { createFaceFinder } from './font-faces.ts';
import { woffCoverage } from './woff-coverage.ts';

describe('fonts for drawn words', () => {
  const faces = createFaceFinder();

  it.each(['aàț', 'Ë', 'їґ', 'شپ', 'ক্ষ', 'ਖ਼ੰ', '窗燚', '→✓□'])(
    'has every sign of %s, in both weights',
    (text) => {
      for (const character of text)
        for (const weight of [400, 700] as const)
          expect(faces.faceOf(character, weight)?.coverage.has(character.codePointAt(0) ?? 0)).toBe(true);
    },
  );

  it('has none for what no font draws', () => {
    expect(faces.faceOf('\u{1f600}', 400)).toBeUndefined();
    expect(faces.faceOf('\ue000', 400)).toBeUndefined();
  });

  it('takes a broken file for one that covers nothing', () => {
    expect(woffCoverage(Buffer.alloc(0)).size).toBe(0);
    expect(woffCoverage(Buffer.alloc(200, 7)).size).toBe(0);
  });
});
