import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import type { TargetFile } from '@tufjs/models';
import { replaceFile } from '../replace-file.ts';
import type { Source } from './source.ts';
import { SyncFault } from './sync-fault.ts';
import { readRoot } from './trust.ts';
import type { tufClient } from './tuf-client.ts';

const matches = async (bytes: Buffer, target: TargetFile): Promise<boolean> => {
  try {
    await target.verify(Readable.from([bytes]));
    return bytes.length === target.length;
  } catch {
    return false;
  }
};

/** Where a target is below its base: with its hash before the name where the repository keeps several (specification, 5.7.3). */
const pathOf = (target: TargetFile, consistent: boolean): string => {
  const { dir, base } = posix.parse(target.path);
  const name = consistent ? `${Object.values(target.hashes)[0] ?? ''}.${base}` : base;
  // `./`: a target whose name looks like an address stays below the base all the same.
  return ['.', ...(dir === '' ? [] : dir.split('/')), name]
    .map((part) => (part === '.' ? part : encodeURIComponent(part)))
    .join('/');
};

/** Fetches a target that the metadata vouch for, in whichever role that may name it, and keeps it once it is verified. Throws. */
export const downloadTarget = async ({
  client,
  metadataDir,
  targets,
  targetDir,
  name,
}: {
  client: ReturnType<typeof tufClient>;
  metadataDir: string;
  targets: Source;
  targetDir: string;
  name: string;
}): Promise<void> => {
  const target = await client.step((updater) => updater.getTargetInfo(name));
  if (target === undefined) throw new SyncFault('SYN-4', `There is no target ${name}.`);
  // A name may hold anything: it becomes one file of the folder.
  const file = join(targetDir, encodeURIComponent(name));
  if (existsSync(file) && (await matches(readFileSync(file), target))) return;
  const { consistentSnapshot } = readRoot(readFileSync(join(metadataDir, 'root.json'))).signed;
  const bytes = await targets.read(pathOf(target, consistentSnapshot), target.length);
  if (bytes === undefined) throw new SyncFault('SYN-4', `${targets.name} has no ${name}.`);
  if (!(await matches(bytes, target))) throw new SyncFault('SYN-8', `${name} is not what was signed.`);
  mkdirSync(targetDir, { recursive: true });
  replaceFile(file, bytes);
};
