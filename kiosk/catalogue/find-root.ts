import { readFileSync } from 'node:fs';
import type { GenerationStore } from './generation-store.ts';
import type { SignedOptions } from './signed-catalogue.ts';
import type { Source } from './source.ts';
import { SyncFault } from './sync-fault.ts';
import { earliestNow, readRoot, sha256 } from './trust.ts';

/** A root that signs itself, or nothing. */
const sound = (bytes: Buffer | undefined): Buffer | undefined => {
  try {
    if (bytes !== undefined) readRoot(bytes);
    return bytes;
  } catch {
    return undefined;
  }
};

/** The root that came with the kiosk. */
const readOwn = (file: string): Buffer => {
  try {
    const bytes = readFileSync(file);
    readRoot(bytes);
    return bytes;
  } catch (fault) {
    throw new SyncFault('SYN-10', `The root ${file} cannot be used: ${(fault as Error).message}.`);
  }
};

/**
 * Finds the root to trust: the one trusted before; where it is damaged or gone, the one that came with the kiosk; else, once and
 * never from a stick, the catalogue's own. Throws `SyncFault`.
 */
export const findRoot = async (
  store: GenerationStore,
  source: Source,
  options: Pick<SignedOptions, 'dir' | 'rootFile' | 'floors' | 'log'>,
  isStick: boolean,
): Promise<Buffer> => {
  const known = store.trustedRoot();
  const trusted = sound(known);
  if (trusted !== undefined) return trusted;
  if (options.rootFile !== undefined) {
    const own = readOwn(options.rootFile);
    store.trustRoot(own);
    return own;
  }
  // Trusting again whatever answers would be the easiest way in: for whoever can make one file go, and then answer.
  if (known !== undefined || store.numbers().length > 0 || earliestNow(options.floors) > 0)
    throw new SyncFault(
      'SYN-10',
      `The trusted root in ${options.dir} is damaged or gone. Start once with --root FILE.`,
    );
  if (isStick)
    throw new SyncFault(
      'SYN-10',
      'This kiosk knows no keys yet, and a stick may come from anybody. Start once with --root FILE.',
    );
  const bytes = await source.read('metadata/1.root.json', 64_000);
  if (bytes === undefined)
    throw new SyncFault(
      'SYN-4',
      `${source.name} has no metadata/1.root.json: is this the address of a signed catalogue?`,
    );
  readRoot(bytes);
  store.trustRoot(bytes);
  options.log(
    `Trusting the keys of ${source.name} from now on (first use). Compare their fingerprint with the publisher's: ${sha256(bytes)}`,
  );
  return bytes;
};
