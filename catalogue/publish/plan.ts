import type { Metadata, Root } from '@tufjs/models';
import type { Result } from '../../core/model/result.ts';
import { builtPages } from './built-pages.ts';
import { readCurrent, type Current, type Published } from './current.ts';
import { highest, readKnown, type Versions } from './known-versions.ts';
import { readRoots, type KeysError } from './keys-folder.ts';
import { lifetimes, sha256, type Role } from './metadata.ts';
import type { PublishedForm } from './published-form.ts';

export type PlanError =
  | KeysError
  | {
      code: 'other-keys' | 'damaged-folder' | 'root-expired' | 'older-than-known' | 'nothing-there';
      words: string;
    };

/** A file to bring to where it is published. */
export type NewFile = { file: string; content: () => Uint8Array };

/** What publishing means here and now; no key was opened yet. */
export type Plan = {
  /** False where the catalogue is only signed again. */
  changed: boolean;
  current: Current | undefined;
  /** The last version of each role at any place: the next ones are above. */
  above: Versions;
  root: Metadata<Root>;
  /** Files that nobody looks for before the metadata name them. */
  named: readonly NewFile[];
  /** Files that are replaced under their name: the pages themselves. */
  pages: readonly NewFile[];
  /** Roots that are not there yet. */
  roots: readonly NewFile[];
  /** The targets to sign: the indexes by name. */
  indexes: ReadonlyMap<string, Buffer>;
  /** Whose signature is due. */
  due: ReadonlySet<Exclude<Role, 'root'>>;
  hasPages: boolean;
};

/** Past this share of its life a signature is made anew, though nothing changed. */
const worn = (role: Role, expires: number, now: number): boolean => expires - now < lifetimes[role] / 2;

const refuse = (code: PlanError['code'], words: string) =>
  ({ ok: false, error: { code, words } as PlanError }) as const;

/**
 * Compares a catalogue with what is published.
 * @param form nothing where it is only to be signed again
 * @param place by which the versions published there are remembered
 */
export const planPublication = (
  form: PublishedForm | undefined,
  published: Published,
  options: { keysDir: string; place: string; now: number; pages?: string | undefined },
): Result<Plan, PlanError> => {
  const { keysDir, place, now } = options;
  const roots = readRoots(keysDir);
  if (!roots.ok) return roots;
  const root = roots.value.at(-1)?.root;
  if (root === undefined) throw new Error('readRoots gave none');
  if (root.signed.isExpired(new Date(now)))
    return refuse(
      'root-expired',
      `The root ended on ${root.signed.expires}. Sign it again: sportello-catalogue keys renew ${keysDir}`,
    );
  const first = published.read('metadata/1.root.json');
  if (first !== undefined && !first.equals(roots.value[0]?.bytes ?? Buffer.alloc(0)))
    return refuse(
      'other-keys',
      `${published.name} was published with other keys: kiosks would refuse it. Use those keys, or another folder.`,
    );
  let current: Current | undefined;
  try {
    current = readCurrent(published, root);
  } catch {
    return refuse(
      'damaged-folder',
      `${published.name} has metadata that cannot be read. Put back a copy, or empty it and publish again.`,
    );
  }
  if (current === undefined && form === undefined)
    return refuse('nothing-there', `Nothing is published in ${published.name} yet. Use publish first.`);
  const known = readKnown(keysDir);
  const before = known.get(place);
  if (
    current !== undefined &&
    before !== undefined &&
    (current.timestamp.version < before.timestamp || current.snapshot.version < before.snapshot)
  )
    return refuse(
      'older-than-known',
      `${published.name} holds an older catalogue (snapshot ${current.snapshot.version}, timestamp ${current.timestamp.version}) than was published there (${before.snapshot}, ${before.timestamp}): a copy was put back, or somebody did it. Look who; then empty it and publish again.`,
    );

  const all = highest(known);
  const above: Versions = {
    timestamp: Math.max(all.timestamp, current?.timestamp.version ?? 0),
    snapshot: Math.max(all.snapshot, current?.snapshot.version ?? 0),
    targets: Math.max(all.targets, current?.targets.version ?? 0),
  };
  const indexes = form?.targets ?? new Map<string, Buffer>();
  const changed =
    form !== undefined &&
    (current === undefined ||
      current.targets.hashes.size !== indexes.size ||
      [...indexes].some(([name, bytes]) => current.targets.hashes.get(name) !== sha256(bytes)));
  const due = new Set<Exclude<Role, 'root'>>(['timestamp']);
  const makeTargets =
    changed || current?.targets.signed !== true || worn('targets', current.targets.expires, now);
  if (makeTargets) due.add('targets');
  // Who only signs again makes no targets, and the snapshot goes on over those that are there.
  const follows = form !== undefined && makeTargets;
  if (follows || current?.snapshot.signed !== true || worn('snapshot', current.snapshot.expires, now))
    due.add('snapshot');

  const pages = form === undefined || options.pages === undefined ? undefined : builtPages(options.pages);
  const named: NewFile[] = [
    ...[...(form?.named ?? [])].map(([file, content]) => ({ file, content })),
    ...[...indexes].map(([name, bytes]) => ({
      file: `targets/${sha256(bytes)}.${name}`,
      content: () => bytes,
    })),
    ...(pages ?? [])
      .filter(({ fixed }) => fixed)
      .map(({ file, content }) => ({ file, content: () => content })),
  ];
  return {
    ok: true,
    value: {
      changed,
      current,
      above,
      root,
      named: named.filter(({ file }) => !published.has(file)),
      pages: (pages ?? [])
        .filter(({ file, content, fixed }) => !fixed && published.read(file)?.equals(content) !== true)
        .map(({ file, content }) => ({ file, content: () => content })),
      roots: roots.value
        .filter(({ file }) => !published.has(`metadata/${file}`))
        .map(({ file, bytes }) => ({ file: `metadata/${file}`, content: () => bytes })),
      indexes,
      due,
      hasPages: pages !== undefined,
    },
  };
};
