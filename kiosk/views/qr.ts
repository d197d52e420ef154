import encodeQR from 'qr';
import type { Generation } from '../catalogue/generation.ts';
import type { ShownQr } from '../contract/shown.ts';

/** Quiet zone in modules: what the QR standard (ISO/IEC 18004) asks for. */
const quietZone = 4;

/** The dark and light squares of a code, without its quiet zone. */
export type QrModules = { size: number; isDark: (row: number, column: number) => boolean };

/** The modules of a code: error correction M, which survives a scratched glass and a folded slip. Throws where no code is large enough. */
export const qrModules = (url: string): QrModules => {
  // The encoder gives no code without a border.
  const rows = encodeQR(url, 'raw', { ecc: 'medium', border: 1 });
  return { size: rows.length - 2, isDark: (row, column) => rows[row + 1]?.[column + 1] === true };
};

/** A code for the screen, as an SVG path of horizontal runs. */
export const qrView = (url: string, { size, isDark } = qrModules(url)): ShownQr => {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column < size && isDark(row, column)) column += 1;
      path += `M${start + quietZone} ${row + quietZone}h${column - start}v1h${start - column}z`;
    }
  }
  return { size: size + 2 * quietZone, path, url };
};

const links = new WeakMap<Generation, Map<string, ShownQr>>();

/** The code of an address of the catalogue, drawn once for as long as the catalogue is in use. Never for what a ticket carries: that is kept nowhere. */
export const linkQr = (generation: Generation, url: string): ShownQr => {
  const drawn = links.get(generation) ?? new Map<string, ShownQr>();
  links.set(generation, drawn);
  const qr = drawn.get(url) ?? qrView(url);
  drawn.set(url, qr);
  return qr;
};
