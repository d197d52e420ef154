import { maxShardBytes } from '../../core/published/published-index.ts';
import type { FetchFiles } from '../publish/read-published.ts';
import { RemoteFault } from '../publish/remote.ts';

const requestLimitMs = 30_000;
/** Files asked for at a time. */
const lanes = 6;

/** Reads one file below an address; `undefined` where there is none. Throws `RemoteFault`. */
const readOne = async (address: string, file: string): Promise<Buffer | undefined> => {
  const url = new URL(file, address.endsWith('/') ? address : `${address}/`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(requestLimitMs) });
    if (response.status === 404 || response.status === 403) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new RemoteFault(`${url.href} answers ${response.status}.`);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > maxShardBytes)
        throw new RemoteFault(`${url.href} is longer than any file of a catalogue.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (fault) {
    if (fault instanceof RemoteFault) throw fault;
    const cause = (fault as { cause?: { code?: string } }).cause?.code ?? (fault as Error).name;
    throw new RemoteFault(`${url.host} cannot be reached (${cause}).`);
  }
};

/** Reads published files from an address, several at a time. */
export const fetchLimited =
  (address: string, onFile: (file: string) => void): FetchFiles =>
  async (files) => {
    const read = new Map<string, Buffer>();
    const waiting = [...files];
    const lane = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        onFile(file);
        const bytes = await readOne(address, file);
        if (bytes !== undefined) read.set(file, bytes);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return read;
  };
