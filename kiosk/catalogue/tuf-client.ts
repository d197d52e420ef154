import { Updater } from 'tuf-js';
import type { Source } from './source.ts';
import { tufBase, tufFetcher } from './tuf-fetcher.ts';

/** Largest metadata, bytes. Those of a town are 500 to 3,000; roots grow with their keys. */
export const metadataLimits = {
  rootMaxLength: 64_000,
  timestampMaxLength: 16_384,
  snapshotMaxLength: 64_000,
  targetsMaxLength: 64_000,
  maxRootRotations: 256,
};

/**
 * The network's part of TUF: from the root in the folder to the newest metadata (specification, 5.3 to 5.6).
 * @param metadataDir holds `root.json`, and what was verified before; what is verified now is written there
 * @param prefix where the metadata are in the source
 */
export const tufClient = (
  source: Source,
  metadataDir: string,
  prefix = 'metadata/',
  limits = metadataLimits,
) => {
  const fetcher = tufFetcher(source);
  const updater = new Updater({
    metadataDir,
    metadataBaseUrl: `${tufBase}${prefix}`,
    fetcher,
    config: limits,
  });
  /** Runs a step of the client; throws what happened first, which tuf-js hides in words of its own. */
  const step = async <Value>(work: (updater: Updater) => Promise<Value>): Promise<Value> => {
    try {
      return await work(updater);
    } catch (fault) {
      throw fetcher.failed() ?? fault;
    }
  };
  return { step, roots: fetcher.roots };
};
