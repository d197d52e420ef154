import iconv from 'iconv-lite';
import type { DecodedPart, DecodedReceipt, DecodedStyle } from './escpos-decoder.ts';

const plain: DecodedStyle = {
  font: 'A',
  width: 1,
  height: 1,
  bold: false,
  invert: false,
  underline: false,
  align: 'left',
};
const [lf, cr, can, esc, gs] = [0x0a, 0x0d, 0x18, 0x1b, 0x1d];
/** Pages of Star's table (StarPRNT Command Specifications, `ESC GS t`), by the names of iconv-lite. */
const codePages: Readonly<Record<number, string>> = { 1: 'cp437', 4: 'cp858', 32: 'cp1252' };
const bandRows = 24;

/**
 * Reads StarPRNT as a printer would; it knows nothing of our encoder, and throws at what it does not know. Bands of pictures are
 * put together again, so that the same painter can draw the paper.
 */
export const decodeStar = (bytes: Uint8Array): DecodedReceipt => {
  const parts: DecodedPart[] = [];
  let [at, style, page, spaced]: [number, DecodedStyle, string, boolean] = [0, plain, 'cp437', true];
  let letters: number[] = [];
  let bands: { width: number; dots: Uint8Array }[] = [];
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Error(`The job ends in the middle of a command, at ${at}`);
    at += 1;
    return byte;
  };
  const flush = (): void => {
    if (letters.length > 0)
      parts.push({ kind: 'text', text: iconv.decode(Buffer.from(letters), page), style, codePage: page });
    letters = [];
  };
  const restyle = (change: Partial<DecodedStyle>): void => {
    flush();
    style = { ...style, ...change };
  };
  const endPicture = (): void => {
    const [first] = bands;
    if (first !== undefined) {
      const dots = new Uint8Array(first.width * bandRows * bands.length);
      bands.forEach((band, index) => dots.set(band.dots, index * first.width * bandRows));
      parts.push({ kind: 'raster', width: first.width, height: bandRows * bands.length, dots });
    }
    bands = [];
  };
  const band = (): void => {
    const width = next() + 256 * next();
    const dots = new Uint8Array(width * bandRows);
    for (let column = 0; column < width; column += 1)
      for (let third = 0; third < 3; third += 1) {
        const byte = next();
        for (let bit = 0; bit < 8; bit += 1)
          dots[(third * 8 + bit) * width + column] = (byte >> (7 - bit)) & 1;
      }
    bands.push({ width, dots });
  };
  while (at < bytes.length) {
    const byte = next();
    if (byte === lf) {
      flush();
      // A feed between two bands moves the paper by just the band.
      if (spaced) parts.push({ kind: 'feed' });
    } else if (byte === cr || byte === can) continue;
    else if (byte !== esc) letters.push(byte);
    else {
      const command = next();
      if (command === 0x40) style = plain;
      else if (command === 0x45 || command === 0x46) restyle({ bold: command === 0x45 });
      else if (command === 0x34 || command === 0x35) restyle({ invert: command === 0x34 });
      else if (command === 0x69) restyle({ height: next() + 1, width: next() + 1 });
      else if (command === gs && next() === 0x74) {
        flush();
        const number = next();
        page = codePages[number] ?? `unknown page ${number}`;
      } else if (command === 0x30) {
        flush();
        spaced = false;
      } else if (command === 0x7a) {
        endPicture();
        spaced = next() === 1;
      } else if (command === 0x58) band();
      else if (command === 0x64) parts.push({ kind: 'cut', partial: (next() & 1) === 1 });
      else throw new Error(`Unknown command 1b ${command.toString(16)} before ${at}`);
    }
  }
  flush();
  return { parts };
};
