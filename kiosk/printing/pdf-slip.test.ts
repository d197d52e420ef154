import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../core/model/language.ts';
import { decodeEscpos } from '../testing/escpos-decoder.ts';
import { paintReceipt } from '../testing/escpos-paper.ts';
import { darkness, pdfPages, pdfWords, picturesAreReadable, readCodes } from '../testing/pictures.ts';
import { sampleSlip, textsOfSlip } from '../testing/printer-slips.ts';
import { renderPdf } from './pdf-slip.ts';
import { usualProfile } from './profile.ts';
import { allBytes, renderReceipt } from './receipt.ts';

const sheets = ['a4', '80mm'] as const;
const every = languages.flatMap((lang) => sheets.map((sheet) => [lang, sheet] as const));
/** Languages whose letters other programs read back out of a PDF one by one. */
const simple: readonly Language[] = ['it', 'en', 'fr', 'es', 'ro', 'sq', 'uk'];
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
/** Dots at every edge that stay white: what a printer cannot reach. */
const edge = 24;

/** Where each text begins among the words of the paper; in the order of the description they must not go back. */
const places = (whole: string, texts: readonly string[]): number[] => {
  let from = 0;
  return texts.map((text) => {
    const at = bare(whole).indexOf(bare(text), from);
    from = Math.max(from, at);
    return at;
  });
};

describe.skipIf(!picturesAreReadable)('a slip as a PDF', () => {
  it.each(every)('%s on %s: one page, nothing at its edges, the code is read', async (lang, sheet) => {
    const slip = sampleSlip(lang);
    const pdf = await renderPdf(slip, sheet);
    expect(pdf.lost).toEqual([]);
    const pages = await pdfPages(pdf.bytes);
    expect(pages).toHaveLength(1);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    expect(Math.abs(page.width - pdf.widthMm * 8)).toBeLessThanOrEqual(2);
    expect(readCodes(page)).toBe(slip.url);
    const rows = darkness(page, edge);
    const last = Math.floor(page.width / edge) - 1;
    expect(rows[0]?.every((dark) => dark === 0)).toBe(true);
    for (const row of rows) expect([row[0], sheet === 'a4' ? row[last] : 0]).toEqual([0, 0]);
  });

  it.each(simple)('%s: another program finds the words in the order of the description', async (lang) => {
    const slip = sampleSlip(lang);
    for (const sheet of sheets) {
      const { bytes } = await renderPdf(slip, sheet);
      const texts = [slip.town, ...textsOfSlip(slip).map(({ text }) => text)];
      // The words beside the code are read after it or before it; all others stand in their order.
      const found = places(pdfWords(bytes), texts.slice(0, -2));
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((one, other) => one - other));
      expect(places(pdfWords(bytes), [slip.number ?? '', ...texts.slice(-2)])).not.toContain(-1);
    }
  });

  it.each(['ar', 'zh-Hans', 'uk', 'bn', 'pa'] as const)(
    '%s: the page of 80 mm is the picture that the receipt printer prints',
    async (lang) => {
      const slip = sampleSlip(lang, { clerk: [] });
      const bytes = allBytes(
        await renderReceipt(slip, { ...usualProfile(80), codePage: 'none', feedLines: 0 }),
      );
      const [page] = await pdfPages((await renderPdf(slip, '80mm')).bytes);
      if (page === undefined) throw new Error('no page');
      const paper = paintReceipt(decodeEscpos(bytes), 576, 32);
      expect(Math.abs(paper.height - page.height)).toBeLessThanOrEqual(16);
      const [one, other] = [darkness(paper, 16), darkness(page, 16)];
      const apart = one.flatMap((row, y) =>
        other[y] === undefined ? [] : row.map((dark, x) => Math.abs(dark - (other[y]?.[x] ?? 0))),
      );
      expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(0.04);
    },
  );

  it('goes on over pages where a service needs twelve lines everywhere, and is short where it needs one word', async () => {
    const line =
      'Domanda di contributo per il superamento delle barriere architettoniche negli edifici privati ';
    const text = { text: line.repeat(3).trim(), lang: 'it' as const };
    const block = {
      label: { text: 'Porta con te', lang: 'it' as const },
      style: 'checklist' as const,
      lines: Array(12).fill(text),
    };
    const long = sampleSlip('it', { title: text, blocks: [block, block] });
    const pdf = await renderPdf(long, 'a4');
    const pages = await pdfPages(pdf.bytes);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages).toHaveLength(pdf.pages);
    const last = pages.at(-1);
    expect(last === undefined ? '' : readCodes(last, 'anywhere')).toBe(long.url);
    expect(bare(pdfWords(pdf.bytes)).split(bare(text.text))).toHaveLength(26);
    const short = sampleSlip('it', { title: { text: 'Nascita', lang: 'it' }, blocks: [], clerk: [] });
    expect((await renderPdf(short, '80mm')).heightMm).toBeLessThan(120);
  });

  it('prints the coat of arms above the name of the town, on every paper', async () => {
    const logo = { width: 80, height: 80, dots: new Uint8Array(6400).fill(1) };
    const slip = sampleSlip('it');
    const [page] = await pdfPages((await renderPdf(slip, '80mm', logo)).bytes);
    const bytes = allBytes(await renderReceipt(slip, usualProfile(80), logo));
    for (const canvas of [page, paintReceipt(decodeEscpos(bytes), 576, 32)]) {
      if (canvas === undefined) throw new Error('no paper');
      expect(canvas.getContext('2d').getImageData(320, 72, 1, 1).data[0]).toBe(0);
      expect(canvas.getContext('2d').getImageData(200, 72, 1, 1).data[0]).toBe(255);
      expect(readCodes(canvas)).toBe(slip.url);
    }
  });
});
