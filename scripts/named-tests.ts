import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** A guide of `docs/`, as it is written. */
export const guide = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

/** All that stands in the tests of these folders, and in the tables of rules that they run: titles, among it. */
export const textOfTests = (...folders: string[]): string =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(
          ({ name }) => /\.(spec|test)\.ts$/.test(name) || ['every-screen.ts', 'rules.ts'].includes(name),
        )
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
    )
    .join('\n');

/** A file that a guide names, and the titles in quotes behind it, up to the next file. */
type Named = { file: string; titles: string[] };

/** What a guide names: `folder/file.ts` in back quotes, then the titles of its tests in double quotes, on the same line. */
const namedIn = (text: string): Named[] =>
  text.split('\n').flatMap((line) =>
    [...line.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`([^`]*)/g)].map(([, file, behind]) => ({
      file: file ?? '',
      titles: [...(behind ?? '').matchAll(/"([^"]+)"/g)].map(([, title]) => title ?? ''),
    })),
  );

/** What a guide names and the project does not have: files, and titles that the named file has not. */
export const missingFrom = (text: string): string[] =>
  namedIn(text).flatMap(({ file, titles }) => {
    if (!existsSync(join(root, file))) return [file];
    const source = titles.length > 0 ? readFileSync(join(root, file), 'utf8') : '';
    // A title may be any text of the three kinds of quotes, escaped as its kind needs.
    const isTitle = (title: string): boolean =>
      ["'", '"', '`'].some((quote) =>
        source.includes(`${quote}${title.replaceAll(quote, `\\${quote}`)}${quote}`),
      );
    return titles.filter((title) => !isTitle(title)).map((title) => `${file}: ${title}`);
  });

/** The cells of the rows of a guide's tables whose first cell is of this form. */
export const rowsOf = (text: string, first: RegExp): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([cell]) => first.test(cell ?? ''));
