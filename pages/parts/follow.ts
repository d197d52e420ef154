import { type Metadata, readMetadata, type Role } from './metadata.ts';
import { PageFault, sha256, type Source } from './source.ts';

/** Says of metadata whether they may be believed; throws where not. The desk has one (trust.ts); a phone trusts the address it scanned. */
export type Judge = <R extends Exclude<Role, 'root'>>(role: R, metadata: Metadata<R>) => Promise<void>;

/** What is there cannot be used: damaged, half uploaded, or for a newer page. */
export class BadData extends PageFault {}

/** The file of which all others of a repository follow. */
export const timestampFile = 'metadata/timestamp.json';

/** A file that must be there, as `read` reads it. What a parser says of damaged data means the same to the person. */
export const load = async <T>(
  source: Source,
  path: string,
  read: (bytes: Uint8Array) => Promise<T>,
): Promise<T> => {
  const value = await source.fixed(path, async (bytes) => {
    try {
      return { read: await read(bytes) };
    } catch (fault) {
      throw fault instanceof PageFault ? fault : new BadData(`${path}: ${String(fault)}`);
    }
  });
  if (value === undefined) throw new BadData(path);
  return value.read;
};
export const mustMatch = async (bytes: Uint8Array, hash: string): Promise<unknown> => {
  if ((await sha256(bytes)) !== hash) throw new BadData(hash);
  return JSON.parse(new TextDecoder().decode(bytes));
};

/** Follows one timestamp to a target, each by the name, version and hash that the one before it gives. */
export const readTarget = async <T>(
  source: Source,
  timestamp: Metadata<'timestamp'>,
  { name, most }: { name: string; most: number },
  judge: Judge | undefined,
  parse: (raw: unknown) => T,
): Promise<T> => {
  await judge?.('timestamp', timestamp);
  const follow = <R extends 'snapshot' | 'targets'>(role: R, version: number): Promise<Metadata<R>> => {
    const path = `metadata/${version}.${role}.json`;
    return load(source, path, async (bytes) => {
      const metadata = readMetadata(role, bytes);
      if (metadata.signed.version !== version) throw new BadData(path);
      await judge?.(role, metadata);
      return metadata;
    });
  };
  const snapshot = await follow('snapshot', timestamp.signed.meta['snapshot.json'].version);
  const targets = await follow('targets', snapshot.signed.meta['targets.json'].version);
  const target = targets.signed.targets[name];
  if (target === undefined || target.length > most) throw new BadData(name);
  const { sha256: hash } = target.hashes;
  return load(source, `targets/${hash}.${name}`, async (bytes) => parse(await mustMatch(bytes, hash)));
};
