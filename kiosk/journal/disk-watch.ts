import type { Ballast } from './ballast.ts';
import type { JournalOptions, StorageError } from './journal.ts';

/** What is known of the disk from how the last writes went. */
export interface DiskWatch {
  /** To be told of every write that was taken. */
  took(): void;
  /** To be told of every one that was not. True where there is room now, so that it can be tried once more. */
  refused(error: StorageError): boolean;
  /**
   * Whether there is room for more than ending what is in hand.
   * @param probe writes something small, where that is the only way to find out
   */
  hasRoom(probe: () => boolean): boolean;
}

/** Says each change once, not each failure: people go on asking. */
export function watchDisk(ballast: Ballast, onStorage: JournalOptions['onStorage']): DiskWatch {
  let failing: StorageError['code'] | undefined;
  const fails = (code: StorageError['code']): void => {
    if (failing !== code) onStorage?.({ code });
    failing = code;
  };
  if (ballast.isOut()) fails('disk-full');
  return {
    took() {
      // With the ballast out, a write that fits is no sign of room.
      if (failing === undefined || ballast.isOut()) return;
      failing = undefined;
      onStorage?.({ code: 'room-again' });
    },
    refused({ code }) {
      fails(code);
      return code === 'disk-full' && ballast.release();
    },
    hasRoom(probe) {
      if (failing === undefined) return true;
      return (!ballast.isOut() || ballast.restore()) && probe();
    },
  };
}
