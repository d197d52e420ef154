import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTuf } from './run-tuf.ts';
import { testRepository } from './testing-repository.ts';

/* The cases of the public conformance suite, over folders in place of a server: the way there is tested elsewhere. */
let repository: ReturnType<typeof testRepository>;
let client: string;
let downloads: string;
let said: string[];
beforeEach(() => {
  repository = testRepository();
  client = join(repository.dir, 'client');
  downloads = join(repository.dir, 'downloads');
  said = [];
});
afterEach(() => repository[Symbol.dispose]());

const tuf = (...args: string[]): Promise<number> => runTuf(args, (line) => said.push(line));
const init = (): Promise<number> =>
  tuf('--metadata-dir', client, 'init', join(repository.dir, 'metadata', '1.root.json'));
const from = (): string[] => ['--metadata-dir', client, '--metadata-url', join(repository.dir, 'metadata')];
const refresh = (): Promise<number> => tuf(...from(), 'refresh');
const download = (...names: string[]): Promise<number> =>
  tuf(
    ...from(),
    ...names.flatMap((name) => ['--target-name', name]),
    '--target-base-url',
    join(repository.dir, 'targets'),
    '--target-dir',
    downloads,
    'download',
  );
const version = (role: string): number | undefined => {
  const file = join(client, `${role}.json`);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { signed: { version: number } }).signed.version;
};
const versions = () => ['root', 'timestamp', 'snapshot', 'targets'].map(version);
const past = '2020-01-01T00:00:00Z';
/** Published, and known to the client. */
const known = async (): Promise<void> => {
  repository.publish();
  expect(await init()).toBe(0);
  expect(await refresh()).toBe(0);
};
/** The next version of all but the root. */
const bump = (): void => {
  for (const part of [repository.timestamp, repository.snapshot, repository.targets]) part.version += 1;
};

