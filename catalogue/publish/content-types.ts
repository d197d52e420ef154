const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gz: 'application/gzip',
  html: 'text/html; charset=utf-8',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
  zst: 'application/zstd',
};

/** What a web server should call a published file. */
export const contentTypeOf = (file: string): string =>
  types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** Names that come back with other bytes: the newest signatures, of the catalogue and of today's changes, and the pages themselves. All else may be kept for ever. */
const isReplaced = (file: string): boolean =>
  /^(?:today\/)?metadata\/timestamp\.json$/.test(file) || /^(?:t|desk)\/(?!assets\/)/.test(file);

/** What a published file should say of how long it may be kept. */
export const cacheControlOf = (file: string): string =>
  isReplaced(file) ? 'no-cache' : 'public, max-age=31536000, immutable';
