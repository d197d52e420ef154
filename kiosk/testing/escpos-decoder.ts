import iconv from 'iconv-lite';

/**
 * Reads ESC/POS as a printer would; it knows nothing of our encoder. What it does not know it throws at, with the
 * place: a byte that a test cannot explain would be rubbish on paper.
 */
export type DecodedStyle = {
  font: 'A' | 'B';
  width: number;
  height: number;
  bold: boolean;
  invert: boolean;
  underline: boolean;
  align: 'left' | 'centre' | 'right';
};
export type DecodedPart =
  | { kind: 'text'; text: string; style: DecodedStyle; codePage: string }
  | { kind: 'feed' }
  | { kind: 'raster'; width: number; height: number; dots: Uint8Array }
  | { kind: 'cut'; partial: boolean };
export type DecodedReceipt = { parts: DecodedPart[] };

/** The pages of Epson's table that matter here (ESC/POS Command Reference, `ESC t`), by the names of iconv-lite. */
const codePages: Readonly<Record<number, string>> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'cp1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
  45: 'cp1250',
  46: 'cp1251',
  50: 'cp1256',
};
const [dle, lf, cr, esc, fs, gs] = [0x10, 0x0a, 0x0d, 0x1b, 0x1c, 0x1d];
const plain: DecodedStyle = {
  font: 'A',
  width: 1,
  height: 1,
  bold: false,
  invert: false,
  underline: false,
  align: 'left',
};

export const decodeEscpos = (bytes: Uint8Array): DecodedReceipt => {
  const parts: DecodedPart[] = [];
  let at = 0;
  let style = plain;
  let page = 'cp437';
  let letters: number[] = [];
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Error(`The job ends in the middle of a command, at ${at}`);
    at += 1;
    return byte;
  };
  const word = (): number => next() + 256 * next();
  const flush = (): void => {
    if (letters.length > 0)
      parts.push({ kind: 'text', text: iconv.decode(Buffer.from(letters), page), style, codePage: page });
    letters = [];
  };
  const restyle = (change: Partial<DecodedStyle>): void => {
    flush();
    style = { ...style, ...change };
  };
  const unknown = (...command: number[]): never => {
    throw new Error(
      `Unknown command ${command.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')} before ${at}`,
    );
  };
  const raster = (): void => {
    flush();
    const [version, mode] = [next(), next()];
    if (version !== 0x30 || mode !== 0) unknown(gs, 0x76, version, mode);
    const stride = word();
    const height = word();
    const dots = new Uint8Array(stride * 8 * height);
    for (let index = 0; index < stride * height; index += 1) {
      const byte = next();
      for (let bit = 0; bit < 8; bit += 1) dots[index * 8 + bit] = (byte >> (7 - bit)) & 1;
    }
    parts.push({ kind: 'raster', width: stride * 8, height, dots });
  };
  const escape = (): void => {
    const command = next();
    if (command === 0x40) return void ((style = plain), (page = 'cp437'), (letters = []));
    if (command === 0x32) return;
    const value = next();
    if (command === 0x74) {
      flush();
      page = codePages[value] ?? unknown(esc, command, value);
    } else if (command === 0x4d)
      restyle({ font: value === 0 ? 'A' : value === 1 ? 'B' : unknown(esc, command, value) });
    else if (command === 0x45) restyle({ bold: (value & 1) === 1 });
    else if (command === 0x2d) restyle({ underline: value !== 0 });
    else if (command === 0x61)
      restyle({ align: (['left', 'centre', 'right'] as const)[value] ?? unknown(esc, command, value) });
    else unknown(esc, command, value);
  };
  const group = (): void => {
    const command = next();
    if (command === 0x76) return raster();
    const value = next();
    if (command === 0x21) restyle({ width: (value >> 4) + 1, height: (value & 0x0f) + 1 });
    else if (command === 0x42) restyle({ invert: (value & 1) === 1 });
    else if (command === 0x56) {
      flush();
      parts.push({ kind: 'cut', partial: value === 1 });
    } else unknown(gs, command, value);
  };
  while (at < bytes.length) {
    const byte = next();
    if (byte === esc) escape();
    else if (byte === gs) group();
    else if (byte === fs) {
      if (next() !== 0x2e) unknown(fs);
    } else if (byte === lf) {
      flush();
      parts.push({ kind: 'feed' });
    } else if (byte === cr) flush();
    else if (byte === dle || byte < 0x20) unknown(byte);
    else letters.push(byte);
  }
  flush();
  return { parts };
};

/** The words in the printer's letters, a line each. */
export const decodedText = ({ parts }: DecodedReceipt): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'feed' ? '\n' : '')).join('');
