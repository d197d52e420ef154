/*
 * Reads the published files over the network and keeps them, so that the page works without one. Files that are named by their
 * content or version never change: those that were kept are not asked for again.
 */

/** What is read, relative to the published folder. `undefined` where the server has no such file. */
export type Source = {
  /**
   * A file that never changes, as `read` reads it. What `read` throws at is neither kept nor asked for from what was kept: damage
   * heals itself. Throws `NoNetwork`, or what `read` throws.
   */
  fixed: <T>(path: string, read: (bytes: Uint8Array) => Promise<T>) => Promise<T | undefined>;
  /** A file that changes, from the network. Throws `NoNetwork`. */
  newest: (path: string) => Promise<Uint8Array | undefined>;
  /** The last kept form of a file that changes. */
  kept: (path: string) => Promise<Uint8Array | undefined>;
  keep: (path: string, bytes: Uint8Array) => Promise<void>;
};

/** Why the data cannot be had, as far as a page can tell people. */
export class PageFault extends Error {}
/** Neither the network nor what was kept has the file. */
export class NoNetwork extends PageFault {}

const cacheName = 'sportello-data';
/** Longest wait for a file, ms, before what was kept is used. */
const limitMs = 8_000;
/** Files kept at most; a page reads about ten. */
const mostKept = 400;

const bytesOf = async (response: Response | undefined): Promise<Uint8Array | undefined> =>
  response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : undefined;

/** @param base the published folder, `https://town.example/` */
export const openSource = (base: URL): Source => {
  // Private windows of some browsers have no cache: the page then works with a network only.
  const cache = 'caches' in globalThis ? caches.open(cacheName).catch(() => undefined) : undefined;
  const addressOf = (path: string): string => new URL(path, base).href;
  const kept = async (path: string): Promise<Uint8Array | undefined> =>
    bytesOf(await (await cache)?.match(addressOf(path)));
  const keep = async (path: string, bytes: Uint8Array): Promise<void> => {
    const open = await cache;
    if (open === undefined) return;
    try {
      await open.put(addressOf(path), new Response(bytes.slice()));
      const files = await open.keys();
      for (const file of files.slice(0, Math.max(0, files.length - mostKept))) await open.delete(file);
    } catch {
      // A full phone: the page goes on, with a network.
    }
  };
  const fetchBytes = async (path: string, cacheMode: RequestCache): Promise<Uint8Array | undefined> => {
    try {
      const response = await fetch(addressOf(path), {
        cache: cacheMode,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(limitMs),
      });
      if (response.status >= 500) throw new NoNetwork(path);
      return await bytesOf(response);
    } catch {
      throw new NoNetwork(path);
    }
  };
  return {
    kept,
    keep,
    newest: (path) => fetchBytes(path, 'no-cache'),
    fixed: async (path, read) => {
      const known = await kept(path);
      if (known !== undefined)
        try {
          return await read(known);
        } catch {
          // Damaged on this device: fetched again.
        }
      const bytes = await fetchBytes(path, 'no-cache');
      if (bytes === undefined) return undefined;
      const value = await read(bytes);
      await keep(path, bytes);
      return value;
    },
  };
};

/** SHA-256, hexadecimal. */
export const sha256 = async (bytes: Uint8Array): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Decompresses gzip, never to more than `most` bytes. What a server sent decompressed is left as it is. Throws on damaged data. */
export const gunzip = async (bytes: Uint8Array, most: number): Promise<Uint8Array> => {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const out = new Uint8Array(most);
  let length = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return out.subarray(0, length);
    if (length + value.length > most) {
      await reader.cancel();
      throw new RangeError('longer than was said');
    }
    out.set(value, length);
    length += value.length;
  }
};
