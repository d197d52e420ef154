import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Metadata, type MetadataKind, Signature } from '@tufjs/models';

const day = 86_400_000;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

type Signer = { id: string; public: object; privateKey: KeyObject };
type Role = 'root' | 'timestamp' | 'snapshot' | 'targets';
type Meta = Record<string, { version: number; length?: number; hashes?: { sha256: string } }>;
type Target = { length: number; hashes: { sha256: string } };
type Delegation = {
  name: string;
  keyids: string[];
  threshold: number;
  terminating: boolean;
  paths: string[];
};
type Targets = Common & {
  targets: Record<string, Target>;
  delegations?: { keys: Record<string, object>; roles: Delegation[] };
};
type Common = { _type: Role; version: number; spec_version: string; expires: string };

const newSigner = (): Signer => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const hex = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const described = { keytype: 'ed25519', keyval: { public: hex }, scheme: 'ed25519' };
  return { id: sha256(JSON.stringify(described)), public: described, privateKey };
};
const common = <Name extends Role>(_type: Name) => ({
  _type,
  version: 1,
  spec_version: '1.0.31',
  expires: new Date(Date.now() + 30 * day).toISOString().replace(/\.\d+/, ''),
});

/** A TUF repository in a folder; every part of it is a plain object that a test can make wrong. */
export const testRepository = () => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-tuf-'));
  const signers: Record<Role, Signer[]> = {
    root: [newSigner()],
    timestamp: [newSigner()],
    snapshot: [newSigner()],
    targets: [newSigner()],
  };
  const root = {
    ...common('root'),
    consistent_snapshot: true,
    keys: {} as Record<string, object>,
    roles: {} as Record<Role, { keyids: string[]; threshold: number }>,
  };
  const describeKeys = (): void => {
    root.keys = {};
    for (const role of ['root', 'timestamp', 'snapshot', 'targets'] as const) {
      root.roles[role] = {
        threshold: root.roles[role]?.threshold ?? 1,
        keyids: signers[role].map(({ id }) => id),
      };
      for (const { id, public: described } of signers[role]) root.keys[id] = described;
    }
  };
  describeKeys();
  const targets: Targets = { ...common('targets'), targets: {} };
  const snapshot = { ...common('snapshot'), meta: {} as Meta };
  const timestamp = { ...common('timestamp'), meta: {} as Meta };
  const delegated = new Map<string, { targets: Targets; signers: Signer[] }>();

  const put = (file: string, bytes: Buffer | string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), bytes);
  };
  const seal = (signed: Common, keys: readonly Signer[]): Buffer => {
    const kind = signed._type as MetadataKind;
    const metadata = Metadata.fromJSON(kind as MetadataKind.Root, { signed, signatures: [] } as never);
    for (const { id, privateKey } of keys)
      metadata.sign(
        (data) => new Signature({ keyID: id, sig: sign(undefined, data, privateKey).toString('hex') }),
      );
    return Buffer.from(JSON.stringify(metadata.toJSON()));
  };
  const named = (version: number, role: string): string =>
    `metadata/${root.consistent_snapshot ? `${version}.` : ''}${encodeURIComponent(role)}.json`;
  const putTarget = (path: string, content: string): Target => {
    const hash = sha256(content);
    const prefix = root.consistent_snapshot ? `${hash}.` : '';
    put(join('targets', dirname(path), `${prefix}${path.split('/').at(-1) ?? ''}`), content);
    return { length: Buffer.byteLength(content), hashes: { sha256: hash } };
  };

  return {
    dir,
    root,
    targets,
    snapshot,
    timestamp,
    signers,
    delegated,
    put,
    seal,
    newSigner,
    describeKeys,
    /** Another root, which `by` sign. */
    bumpRoot: (by: readonly Signer[] = signers.root): void => {
      root.version += 1;
      describeKeys();
      put(`metadata/${root.version}.root.json`, seal(root, by));
    },
    addTarget: (path: string, content: string): void => {
      targets.targets[path] = putTarget(path, content);
    },
    delegate: (name: string, paths: string[], path: string, content: string, terminating = false): void => {
      const signer = newSigner();
      const own: Targets = { ...common('targets'), targets: { [path]: putTarget(path, content) } };
      delegated.set(name, { targets: own, signers: [signer] });
      targets.delegations ??= { keys: {}, roles: [] };
      targets.delegations.keys[signer.id] = signer.public;
      targets.delegations.roles.push({ name, keyids: [signer.id], threshold: 1, terminating, paths });
    },
    /** Writes all of it, as it stands; versions are the test's matter. */
    publish: (): void => {
      if (root.version === 1) put('metadata/1.root.json', seal(root, signers.root));
      snapshot.meta['targets.json'] = { version: targets.version };
      for (const [role, { targets: own, signers: keys }] of delegated) {
        snapshot.meta[`${role}.json`] = { version: own.version };
        put(named(own.version, role), seal(own, keys));
      }
      put(named(targets.version, 'targets'), seal(targets, signers.targets));
      const bytes = seal(snapshot, signers.snapshot);
      put(named(snapshot.version, 'snapshot'), bytes);
      timestamp.meta['snapshot.json'] = {
        version: snapshot.version,
        length: bytes.length,
        hashes: { sha256: sha256(bytes) },
      };
      put('metadata/timestamp.json', seal(timestamp, signers.timestamp));
    },
    [Symbol.dispose]: (): void => rmSync(dir, { recursive: true, force: true }),
  };
};
