import { describe, expect, it } from 'vitest';
import type { Language } from '../../core/model/language.ts';
import { paintReceipt } from '../testing/escpos-paper.ts';
import { decodedText } from '../testing/escpos-decoder.ts';
import { picturesAreReadable, readCodes } from '../testing/pictures.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { decodeStar } from '../testing/star-decoder.ts';
import { type PrinterProfile, profiles } from './profile.ts';
import { allBytes, renderReceipt } from './receipt.ts';

const named = (name: string): PrinterProfile => {
  const profile = profiles[name];
  if (profile === undefined) throw new Error(name);
  return profile;
};

describe('a slip for a StarPRNT printer', () => {
  it.each<[Language, string]>([
    ['it', 'star-80'],
    ['it', 'star-58'],
    ['ar', 'star-80'],
  ])('%s on %s: its words, its code, a cut', async (lang, name) => {
    const profile = named(name);
    const slip = sampleSlip(lang);
    const receipt = decodeStar(allBytes(await renderReceipt(slip, profile)));
    if (lang === 'it') expect(decodedText(receipt)).toContain("La carta d'identità");
    expect(receipt.parts.at(-1)).toEqual({ kind: 'cut', partial: true });
    for (const part of receipt.parts)
      if (part.kind === 'raster') expect(part.width).toBeLessThanOrEqual(profile.dots);
    if (picturesAreReadable) expect(readCodes(paintReceipt(receipt, profile.dots))).toBe(slip.url);
  });
});

describe('a printer without a cutter', () => {
  it('feeds the slip to the edge where it is torn off', async () => {
    const bytes = allBytes(await renderReceipt(sampleSlip('it'), named('escpos-58-no-cutter')));
    expect([...bytes.slice(-4)]).toEqual([0x0a, 0x0a, 0x0a, 0x0a]);
    expect(Buffer.from(bytes).includes(Buffer.of(0x1d, 0x56))).toBe(false);
  });
});
