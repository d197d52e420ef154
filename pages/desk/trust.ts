import * as z from 'zod/mini';
import { isSignedBy, readMetadata, type Signed } from '../parts/metadata.ts';
import type { Judge } from '../parts/follow.ts';
import { NoNetwork, PageFault, sha256, type Source } from '../parts/source.ts';

/*
 * The root that this desk trusted once (TUF 5.2), from which all it reads is verified: whoever steals the web server cannot hand it
 * other keys. The page itself comes from that server too; what guards it is that it is kept on the desk, and that the desk says when
 * it changes nothing of this: see docs/desk-staff.md.
 */

/** `signature`: not by the town's keys; `older`: less than this desk has seen; `root`: the trusted root itself is damaged. */
export class NotTrusted extends PageFault {
  readonly code: 'signature' | 'older' | 'root';
  constructor(code: 'signature' | 'older' | 'root', words: string) {
    super(words);
    this.code = code;
  }
}

const name = 'sportello-root';
/** New roots that are followed in a row; a town signs one a year. */
const mostRoots = 64;

const Pinned = z.strictObject({
  /** The metadata of the root, as text. */
  root: z.string(),
  /** Lowest versions that are accepted, by role and keys: new keys begin anew (TUF 5.3.11). */
  floors: z.record(z.string(), z.int()),
});
type Pinned = z.infer<typeof Pinned>;

export type TrustedRoot = {
  /** SHA-256 of the root's file, hexadecimal, as the kiosks log it. */
  fingerprint: string;
  pinned: Pinned;
};

const rootOf = async (text: string): Promise<TrustedRoot> => {
  const bytes = new TextEncoder().encode(text);
  const metadata = readMetadata('root', bytes);
  if (!(await isSignedBy(metadata.signed, 'root', metadata)))
    throw new NotTrusted('root', 'not signed by itself');
  return { fingerprint: await sha256(bytes), pinned: { root: text, floors: {} } };
};

/** The root that the town publishes first: to be shown with its fingerprint, and trusted by a person. */
export const offeredRoot = async (source: Source): Promise<TrustedRoot | undefined> => {
  const bytes = await source.newest('metadata/1.root.json');
  return bytes === undefined ? undefined : rootOf(new TextDecoder().decode(bytes));
};

const pinnedIn = (storage: Storage): Pinned | undefined => {
  const kept = storage.getItem(name);
  return kept === null ? undefined : Pinned.parse(JSON.parse(kept));
};

/** The root that was trusted here. Throws `NotTrusted` where what was kept is damaged: trusting whatever comes next would be the easiest way in. */
export const trustedRoot = async (storage: Storage): Promise<TrustedRoot | undefined> => {
  try {
    const pinned = pinnedIn(storage);
    return pinned === undefined ? undefined : { ...(await rootOf(pinned.root)), pinned };
  } catch {
    throw new NotTrusted('root', 'damaged');
  }
};

export const trust = (storage: Storage, { pinned }: TrustedRoot): void => {
  storage.setItem(name, JSON.stringify(pinned));
};
export const distrust = (storage: Storage): void => {
  storage.removeItem(name);
};

/** The newest root, each signed by the one before and by itself (5.3): an exchanged root, or one left out, ends here. */
const newestRoot = async (source: Source, text: string): Promise<Signed<'root'>> => {
  let root = readMetadata('root', new TextEncoder().encode(text)).signed;
  for (let count = 0; count < mostRoots; count += 1) {
    const version = root.version + 1;
    const from: Signed<'root'> = root;
    const next = await source
      .fixed(`metadata/${version}.root.json`, async (bytes) => {
        const metadata = readMetadata('root', bytes);
        const isGood =
          metadata.signed.version === version &&
          (await isSignedBy(from, 'root', metadata)) &&
          (await isSignedBy(metadata.signed, 'root', metadata));
        if (!isGood) throw new NotTrusted('signature', `root ${version}`);
        return metadata.signed;
      })
      .catch((fault: unknown) => {
        // Without a network the newest root that is known holds.
        if (fault instanceof NoNetwork) return undefined;
        throw fault instanceof PageFault ? fault : new NotTrusted('signature', `root ${version}`);
      });
    if (next === undefined) break;
    root = next;
  }
  return root;
};

/**
 * Judges metadata by the trusted root, and never accepts less than it has seen (5.4.3, 5.5.5, 5.6.4).
 * @param rootText where it is another repository: its root, which the verified catalogue names
 */
export const judgeBy = async (
  source: Source,
  storage: Storage,
  { pinned }: TrustedRoot,
  rootText = pinned.root,
): Promise<Judge> => {
  const root = await newestRoot(source, rootText);
  return async (role, metadata) => {
    if (!(await isSignedBy(root, role, metadata))) throw new NotTrusted('signature', role);
    const floor = `${role}:${[...(root.roles[role]?.keyids ?? [])].toSorted().join()}`;
    const { version } = metadata.signed;
    // As it is kept now: two repositories are looked at, at times of their own.
    const kept = pinnedIn(storage);
    const least = (kept ?? pinned).floors[floor] ?? 0;
    if (version < least) throw new NotTrusted('older', `${role} ${version}`);
    if (version === least || kept === undefined) return;
    storage.setItem(name, JSON.stringify({ ...kept, floors: { ...kept.floors, [floor]: version } }));
  };
};
