import { closeSync, openSync, readSync } from 'node:fs';

const pieceLength = 65_536;
const lineEnd = 0x0a;

/** A line of a file: its text, and where it stands, in bytes. */
export type FileLine = { text: string; from: number; length: number };

/** The lines of a file of UTF-8, one at a time, however large it is. */
export function* linesOf(path: string): Generator<FileLine> {
  const handle = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(pieceLength);
    let rest: Buffer = Buffer.alloc(0);
    let from = 0;
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      let start = 0;
      const bytes = Buffer.concat([rest, piece.subarray(0, read)]);
      for (let end = bytes.indexOf(lineEnd, rest.length); end !== -1; end = bytes.indexOf(lineEnd, start)) {
        yield { text: bytes.toString('utf8', start, end), from, length: end - start };
        from += end + 1 - start;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield { text: rest.toString('utf8'), from, length: rest.length };
  } finally {
    closeSync(handle);
  }
}
