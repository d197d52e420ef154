import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sign } from 'node:crypto';
import { Metadata, MetadataKind, MetaFile, Signature } from '@tufjs/models';
import { readKey } from '../catalogue/publish/key-file.ts';
import { readRoleKey, renewKeys } from '../catalogue/publish/keys-folder.ts';
import { readRoot, readTimestamp, renewRoot, signTimestamp } from '../catalogue/publish/metadata.ts';
import { bigTown, signedTown } from './testing-catalogue.ts';

type Town = Awaited<ReturnType<typeof signedTown>>;
const day = 86_400_000;
const passphrase = 'cavallo batteria graffetta';
const must = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error('no key');
  return result.value;
};
let towns: Town[] = [];
const town = async (services = 40): Promise<Town> => {
  const made = await signedTown();
  towns.push(made);
  made.publish(bigTown(services));
  return made;
};
afterEach(() => {
  vi.useRealTimers();
  for (const one of towns) one[Symbol.dispose]();
  towns = [];
});
const refused = (code: string) => ({ ok: false, error: { code } });
/** Only `Date` is another: tuf-js asks it, and what waits must go on. */
const setDate = (at: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: at });

describe('the staff is called', () => {
  /** A kiosk with a catalogue, and what its staff was called for. */
  const watched = async () => {
    const one = await town();
    const calls: string[] = [];
    const open = () => one.open({ alert: (alarm) => void calls.push(alarm) });
    const signed = open();
    await signed.refresh();
    return { one, signed, open, calls };
  };
  const spoilTimestamp = (one: Town): void =>
    one.spoil('metadata/timestamp.json', (text) =>
      text.replace(/"version":\d+,"expires"/, '"version":9,"expires"'),
    );

  it('once for an attack, however often it is looked at and started, and again for the next one', async () => {
    const { one, signed, open, calls } = await watched();
    const good = readFileSync(join(one.folder, 'metadata', 'timestamp.json'));
    spoilTimestamp(one);
    for (let look = 0; look < 3; look += 1) expect(await signed.refresh()).toMatchObject(refused('SYN-5'));
    expect(await open().refresh()).toMatchObject(refused('SYN-5'));
    expect(calls).toEqual(['catalogue-attacked']);
    writeFileSync(join(one.folder, 'metadata', 'timestamp.json'), good);
    const again = open();
    expect(await again.refresh()).toMatchObject({ ok: true });
    spoilTimestamp(one);
    await again.refresh();
    expect(calls).toEqual(['catalogue-attacked', 'catalogue-attacked']);
  });

  it('not for an upload that is under way, but for parts that stay mixed', async () => {
    const { one, signed, calls } = await watched();
    one.publish(bigTown(40, 1, 'Nuovo'));
    const metadata = join(one.folder, 'metadata');
    const good = readFileSync(join(metadata, '2.snapshot.json'));
    cpSync(join(metadata, '1.snapshot.json'), join(metadata, '2.snapshot.json'));
    expect(await signed.refresh()).toMatchObject(refused('SYN-8'));
    writeFileSync(join(metadata, '2.snapshot.json'), good);
    expect(await signed.refresh()).toMatchObject({ ok: true });
    one.publish(bigTown(40, 2, 'Nuovo'));
    cpSync(join(metadata, '1.snapshot.json'), join(metadata, '3.snapshot.json'));
    await signed.refresh();
    expect(calls).toEqual([]);
    await signed.refresh();
    expect(calls).toEqual(['catalogue-attacked']);
  });

  it('never for a network, a server or a clock', async () => {
    const { one, signed, calls } = await watched();
    one.play((_, response) => response.writeHead(500).end() !== undefined);
    await signed.refresh();
    one.play((_, response) => (response.destroy(), true));
    await signed.refresh();
    one.play(
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>') !== undefined,
    );
    await signed.refresh();
    expect(calls).toEqual([]);
  });

  it('for a false stick, and not for an old one', async () => {
    const { one, signed, calls } = await watched();
    const old = join(one.dir, 'old');
    cpSync(one.folder, old, { recursive: true });
    one.publish(bigTown(40, 1));
    await signed.refresh();
    expect(await signed.refresh(old)).toMatchObject(refused('SYN-6'));
    expect(calls).toEqual([]);
    const false_ = join(one.dir, 'false');
    one.publish(bigTown(40, 1, 'Falso'), Date.now(), one.otherKeys(), false_);
    expect(await signed.refresh(false_)).toMatchObject(refused('SYN-5'));
    expect(calls).toEqual(['catalogue-attacked']);
  });
});

describe('a stick', () => {
  it('updates a kiosk that has no network, and says what was newest when it was signed', async () => {
    const one = await town();
    const signed = one.open({ address: undefined, rootFile: join(one.keys, '1.root.json') });
    expect(await signed.refresh()).toMatchObject(refused('SYN-1'));
    const before = Date.now();
    setDate(before + 2 * day);
    expect(await signed.refresh(one.folder)).toMatchObject({ ok: true, value: { changed: true } });
    expect(signed.current()?.confirmedAt).toBeLessThanOrEqual(before);
    expect(signed.current()?.services.has('servizio-1')).toBe(true);
  });
  it('is not where a kiosk learns its keys from', async () => {
    const one = await town();
    expect(await one.open({ address: undefined }).refresh(one.folder)).toMatchObject(refused('SYN-10'));
  });
  it('that is pulled out leaves all as it was', async () => {
    const one = await town();
    const signed = one.open();
    await signed.refresh();
    const stick = join(one.dir, 'stick');
    one.publish(bigTown(40, 1, 'Nuovo'));
    cpSync(one.folder, stick, { recursive: true });
    rmSync(join(stick, 'shards'), { recursive: true });
    expect(await signed.refresh(stick)).toMatchObject({ ok: false });
    expect(signed.current()?.services.get('servizio-1')?.title?.it).toBe('Servizio 1');
  });
});

