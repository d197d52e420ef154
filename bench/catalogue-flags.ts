import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folder.ts';

/** What `npm run catalogue` gives to Node: a measurement must not know better. */
export const catalogueFlags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return (scripts['catalogue'] ?? '').split(' ').filter((word) => word.startsWith('--'));
};
