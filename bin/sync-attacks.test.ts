import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { sign } from 'node:crypto';
import { join } from 'node:path';
import { Metadata, MetadataKind, MetaFile, Signature } from '@tufjs/models';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readKey } from '../catalogue/publish/key-file.ts';
import { readRoleKey, renewKeys } from '../catalogue/publish/keys-folder.ts';
import { readRoot, readTimestamp, renewRoot, signTimestamp } from '../catalogue/publish/metadata.ts';
import { bigTown } from './testing-catalogue.ts';
import { refused, testTowns, type Town } from './testing-towns.ts';

const day = 86_400_000;
const passphrase = 'cavallo batteria graffetta';
const town = testTowns(40);
afterEach(() => void vi.useRealTimers());
const must = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error('no key');
  return result.value;
};

describe('an attack is refused, and the catalogue in use stays', () => {
  /** A kiosk with a catalogue; what is done to the server then must be refused with this code. */
  const attack = async (
    code: string,
    work: (one: Town) => void | Promise<void>,
    change = {},
  ): Promise<string> => {
    const one = await town(40);
    expect(await one.open().refresh()).toMatchObject({ ok: true });
    const signed = one.open(change);
    await work(one);
    const answer = await signed.refresh();
    expect(answer).toMatchObject(refused(code));
    expect(signed.current()?.services.get('servizio-1')?.title?.it).toBe('Servizio 1');
    expect(one.open().current()?.services.get('servizio-1')?.title?.it).toBe('Servizio 1');
    return answer.ok ? '' : answer.error.words;
  };

  it('a changed timestamp (bad signature)', () =>
    attack('SYN-5', (one) =>
      one.spoil('metadata/timestamp.json', (text) =>
        text.replace(/"version":1,"expires"/, '"version":9,"expires"'),
      ),
    ));
  it('a catalogue of other keys', () =>
    attack('SYN-5', (one) => {
      rmSync(one.folder, { recursive: true });
      one.publish(bigTown(40, 1, 'Falso'), Date.now(), one.otherKeys());
    }));
  it('a root that the root before did not sign', () =>
    attack('SYN-5', (one) => {
      const other = one.otherKeys();
      renewKeys(other, passphrase, Date.now());
      cpSync(join(other, '2.root.json'), join(one.folder, 'metadata', '2.root.json'));
    }));
  it('metadata that is no metadata', () =>
    attack('SYN-5', (one) => one.spoil('metadata/timestamp.json', () => '[]')));
  it('an older catalogue (rollback)', async () => {
    const one = await town(40);
    cpSync(one.folder, join(one.dir, 'old'), { recursive: true });
    one.publish(bigTown(40, 1, 'Nuovo'));
    const signed = one.open();
    await signed.refresh();
    expect(await one.open({ address: join(one.dir, 'old') }).refresh()).toMatchObject(refused('SYN-6'));
    expect(one.open().current()?.services.get('servizio-1')?.title?.it).toBe('Nuovo');
    // Metadata and generations lost: TUF alone would take the old one now.
    rmSync(join(one.data, 'generations'), { recursive: true });
    rmSync(join(one.data, 'current.json'));
    expect(await one.open({ address: join(one.dir, 'old') }).refresh()).toMatchObject(refused('SYN-6'));
    expect(await one.open().refresh()).toMatchObject({ ok: true });
  });
  it('an older generation put back on the disk', async () => {
    const one = await town(40);
    await one.open().refresh();
    cpSync(one.data, join(one.dir, 'image'), { recursive: true });
    one.publish(bigTown(40, 1));
    await one.open().refresh();
    rmSync(one.data, { recursive: true });
    cpSync(join(one.dir, 'image'), one.data, { recursive: true });
    expect(one.open().current()).toBeUndefined();
    expect(one.log.join()).toContain('SYN-6');
  });
  it('a shard of another catalogue under its name (mix-and-match)', () =>
    attack('SYN-8', (one) => {
      const before = new Set(readdirSync(join(one.folder, 'shards')));
      one.publish(bigTown(40, 1, 'Nuovo'));
      const fresh = readdirSync(join(one.folder, 'shards')).find((name) => !before.has(name)) ?? '';
      const size = statSync(join(one.folder, 'shards', fresh)).size;
      writeFileSync(join(one.folder, 'shards', fresh), Buffer.alloc(size));
    }));
  it('a snapshot of another day (mix-and-match)', () =>
    attack('SYN-8', (one) => {
      one.publish(bigTown(40, 1, 'Nuovo'));
      cpSync(
        join(one.folder, 'metadata', '1.snapshot.json'),
        join(one.folder, 'metadata', '2.snapshot.json'),
      );
    }));
  it('signatures that ended (freeze)', () =>
    attack('SYN-7', (one) => one.publish(bigTown(40, 1, 'Nuovo'), Date.now() - 8 * day)));
  it('an old timestamp that is served for ever (freeze)', async () => {
    const one = await town();
    const good = readFileSync(join(one.folder, 'metadata', 'timestamp.json'));
    let now = Date.now();
    const calls: string[] = [];
    const signed = one.open({ clock: { now: () => now }, alert: (alarm) => void calls.push(alarm) });
    await signed.refresh();
    one.publish(bigTown(40, 1, 'Nuovo'));
    one.play((path, response) => path === 'metadata/timestamp.json' && response.end(good) !== undefined);
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: false } });
    // As long as its signature is good nobody can tell; then it is told, and the catalogue stays.
    vi.useFakeTimers({ toFake: ['Date'], now: (now += 8 * day) });
    one.play((path, response) => {
      response.setHeader('date', new Date(now).toUTCString());
      return path === 'metadata/timestamp.json' && response.end(good) !== undefined;
    });
    expect(await signed.refresh()).toMatchObject(refused('SYN-7'));
    expect(calls).toEqual(['catalogue-attacked']);
    expect(signed.current()?.services.get('servizio-1')?.title?.it).toBe('Servizio 1');
  });
  it('data without end', () =>
    attack('SYN-9', (one) =>
      one.play((path, response) => {
        if (path !== 'metadata/timestamp.json') return false;
        response.writeHead(200);
        const more = (): void =>
          void (response.write(Buffer.alloc(4_000)) ? setImmediate(more) : response.once('drain', more));
        more();
        return true;
      }),
    ));
  it('data that come drop by drop', () =>
    attack(
      'SYN-12',
      (one) =>
        one.play((path, response) => {
          if (path !== 'metadata/timestamp.json') return false;
          const timer = setInterval(() => response.write('x'), 50);
          response.once('close', () => clearInterval(timer));
          return true;
        }),
      { requestLimitMs: 1_500, line: { slowest: 1e6 } },
    ));
  it('a file longer than was signed', () =>
    attack('SYN-9', (one) => {
      one.publish(bigTown(40, 1, 'Nuovo'));
      one.play(
        (path, response) => path.startsWith('shards/') && response.end(Buffer.alloc(500_000)) !== undefined,
      );
    }));
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
});