describe('sportello-tuf refresh', () => {
  it('keeps what it verified, in files without versions', async () => {
    await known();
    expect(readdirSync(client).sort()).toEqual([
      'root.json',
      'snapshot.json',
      'targets.json',
      'timestamp.json',
    ]);
    bump();
    repository.bumpRoot();
    repository.publish();
    expect(await refresh()).toBe(0);
    expect(versions()).toEqual([2, 2, 2, 2]);
  });
  it('also where names carry no versions', async () => {
    repository.root.consistent_snapshot = false;
    repository.addTarget('a.txt', 'abc');
    await known();
    expect(await download('a.txt')).toBe(0);
  });
  it.each(['timestamp', 'snapshot', 'targets', 'root'] as const)('refuses an expired %s', async (role) => {
    await known();
    bump();
    repository[role].expires = past;
    if (role === 'root') repository.bumpRoot();
    repository.publish();
    expect(await refresh()).toBe(1);
  });
  it('goes over an expired root to one that is good', async () => {
    repository.root.expires = past;
    repository.publish();
    await init();
    repository.root.expires = repository.timestamp.expires;
    repository.bumpRoot();
    expect(await refresh()).toBe(0);
  });
  it.each(['timestamp', 'snapshot', 'targets'] as const)('refuses an older %s (rollback)', async (role) => {
    for (const part of [repository.timestamp, repository.snapshot, repository.targets]) part.version = 5;
    await known();
    for (const part of [repository.timestamp, repository.snapshot, repository.targets]) part.version = 6;
    repository[role].version = 4;
    repository.publish();
    expect(await refresh()).toBe(1);
    expect(version('timestamp')).toBe(role === 'targets' ? 6 : 5);
    expect(version('targets')).toBe(5);
  });
  it.each(['timestamp', 'snapshot'] as const)(
    'recovers from a fast-forward of the %s by new keys',
    async (role) => {
      repository[role].version = 1_000;
      repository.timestamp.version = 1_000;
      await known();
      repository.signers.timestamp = [repository.newSigner()];
      repository.signers.snapshot = [repository.newSigner()];
      repository.bumpRoot();
      repository.timestamp.version = 1;
      repository.snapshot.version = 1;
      repository.publish();
      expect(await refresh()).toBe(0);
      expect(versions()).toEqual([2, 1, 1, 1]);
    },
  );
  it.each(['timestamp', 'snapshot', 'targets'] as const)('refuses a %s of other keys', async (role) => {
    await known();
    bump();
    repository.signers[role] = [repository.newSigner()];
    repository.publish();
    expect(await refresh()).toBe(1);
    expect(version(role)).toBe(1);
  });
  it('follows new keys of the root that the old ones sign, and no others', async () => {
    await known();
    const old = repository.signers.root;
    repository.signers.root = [repository.newSigner()];
    repository.bumpRoot([...old, ...repository.signers.root]);
    expect(await refresh()).toBe(0);
    repository.signers.root = [repository.newSigner()];
    repository.bumpRoot();
    expect(await refresh()).toBe(1);
    expect(version('root')).toBe(2);
  });
  it('refuses a root that its own new keys did not sign, or that leaves a version out', async () => {
    await known();
    const old = repository.signers.root;
    repository.signers.root = [repository.newSigner()];
    repository.bumpRoot(old);
    expect(await refresh()).toBe(1);
    repository.signers.root = old;
    repository.root.version = 2;
    repository.bumpRoot();
    cpSync(join(repository.dir, 'metadata', '3.root.json'), join(repository.dir, 'metadata', '2.root.json'));
    expect(await refresh()).toBe(1);
    expect(version('root')).toBe(1);
  });
  it('counts each key once towards a threshold', async () => {
    const { signers } = repository;
    signers.timestamp = [repository.newSigner(), repository.newSigner()];
    repository.describeKeys();
    repository.root.roles.timestamp.threshold = 2;
    await known();
    bump();
    signers.timestamp = signers.timestamp.slice(0, 1);
    repository.publish();
    expect(await refresh()).toBe(1);
    const [one] = signers.timestamp;
    const sealed = JSON.parse(
      String(repository.seal(repository.timestamp, one === undefined ? [] : [one])),
    ) as {
      signatures: object[];
    };
    sealed.signatures.push(...sealed.signatures);
    repository.put('metadata/timestamp.json', JSON.stringify(sealed));
    expect(await refresh()).toBe(1);
    expect(version('timestamp')).toBe(1);
  });
  it('refuses a snapshot of another length or hash than the timestamp says', async () => {
    await known();
    bump();
    repository.publish();
    repository.put(
      'metadata/2.snapshot.json',
      `${readFileSync(join(repository.dir, 'metadata', '2.snapshot.json'), 'utf8')} `,
    );
    expect(await refresh()).toBe(1);
    expect(version('snapshot')).toBe(1);
  });
  it.each(['[]', '{', '', '{"signed":{"_type":"root"},"signatures":[]}'])(
    'refuses a timestamp that reads %s',
    async (text) => {
      await known();
      repository.put('metadata/timestamp.json', text);
      expect(await refresh()).toBe(1);
      expect(version('timestamp')).toBe(1);
    },
  );
  it('reads a local file that is damaged anew, but no damaged root', async () => {
    await known();
    for (const role of ['timestamp', 'snapshot', 'targets'])
      writeFileSync(join(client, `${role}.json`), '{"sig');
    expect(await refresh()).toBe(0);
    expect(versions()).toEqual([1, 1, 1, 1]);
    writeFileSync(join(client, 'root.json'), '{"sig');
    expect(await refresh()).toBe(1);
  });
  it('ignores what it does not know in metadata that are signed', async () => {
    Object.assign(repository.targets, { 'x-more': { deep: [1, 'a'] } });
    Object.assign(repository.root, { 'x-more': 'b' });
    await known();
  });
  it('refuses more than fits', async () => {
    await known();
    repository.put('metadata/timestamp.json', `${' '.repeat(20_000)}{}`);
    expect(await refresh()).toBe(1);
    expect(said.join()).toContain('SYN-9');
  });
});

