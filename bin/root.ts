import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const above = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder));

/** The product's folder, from its sources and from what is built of them. */
export const root = above(import.meta.dirname);
