import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../core/model/language.ts';
import { type DecodedReceipt, decodedText, decodeEscpos } from '../testing/escpos-decoder.ts';
import { lineWidth, paintReceipt, paperHeight, paperRows } from '../testing/escpos-paper.ts';
import { sampleSlip, textsOfSlip } from '../testing/printer-slips.ts';
import { codePage } from './code-page.ts';
import { layoutSlip } from './layout.ts';
import { papers } from './paper.ts';
import { usualProfile } from './profile.ts';
import { allBytes, encodeReceipt, renderReceipt } from './receipt.ts';
import type { Slip } from './slip.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

const page = codePage('cp858');
const bare = (text: string): string => text.replace(/\s+/gu, '');
const both = languages.flatMap((lang) => ([58, 80] as const).map((mm) => [lang, mm] as const));

let typesetter: Typesetter;
let folder: string;
beforeAll(async () => {
  typesetter = await createTypesetter();
  folder = mkdtempSync(join(tmpdir(), 'sportello-receipt-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hasZbar = (() => {
  try {
    execFileSync('zbarimg', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
/** Dots from the lower end of the paper in which the code lies. */
const codeEnd = 1000;
/** What an independent reader finds on the paper. */
const readCode = (receipt: DecodedReceipt, dots: number): string => {
  const file = join(folder, 'paper.png');
  const whole = paintReceipt(receipt, dots);
  // The lower end, where the code is: a reader needs a second for the whole paper.
  const height = Math.min(whole.height, codeEnd);
  const end = createCanvas(whole.width, height);
  end.getContext('2d').drawImage(whole, 0, height - whole.height);
  writeFileSync(file, end.toBuffer('image/png'));
  return execFileSync('zbarimg', ['-q', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
};

/** Prints a slip and keeps, beside the paper, the lines that were drawn. */
const print = (
  slip: Slip,
  mm: 58 | 80,
): { receipt: DecodedReceipt; drawn: string; lost: string[]; bytes: Uint8Array } => {
  const drawn: string[] = [];
  const recording: Typesetter = {
    ...typesetter,
    line: (text, type, place) => {
      const line = typesetter.line(text, type, place);
      expect(typesetter.measure(text, type)).toBeLessThanOrEqual(Math.max(place.width, type.px * 2));
      if (/[\p{L}\p{N}]/u.test(text)) expect(typesetter.ink(line).dots).toContain(1);
      drawn.push(text);
      return line;
    },
  };
  const { elements, lost } = layoutSlip(slip, papers[mm], page, recording);
  const bytes = allBytes({ pieces: encodeReceipt(elements, usualProfile(mm), page.name, typesetter) });
  return { receipt: decodeEscpos(bytes), drawn: bare(drawn.join('')), lost, bytes };
};

/** The words are on the paper, in letters or drawn, with nothing lost but what was reported. */
const expectOnPaper = (text: string, { receipt, drawn }: ReturnType<typeof print>): void => {
  const letters = page.printable(text);
  const inLetters = letters !== undefined && bare(decodedText(receipt)).includes(bare(letters));
  const written = inLetters || drawn.includes(bare(typesetter.drawable(text).text));
  expect(written, text).toBe(true);
};

describe('a slip on paper', () => {
  it.each(both)('%s on %i mm: every word is there, nothing is wider than the paper', (lang, mm) => {
    const slip = sampleSlip(lang);
    const printed = print(slip, mm);
    expect(printed.lost).toEqual([]);
    expectOnPaper(slip.town, printed);
    expectOnPaper(slip.number ?? '', printed);
    // Block by block rather than as one string: markers stand between the lines of a list.
    for (const { text } of textsOfSlip(slip))
      for (const word of text.split(/\s+/u)) expectOnPaper(word, printed);
    const asked = textsOfSlip(slip)
      .map(({ text }) => text)
      .join('')
      .split('?').length;
    expect(decodedText(printed.receipt).split('?').length).toBeLessThanOrEqual(asked);
    for (const row of paperRows(printed.receipt)) {
      if (row.kind === 'raster') expect(row.width).toBeLessThanOrEqual(papers[mm].dots);
      else if (row.kind === 'line') expect(lineWidth(row.line)).toBeLessThanOrEqual(papers[mm].dots);
    }
  });

  it.skipIf(!hasZbar).each(both)('%s on %i mm: the code is read from the paper (zbarimg)', (lang, mm) => {
    const slip = sampleSlip(lang);
    expect(readCode(print(slip, mm).receipt, papers[mm].dots)).toBe(slip.url);
  });

  it.skipIf(!hasZbar)('a code as long as three hand-overs is still read, on both papers (zbarimg)', () => {
    const url = `https://comune.example.it/s/#${'Q'.repeat(560)}`;
    for (const mm of [58, 80] as const)
      expect(readCode(print(sampleSlip('it', { url }), mm).receipt, papers[mm].dots)).toBe(url);
  });

  it('an address too long for a code leaves its words', () => {
    const printed = print(sampleSlip('it', { url: `https://comune.example.it/s/#${'Q'.repeat(4000)}` }), 58);
    expectOnPaper('comune.example.it/s', printed);
  });

  it('keeps the token out of the words', () => {
    const printed = print(sampleSlip('en'), 80);
    expect(printed.drawn).toContain('comune.example.it/s');
    expect(printed.drawn + decodedText(printed.receipt)).not.toContain('Ab3_');
  });

  it('writes Italian in the letters of the printer, and Arabic from the right', () => {
    expect(bare(decodedText(print(sampleSlip('it'), 58).receipt))).toContain("Lacartad'identitàscaduta");
    const { receipt } = print(sampleSlip('ar', { number: undefined as never, clerk: [] }), 58);
    const rows = paperRows(receipt).filter((row) => row.kind === 'raster');
    const head = rows[0];
    let [left, right] = [0, 0];
    // Below the town's rule and above the code, ink stands against the right edge.
    for (let dot = 120 * 384; dot < 900 * 384; dot += 1) {
      if (head?.dots[dot] !== 1) continue;
      if (dot % 384 < 192) left += 1;
      else right += 1;
    }
    expect(right).toBeGreaterThan(left);
  });

  it('prints a service of one word and a title of twelve lines', () => {
    const short = print(
      sampleSlip('it', {
        title: { text: 'Nascita', lang: 'it' },
        blocks: [],
        banner: undefined as never,
        number: undefined as never,
      }),
      58,
    );
    expectOnPaper('Nascita', short);
    const title =
      'Domanda di contributo per il superamento delle barriere architettoniche negli edifici privati '
        .repeat(4)
        .trim();
    const long = print(sampleSlip('it', { title: { text: title, lang: 'it' } }), 58);
    expectOnPaper(title, long);
    expect(paperHeight(long.receipt) - paperHeight(print(sampleSlip('it'), 58).receipt)).toBeLessThan(
      12 * 48,
    );
  });

  it('gives the height of the paper, by which a job is watched', async () => {
    for (const lang of ['it', 'ar'] as const) {
      const receipt = await renderReceipt(sampleSlip(lang), usualProfile(58));
      // Pictures are filled up to eight rows.
      expect(Math.abs(paperHeight(decodeEscpos(allBytes(receipt))) - receipt.heightDots)).toBeLessThan(100);
    }
  });

  it('prints whatever a catalogue holds, and says what no font has', () => {
    const someText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('\ud800x', '\x1b@\x10\x04\x01', '𝕬😀', '窗口\u202e窗', '\u0000'),
    );
    const someLang = fc.constantFrom<Language>('it', 'ro', 'ar', 'zh-Hans');
    fc.assert(
      fc.property(someText, someText, someLang, fc.constantFrom(58, 80), (title, line, lang, mm) => {
        const slip: Slip = {
          ticket: 't',
          lang,
          town: 'Comune',
          title: { text: title, lang },
          clerk: [],
          url: 'https://a.it/#x',
          blocks: [{ style: 'checklist', lines: [{ text: line, lang }] }],
          qrLabel: { text: 'QR', lang },
          footer: { text: 'ora', lang },
        };
        const printed = print(slip, mm);
        for (const text of [title, line]) {
          const clean = text.toWellFormed().replace(/\p{Cc}+/gu, ' ');
          for (const word of clean.split(/\s+/u)) expectOnPaper(word, printed);
          for (const sign of typesetter.drawable(clean).lost)
            if (page.printable(title + line) === undefined) expect(printed.lost).toContain(sign);
        }
      }),
      { numRuns: 100 },
    );
  });
});
