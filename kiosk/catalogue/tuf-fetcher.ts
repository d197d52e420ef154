import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import type { Source } from './source.ts';
import { HtmlFault, SyncFault } from './sync-fault.ts';

/** Where tuf-js believes the repository to be; only the path below it is used. */
export const tufBase = 'http://catalogue.invalid/';

/** Carries tuf-js's requests to a source, and remembers what tuf-js forgets. */
export const tufFetcher = (source: Source) => {
  let failed: unknown;
  const roots = new Map<string, Buffer>();
  const downloadBytes = async (url: string, maxLength: number): Promise<Buffer> => {
    const path = url.slice(tufBase.length);
    let bytes: Buffer | undefined;
    try {
      bytes = await source.read(path, maxLength);
    } catch (fault) {
      // tuf-js wraps errors into words; whoever asks later wants to know what happened first.
      failed = fault;
      throw fault;
    }
    if (bytes === undefined) {
      if (!path.endsWith('.root.json'))
        failed = new SyncFault(
          'SYN-4',
          `${source.name} has no ${path}: is this the address of a signed catalogue?`,
        );
      // The only error by which tuf-js knows that there is no newer root.
      throw new DownloadHTTPError(`no ${path}`, 404);
    }
    if (/\/\d+\.root\.json$/.test(path)) roots.set(path, bytes);
    return bytes;
  };
  return {
    downloadBytes,
    downloadFile: (): never => {
      throw new Error('files are fetched by the sync itself');
    },
    /** What a request failed with, if one did. */
    failed: () => failed,
    /** Each root that was fetched, by path; tuf-js keeps the last one only, but the whole chain is verified at every start. */
    roots: (): ReadonlyMap<string, Buffer> => roots,
  };
};

/**
 * Tells a captive portal from a server that answers every missing file with a page: the portal does so for files that must be
 * there too.
 */
export const explainPage = async (source: Source): Promise<SyncFault> => {
  try {
    if ((await source.read('metadata/timestamp.json', 20_000)) !== undefined)
      return new SyncFault(
        'SYN-4',
        `${source.name} answers with a page where a file is missing. It must answer 404.`,
      );
  } catch (fault) {
    if (!(fault instanceof HtmlFault)) return fault as SyncFault;
  }
  return new SyncFault(
    'SYN-2',
    `A web page came in place of the catalogue: this network asks for a login first (captive portal), or ${source.name} is not its address.`,
  );
};
