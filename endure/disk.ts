import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Experiment, type Outcome, repeated, type Skipped } from './experiment.ts';
import { missingFrom, startKiosk, type Shown } from './kiosk.ts';

const statusOf = (command: string, ...args: string[]): number =>
  spawnSync(command, args, { stdio: 'ignore' }).status ?? -1;
const does = (command: string, ...args: string[]): boolean => statusOf(command, ...args) === 0;

/** A small disk with ext4 in a file, mounted. */
type Disk = {
  at: string;
  /** As the kernel does it when the disk fails: read-only from one moment to the next, whoever is writing. */
  fail: () => void;
  /** Unmounts it, mends it (status 1: errors were mended) and mounts it, as a start of the machine does. */
  repair: () => boolean;
};

/** Makes a disk, runs on it, and takes it away again; nothing where mounting is not allowed. */
const withDisk = async <Value>(
  folder: string,
  work: (disk: Disk) => Promise<Value>,
): Promise<Value | undefined> => {
  const image = join(folder, 'disk.img');
  const at = join(folder, 'disk');
  mkdirSync(at);
  writeFileSync(image, '');
  truncateSync(image, 40 * 1024 * 1024);
  const mount = (): boolean => does('mount', '-o', 'loop', image, at);
  // No blocks are reserved for root, which the tests may run as: full is full.
  if (!does('mkfs.ext4', '-q', '-m', '0', image) || !mount()) return undefined;
  try {
    return await work({
      at,
      fail: () => void does('mount', '-o', 'remount,abort', at),
      repair: () => does('umount', at) && [0, 1].includes(statusOf('e2fsck', '-fy', image)) && mount(),
    });
  } finally {
    does('umount', '--lazy', at);
  }
};

/** Takes all the room there is, but for `leave` bytes. */
const fill = (disk: string, leave: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'others'), Buffer.alloc(Math.max(0, bavail * bsize - leave), 1));
};

const onDisk = async (disk: Disk, catalogue: string, tickets: number): Promise<Outcome> => {
  const dataDir = join(disk.at, 'data');
  const shown: Shown[] = [];
  const said: Record<string, string> = {};
  let kiosk = await startKiosk(dataDir, catalogue);
  let heard = 0;
  /** Takes numbers, keeps what was shown, and says what was said. */
  const take = async (name: string, count = tickets): Promise<void> => {
    const taken = await kiosk.take(count);
    shown.push(...taken.shown);
    const paper = taken.shown.at(-1);
    const print = paper === undefined ? 'no paper' : `paper ${await kiosk.print(paper.id)}`;
    const log = await kiosk.log();
    const codes = log.slice(heard).map((line) => line.slice(0, 5));
    heard = log.length;
    said[name] = [
      `${taken.shown.length > 0 ? 'numbers' : 'no number'}, ${print}`,
      ...new Set([...codes, ...taken.refused]),
    ].join(' | ');
  };

  const startAgain = async (at: string): Promise<void> => {
    await kiosk.kill();
    kiosk = await startKiosk(dataDir, catalogue, at);
    heard = 0;
  };

  await take('room');
  fill(disk.at, 16 * 1024);
  await take('full in the middle', 4 * tickets);
  await take('full');
  await startAgain('2026-11-24T10:00');
  await take('full, started again');
  rmSync(join(disk.at, 'others'));
  await take('room again');
  disk.fail();
  await take('read-only');
  await startAgain('2026-11-24T11:00');
  await take('read-only, started again');
  if (!disk.repair()) throw new Error('the disk is held, and cannot be mounted again');
  await take('writable again');
  await kiosk.close();
  return {
    acknowledged: shown.length,
    lost: missingFrom(dataDir, shown).map(({ number }) => number),
    twice: repeated(shown.map(({ number }) => number)),
    told: 0,
    said,
  };
};

/** A disk that fills up, and one that becomes read-only, under a kiosk that runs and under one that starts. */
export const disk: Experiment = {
  name: 'disk',
  about: 'disk full and read-only, on a file system of its own',
  least: 3,
  run: async ({ folder, size }): Promise<Outcome | Skipped> =>
    (await withDisk(folder, (made) =>
      onDisk(made, join(folder, 'catalogue.json'), size === 'short' ? 5 : 20),
    )) ?? { skipped: 'mounting a file system is not allowed here' },
};
