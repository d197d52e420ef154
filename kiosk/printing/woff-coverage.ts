import { inflateSync } from 'node:zlib';

/** Reads the `cmap` table of a WOFF 1.0 file (W3C WOFF, sections 3 and 4). */
const cmapOf = (woff: Buffer): Buffer | undefined => {
  const tables = woff.readUInt16BE(12);
  for (let index = 0; index < tables; index += 1) {
    const entry = 44 + index * 20;
    if (woff.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const [offset, packed, length] = [
      woff.readUInt32BE(entry + 4),
      woff.readUInt32BE(entry + 8),
      woff.readUInt32BE(entry + 12),
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  }
  return undefined;
};

/** Segments of a format 4 subtable (OpenType, `cmap`). */
const addFormat4 = (cmap: Buffer, at: number, add: (code: number) => void): void => {
  const doubled = cmap.readUInt16BE(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = cmap.readUInt16BE(at + 14 + segment);
    const startAt = at + 16 + doubled + segment;
    const start = cmap.readUInt16BE(startAt);
    const delta = cmap.readUInt16BE(startAt + doubled);
    const rangeAt = startAt + 2 * doubled;
    const range = cmap.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : cmap.readUInt16BE(rangeAt + range + (code - start) * 2);
      if (glyph !== 0) add(code);
    }
  }
};

const addFormat12 = (cmap: Buffer, at: number, add: (code: number) => void): void => {
  const groups = cmap.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const entry = at + 16 + group * 12;
    for (let code = cmap.readUInt32BE(entry); code <= cmap.readUInt32BE(entry + 4); code += 1) add(code);
  }
};

/**
 * The code points that a WOFF font really has a glyph for: the ranges in its style sheet are those it was cut from,
 * not those it holds. A file that cannot be read as WOFF covers nothing.
 */
export const woffCoverage = (woff: Buffer): ReadonlySet<number> => {
  const covered = new Set<number>();
  const add = (code: number): void => void covered.add(code);
  try {
    const cmap = cmapOf(woff);
    if (cmap === undefined) return covered;
    const subtables = cmap.readUInt16BE(2);
    for (let index = 0; index < subtables; index += 1) {
      const at = cmap.readUInt32BE(4 + index * 8 + 4);
      const format = cmap.readUInt16BE(at);
      if (format === 4) addFormat4(cmap, at, add);
      else if (format === 12) addFormat12(cmap, at, add);
    }
  } catch {
    return new Set();
  }
  return covered;
};
