import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  statfsSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Bytes. A log of 1,000 pages may have to be copied into a database that grows by as much (4 MiB), and what is in hand when the
 * disk fills is a few pages.
 */
export const ballastSize = 6 * 1024 * 1024;

/** Room that is kept on the disk, to be given back when there is none: on a full disk even deleting can fail (trust.md 2). */
export interface Ballast {
  /** Whether the disk was found full, and has had no room for the ballast since. */
  isOut(): boolean;
  /** Gives the room back; whether there was any. */
  release(): boolean;
  /** Keeps the room (again), where the disk has it twice over; whether it is kept now. */
  restore(): boolean;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const hasRoom = (file: string): boolean => {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize >= 2 * ballastSize;
};

/** Random bytes, since a file system may neither store nor reserve what is empty or compresses well. */
const fill = (file: string): true => {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, randomFillSync(Buffer.allocUnsafe(ballastSize)));
    fsyncSync(descriptor);
    return true;
  } catch (thrown) {
    ftruncateSync(descriptor);
    throw thrown;
  } finally {
    closeSync(descriptor);
  }
};

/** The ballast of a data folder. No fault of it is one of the journal: without ballast a full disk is met a little earlier. */
export function openBallast(file: string): Ballast {
  const quietly = (work: () => boolean): boolean => {
    try {
      return work();
    } catch {
      return false;
    }
  };
  const isKept = (): boolean => quietly(() => sizeOf(file) >= ballastSize);
  // Emptied before the last start, and still so: the disk is as full as it was.
  let isOut = existsSync(file) && !isKept();
  return {
    isOut: () => isOut,
    release: () => {
      isOut = true;
      return quietly(() => {
        if (sizeOf(file) === 0) return false;
        truncateSync(file);
        return true;
      });
    },
    restore: () => {
      const isBack = isKept() || quietly(() => hasRoom(file) && fill(file));
      if (isBack) isOut = false;
      return isBack;
    },
  };
}

/** For a journal in memory, which has no disk to fill. */
export const noBallast: Ballast = { isOut: () => false, release: () => false, restore: () => true };