describe('months without a network', () => {
  it('end with the newest, over keys that were renewed and signatures that ended meanwhile', async () => {
    const now = Date.now();
    const one = await town();
    // From a folder: the server of this test would tell the true time.
    const signed = one.open({ address: one.folder, clock: { now: () => Date.now() } });
    await signed.refresh();
    setDate(now + 300 * day);
    expect(await signed.refresh()).toMatchObject(refused('SYN-7'));
    expect(signed.current()).toBeDefined();
    renewKeys(one.keys, passphrase, Date.now());
    one.publish(bigTown(40, 1));
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
  });
  it('a clock in 2099 is told from a server’s, and locks nobody out when it is set right', async () => {
    const one = await town();
    const real = Date.now();
    const signed = one.open({ clock: { now: () => Date.now() } });
    await signed.refresh();
    setDate(Date.parse('2099-01-01'));
    one.play((path, response) => {
      const file = join(one.folder, path);
      response.setHeader('date', new Date(real).toUTCString());
      if (existsSync(file)) response.end(readFileSync(file));
      else response.writeHead(404).end();
      return true;
    });
    expect(await signed.refresh()).toMatchObject(refused('SYN-3'));
    vi.useRealTimers();
    expect(await signed.refresh()).toMatchObject({ ok: true });
  });
});

describe('more attacks', () => {
  /** A kiosk with a catalogue; what is done to the server then is refused with this code, and the old one stays. */
  const attack = async (code: string, work: (one: Town) => void): Promise<void> => {
    const one = await town();
    const signed = one.open();
    await signed.refresh();
    work(one);
    expect(await signed.refresh()).toMatchObject(refused(code));
    expect(one.open().current()?.services.get('servizio-1')?.title?.it).toBe('Servizio 1');
  };
  const shards = (one: Town): string[] => readdirSync(join(one.folder, 'shards'));

  it('another index under the name of the signed one', () =>
    attack('SYN-8', (one) => {
      one.publish(bigTown(40, 1, 'Nuovo'));
      const targets = join(one.folder, 'targets');
      const indexes = readdirSync(targets).filter(
        (name) => name.endsWith('.index.json') && !name.includes('pages'),
      );
      const [first = ''] = indexes;
      const size = readFileSync(join(targets, first)).length;
      for (const name of indexes) writeFileSync(join(targets, name), Buffer.alloc(size, ' '));
    }));
  it('a true shard in the place of another', () =>
    attack('SYN-8', (one) => {
      const before = new Set(shards(one));
      one.publish(bigTown(40, 1, 'Nuovo'));
      const [fresh = ''] = shards(one).filter((name) => !before.has(name));
      const size = readFileSync(join(one.folder, 'shards', fresh)).length;
      const other = readFileSync(join(one.folder, 'shards', [...before][0] ?? ''));
      writeFileSync(
        join(one.folder, 'shards', fresh),
        Buffer.concat([other, Buffer.alloc(size)]).subarray(0, size),
      );
    }));
  it('one stolen key of the three that sign the root', () =>
    attack('SYN-5', (one) => {
      const stolen = must(readKey(join(one.keys, 'root-1.json'), passphrase));
      const root = readRoot(readFileSync(join(one.keys, '1.root.json'))).signed;
      writeFileSync(join(one.folder, 'metadata', '2.root.json'), renewRoot(root, [stolen], Date.now()));
    }));
  it('a root that leaves a version out', () =>
    attack('SYN-8', (one) => {
      renewKeys(one.keys, passphrase, Date.now());
      renewKeys(one.keys, passphrase, Date.now());
      cpSync(join(one.keys, '3.root.json'), join(one.folder, 'metadata', '2.root.json'));
    }));
  it('a role that nobody delegated, named in a signed snapshot: it is not asked for', async () => {
    const one = await town();
    const signed = one.open();
    await signed.refresh();
    one.publish(bigTown(40, 1));
    const key = must(readRoleKey(one.keys, 'snapshot', passphrase));
    const metadata = join(one.folder, 'metadata');
    const snapshot = Metadata.fromJSON(
      MetadataKind.Snapshot,
      JSON.parse(readFileSync(join(metadata, '2.snapshot.json'), 'utf8')),
    );
    snapshot.signed.meta['evil.json'] = new MetaFile({ version: 1 });
    snapshot.sign(
      (data) =>
        new Signature({ keyID: key.key.keyID, sig: sign(undefined, data, key.privateKey).toString('hex') }),
      false,
    );
    const bytes = Buffer.from(JSON.stringify(snapshot.toJSON()));
    writeFileSync(join(metadata, '2.snapshot.json'), bytes);
    const { version } = readTimestamp(readFileSync(join(metadata, 'timestamp.json'))).signed;
    writeFileSync(
      join(metadata, 'timestamp.json'),
      signTimestamp(version, { version: 2, bytes }, key, Date.now()),
    );
    one.asked.length = 0;
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(one.asked.filter(({ path }) => path.includes('evil'))).toEqual([]);
  });
  it('a damaged trusted root is mended from the one that came with the kiosk, while it runs', async () => {
    const one = await town();
    const signed = one.open({ rootFile: join(one.keys, '1.root.json') });
    await signed.refresh();
    truncateSync(join(one.data, 'trusted-root.json'), 10);
    expect(await signed.refresh()).toMatchObject({ ok: true });
    expect(readFileSync(join(one.data, 'trusted-root.json'))).toEqual(
      readFileSync(join(one.keys, '1.root.json')),
    );
  });
});
