import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, name)));
/** What the tests of pictures need: a reader of codes and one of PDF, both of others. */
export const picturesAreReadable = ['zbarimg', 'pdftoppm', 'pdftotext'].every(onPath);

const within = <T>(work: (dir: string) => T): T => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-picture-'));
  try {
    return work(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
};

/** Dots from the lower end of the paper in which the code lies: a reader needs seconds for a whole page. */
const codeEnd = 1000;

/** What an independent reader finds in the code at the end of a paper, or anywhere on it. */
export const readCodes = (canvas: Canvas, where: 'end' | 'anywhere' = 'end'): string =>
  within((dir) => {
    const file = join(dir, 'picture.png');
    const end = createCanvas(
      canvas.width,
      where === 'end' ? Math.min(canvas.height, codeEnd) : canvas.height,
    );
    end.getContext('2d').drawImage(canvas, 0, end.height - canvas.height);
    writeFileSync(file, end.toBuffer('image/png'));
    return execFileSync('zbarimg', ['-q', '--raw', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  });

/** The pages of a PDF as another program shows them, at 8 dots to the millimetre. */
export const pdfPages = async (pdf: Uint8Array): Promise<Canvas[]> => {
  const files = within((dir) => {
    writeFileSync(join(dir, 'slip.pdf'), pdf);
    execFileSync('pdftoppm', [
      '-q',
      '-r',
      '203.2',
      '-gray',
      '-png',
      join(dir, 'slip.pdf'),
      join(dir, 'page'),
    ]);
    return readdirSync(dir)
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => readFileSync(join(dir, name)));
  });
  return Promise.all(
    files.map(async (file) => {
      const image = await loadImage(file);
      const canvas = createCanvas(image.width, image.height);
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas;
    }),
  );
};

/** The words of a PDF in the order of its pages. */
export const pdfWords = (pdf: Uint8Array): string =>
  within((dir) => {
    writeFileSync(join(dir, 'slip.pdf'), pdf);
    return execFileSync('pdftotext', ['-raw', join(dir, 'slip.pdf'), '-'], { encoding: 'utf8' });
  });

/** Share of black in squares of so many dots, row by row: what is compared where single dots may differ. */
export const darkness = (canvas: Canvas, square: number): number[][] => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: Math.floor(canvas.height / square) }, (_, row) =>
    Array.from({ length: Math.floor(canvas.width / square) }, (__, column) => {
      let sum = 0;
      for (let y = row * square; y < (row + 1) * square; y += 1)
        for (let x = column * square; x < (column + 1) * square; x += 1)
          sum += 1 - (data[(y * canvas.width + x) * 4] ?? 255) / 255;
      return sum / square ** 2;
    }),
  );
};
