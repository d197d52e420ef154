/** Steps as one text, for formats that have a single field for the way: a numbered line each. A single step is not numbered. */
export const numbered = (lines: readonly string[]): string => {
  const clean = lines.map((line) => line.replace(/\s+/g, ' ').trim());
  return clean.length === 1
    ? (clean[0] ?? '')
    : clean.map((line, index) => `${index + 1}. ${line}`).join('\n');
};

/** The other way: the lines of a text whose lines are numbered from 1, else the whole as one. */
export const fromNumbered = (text: string): string[] => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isNumbered =
    lines.length > 1 && lines.every((line, index) => new RegExp(`^${index + 1}[.)]\\s`).test(line));
  return isNumbered
    ? lines.map((line) => line.replace(/^\d+[.)]\s+/, ''))
    : [lines.join(' ')].filter((line) => line !== '');
};
