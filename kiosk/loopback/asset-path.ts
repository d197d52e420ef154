import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The file of `dir` that a request asks for, or nothing. The path is decoded once; dots that climb, empty segments,
 * back-slashes, NULs and links that leave the folder are all refused. Both shells use it.
 */
export const resolveAsset = (dir: string, rawUrl: string): string | undefined => {
  const raw = rawUrl.split(/[?#]/, 1)[0] ?? '/';
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || /[\\\0]/.test(path)) return undefined;
  const segments = (path === '/' ? '/index.html' : path).slice(1).split('/');
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return undefined;
  try {
    const root = realpathSync(dir);
    const file = realpathSync(join(root, ...segments));
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
};
