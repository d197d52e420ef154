import { atOnce } from '../../core/steps.ts';
import { type Generation, readGeneration } from './generation.ts';
import type { GenerationStore } from './generation-store.ts';
import type { SignedOptions } from './signed-catalogue.ts';
import { faultOf, SyncFault } from './sync-fault.ts';
import { refuseOlder } from './trust.ts';
import { verifyInSteps, type Vouched } from './verify-stored.ts';

/** A generation in use: its folder, what vouches for it, and what it holds. */
export type InUse = { folder: string; vouched: Vouched; generation: Generation };

/** Opens the newest generation that verifies, and is not older than anything seen here. */
export const openNewest = (
  store: GenerationStore,
  trusted: Buffer,
  { floors, log }: Pick<SignedOptions, 'floors' | 'log'>,
): InUse | undefined => {
  const pointer = store.pointer();
  const candidates = new Set([...(pointer === undefined ? [] : [pointer.generation]), ...store.numbers()]);
  for (const number of candidates)
    try {
      const folder = store.folderOf(number);
      const { vouched, raw } = atOnce(verifyInSteps(folder, trusted));
      refuseOlder(vouched.versions, floors);
      // Without a pointer only the signature tells when this was the newest for certain.
      const confirmedAt = pointer?.generation === number ? pointer.confirmedAt : vouched.signedAt;
      const read = readGeneration(raw, { unsigned: false, confirmedAt: confirmedAt ?? 0 });
      if (!read.ok) throw new SyncFault('SYN-11', read.error.words);
      return { folder, vouched, generation: read.value };
    } catch (fault) {
      log(`The catalogue's generation ${number} is not used: ${faultOf(fault).message}`);
    }
  return undefined;
};