describe('sportello-tuf download', () => {
  const got = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(downloads).map((name) => [name, readFileSync(join(downloads, name), 'utf8')]),
    );

  it('fetches several targets, also of folders and odd names, and none twice', async () => {
    repository.addTarget('a.txt', 'abc');
    repository.addTarget('deep/er/b c%20.txt', 'bcd');
    await known();
    // A folder takes names as they are; a server would have them encoded.
    const deep = join(repository.dir, 'targets', 'deep', 'er');
    for (const name of readdirSync(deep)) cpSync(join(deep, name), join(deep, encodeURIComponent(name)));
    expect(await download('a.txt', 'deep/er/b c%20.txt')).toBe(0);
    expect(got()).toEqual({ 'a.txt': 'abc', 'deep%2Fer%2Fb%20c%2520.txt': 'bcd' });
    rmSync(join(repository.dir, 'targets'), { recursive: true });
    expect(await download('a.txt')).toBe(0);
    writeFileSync(join(downloads, 'a.txt'), 'abd');
    expect(await download('a.txt')).toBe(1);
  });
  it.each([
    ['another hash', 'xyz'],
    ['another length', 'ab'],
    ['more', 'abcd'],
  ])('refuses a target with %s', async (_, content) => {
    repository.addTarget('a.txt', 'abc');
    await known();
    const folder = join(repository.dir, 'targets');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), content);
    expect(await download('a.txt')).toBe(1);
    expect(existsSync(downloads)).toBe(false);
  });
  it('finds a target in the role that may name it, the first one first', async () => {
    repository.delegate('offices', ['o-*'], 'o-a.txt', 'first');
    repository.delegate('others', ['*'], 'o-a.txt', 'second');
    await known();
    expect(await download('o-a.txt')).toBe(0);
    expect(got()).toEqual({ 'o-a.txt': 'first' });
    expect(version('offices')).toBe(1);
  });
  it('does not find what a role may not name, nor beyond one that ends the search', async () => {
    repository.delegate('offices', ['x-*'], 'o-a.txt', 'not mine');
    await known();
    expect(await download('o-a.txt')).toBe(1);
    repository.delegate('last', ['o-*'], 'o-b.txt', 'b', true);
    repository.delegate('beyond', ['o-*'], 'o-c.txt', 'c');
    bump();
    repository.publish();
    expect(await download('o-b.txt')).toBe(0);
    expect(await download('o-c.txt')).toBe(1);
  });
  it('refuses a role of other keys, and an expired one', async () => {
    repository.delegate('offices', ['o-*'], 'o-a.txt', 'first');
    const role = repository.delegated.get('offices');
    if (role === undefined) throw new Error('no role');
    const { signers } = role;
    role.signers = [repository.newSigner()];
    await known();
    expect(await download('o-a.txt')).toBe(1);
    role.signers = signers;
    role.targets.expires = past;
    repository.publish();
    expect(await download('o-a.txt')).toBe(1);
  });
  it.each(['?', '#', '/offices', '../offices'])(
    'a role that is named %s is one file of its folder',
    async (name) => {
      repository.delegate(name, ['*'], 'o-a.txt', 'first');
      await known();
      expect(await download('nothing')).toBe(1);
      expect(readdirSync(client)).toContain(`${encodeURIComponent(name)}.json`);
      expect(readdirSync(client)).toHaveLength(5);
      expect(await download('o-a.txt')).toBe(0);
    },
  );
  it('does not know a target that is not there', async () => {
    await known();
    expect(await download('nothing')).toBe(1);
  });
});

it('says how it is called, and what was wrong', async () => {
  expect(await tuf('--help')).toBe(0);
  expect(await tuf('refresh')).toBe(2);
  expect(await tuf('--metadata-dir', client, 'init')).toBe(2);
  expect(await tuf('--metadata-dir', client, 'forget')).toBe(2);
  expect(await tuf('--metadata-dir', client, '--more', 'refresh')).toBe(2);
  expect(said.join('\n')).toContain('--metadata-dir is missing');
  const run = spawnSync(join(import.meta.dirname, 'sportello-tuf'), ['--help'], { encoding: 'utf8' });
  expect([run.status, run.stderr]).toEqual([0, expect.stringContaining('conformance')]);
});
