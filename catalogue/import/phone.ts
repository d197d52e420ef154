/** A telephone number, and whether a leading zero that had got lost was put back. */
export type ReadPhone = { number: string; zeroAdded: boolean };

const pattern = /^\+?\d[\d ./-]{1,24}$/;
/** Numbers that rightly start without a zero: mobile phones, toll-free and short numbers, those with a country. */
const withoutZero = /^(?:\+|3|8\d\d|1|0)/;

/**
 * Reads the numbers of a cell: one, or several with a space, a comma or a slash between them.
 * @returns undefined where there is something that is no number
 */
export const phonesOf = (cell: string): ReadPhone[] | undefined => {
  const words = cell.trim().split(/\s*[,;]\s*|\s+(?:o|e)\s+|\s+\/\s+/);
  const numbers = words.flatMap((word) => {
    const parts = word.split(/\s+/).filter((part) => part !== '');
    const areWhole = parts.length > 1 && parts.every((part) => part.replace(/\D/g, '').length >= 8);
    return areWhole ? parts : [parts.join(' ')];
  });
  const read: ReadPhone[] = [];
  for (const number of numbers) {
    if (!pattern.test(number)) return undefined;
    const digits = number.replace(/\D/g, '');
    const zeroAdded = !withoutZero.test(number) && digits.length >= 6;
    const tidy = `${zeroAdded ? '0' : ''}${number}`
      .replace(/[-./]+/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim();
    // Of "1-" only a digit is left.
    if (!pattern.test(tidy)) return undefined;
    read.push({ number: tidy, zeroAdded });
  }
  return read.length === 0 ? undefined : read;
};
