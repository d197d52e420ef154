import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of the two pages, with its path below the published folder. */
export type BuiltFile = {
  file: string;
  content: Buffer;
  /** It is named by its content, and never changes. */
  fixed: boolean;
};

/**
 * The take-away page (`t/`) and the desk page (`desk/`) as `npm run build` left them. What is named by its content comes first, so
 * that a page never names a file that is not there yet.
 * @returns `undefined` where they are not built
 */
export const builtPages = (dir: string): BuiltFile[] | undefined => {
  if (!['t', 'desk'].every((page) => existsSync(join(dir, page, 'index.html')))) return undefined;
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const file = relative(dir, path).replaceAll(sep, '/');
      return { file, content: readFileSync(path), fixed: file.includes('/assets/') };
    })
    .toSorted((a, b) => Number(b.fixed) - Number(a.fixed) || (a.file < b.file ? -1 : 1));
};
