import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ServerResponse } from 'node:http';
import { resolveAsset } from './asset-path.ts';
import { securityHeaders } from './headers.ts';

export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

type Refuse = (response: ServerResponse, status: number, code: string) => void;

/** Serves one file of the built screens; whatever is not exactly a file of that folder is refused. */
export const serveFile = async (
  dir: string,
  rawUrl: string,
  response: ServerResponse,
  refuse: Refuse,
): Promise<void> => {
  const path = resolveAsset(dir, rawUrl);
  const type = path === undefined ? undefined : contentTypes[extname(path)];
  if (path === undefined || type === undefined) return refuse(response, 404, 'not-found');
  try {
    const content = await readFile(path);
    // Names under /assets carry a hash of their content, so they may be kept for the life of this launch.
    const cache = rawUrl.startsWith('/assets/') ? 'private, max-age=86400, immutable' : 'no-store';
    response.writeHead(200, { ...securityHeaders, 'Content-Type': type, 'Cache-Control': cache });
    response.end(content);
  } catch {
    refuse(response, 404, 'not-found');
  }
};
