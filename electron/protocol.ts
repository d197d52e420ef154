import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { resolveAsset } from '../kiosk/loopback/asset-path.ts';
import { contentTypes } from '../kiosk/loopback/files.ts';
import { securityHeaders } from '../kiosk/loopback/headers.ts';
import { isOwnScreen } from './lock-down.ts';

/** Answers `sportello://ui/...` with the files of the built screens and nothing else. */
export const serveScreens =
  (filesDir: string) =>
  async (request: Request): Promise<Response> => {
    const refused = new Response('not found', { status: 404, headers: securityHeaders });
    if (request.method !== 'GET' || !isOwnScreen(request.url)) return refused;
    const path = resolveAsset(filesDir, request.url.slice(request.url.indexOf('/', 'sportello://'.length)));
    const type = path === undefined ? undefined : contentTypes[extname(path)];
    if (path === undefined || type === undefined) return refused;
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: { ...securityHeaders, 'Content-Type': type },
      });
    } catch {
      return refused;
    }
  };
