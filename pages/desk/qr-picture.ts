import encodeQR from 'qr';

/** A code as an SVG path over `size` x `size` modules, with the quiet zone of four that ISO/IEC 18004 asks for. Error correction M, as on slips. */
export const qrPicture = (text: string): { size: number; path: string } => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  let path = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const start = x;
      while (row[x] === true) x += 1;
      path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  });
  return { size: rows.length, path };
};
