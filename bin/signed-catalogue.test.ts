import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renewKeys } from '../catalogue/publish/keys-folder.ts';
import { startRefreshing } from '../kiosk/catalogue/refresh-loop.ts';
import { sha256 } from '../kiosk/catalogue/trust.ts';
import { settableClock } from '../kiosk/testing/settable-clock.ts';
import { bigTown } from './testing-catalogue.ts';
import { inUse, refused, testTowns } from './testing-towns.ts';

const day = 86_400_000;
const passphrase = 'cavallo batteria graffetta';
const town = testTowns(300);
afterEach(() => void vi.useRealTimers());
const only = (dir: string): string => join(dir, readdirSync(dir)[0] ?? '');
/** Only `Date` is another: tuf-js asks it, and what waits must go on. */
const setDate = (at: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: at });

describe('a signed catalogue', () => {
  it('comes from a server, is trusted on first use with its fingerprint said, and is there at the next start without it', async () => {
    const one = await town();
    const first = one.open();
    expect(first.current()).toBeUndefined();
    expect(await first.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(first.current()).toMatchObject({ unsigned: false, catalogue: bigTown(300) });
    expect(one.log.join()).toContain(sha256(readFileSync(join(one.keys, '1.root.json'))));
    one.stop();
    const later = one.open();
    expect(later.current()?.services.has('servizio-7')).toBe(true);
    expect(later.current()?.confirmedAt).toBe(first.current()?.confirmedAt);
    expect(await later.refresh()).toMatchObject(refused('SYN-1'));
    expect(later.current()?.services.has('servizio-7')).toBe(true);
  });

  it('comes from a folder on a stick just the same', async () => {
    const one = await town();
    const signed = one.open({ address: one.folder });
    expect(await signed.refresh()).toMatchObject({ ok: true });
    expect(signed.current()?.services.size).toBeGreaterThan(300);
    rmSync(one.folder, { recursive: true });
    expect(await signed.refresh()).toMatchObject(refused('SYN-4'));
    expect(one.open({ address: one.folder }).current()).toBeDefined();
  });

  it('nothing changed: two requests, and it is confirmed', async () => {
    const one = await town();
    let now = Date.now();
    const signed = one.open({ clock: { now: () => now } });
    await signed.refresh();
    one.asked.length = 0;
    now += 900_000;
    const generation = signed.current();
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: false } });
    expect(one.asked.map(({ path }) => path)).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
    expect(signed.current()).toBe(generation);
    expect(generation?.confirmedAt).toBe(now);
    expect(one.open().current()?.confirmedAt).toBe(now);
  });

  it('one changed service: metadata, the index and one shard', async () => {
    const one = await town(2_000);
    const signed = one.open();
    await signed.refresh();
    const firstBytes = one.asked.reduce((sum, { bytes }) => sum + bytes, 0);
    one.publish(bigTown(2_000, 42));
    one.asked.length = 0;
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(one.asked.map(({ path }) => path.replace(/[0-9a-f]{64}/, 'HASH')).sort()).toEqual([
      'metadata/2.root.json',
      'metadata/2.snapshot.json',
      'metadata/2.targets.json',
      'metadata/timestamp.json',
      'shards/HASH.zst',
      'targets/HASH.index.json',
    ]);
    expect(one.asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(firstBytes / 2);
    expect(signed.current()?.services.get('servizio-42')?.title?.it).toBe('Cambiato');
    expect(one.open().current()?.services.get('servizio-42')?.title?.it).toBe('Cambiato');
  });

  it('signed again every day keeps what was read, and two generations', async () => {
    const one = await town();
    const signed = one.open();
    await signed.refresh();
    const { catalogue } = signed.current() ?? {};
    for (let at = 0; at < 4; at += 1) {
      one.publish(bigTown(300));
      expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: false } });
    }
    expect(signed.current()?.catalogue).toBe(catalogue);
    expect(readdirSync(join(one.data, 'generations'))).toHaveLength(2);
    // Unchanged shards are the same files: a generation costs a few kB.
    expect(statSync(only(join(inUse(one), 'shards'))).nlink).toBe(2);
  });

  it('off-line for months is served, with the day of its last confirmation', async () => {
    const one = await town();
    const then = Date.now();
    await one.open({ clock: { now: () => then } }).refresh();
    const late = one.open({ clock: { now: () => then + 200 * day } });
    expect(late.current()).toMatchObject({ unsigned: false, confirmedAt: then });
  });

  it('follows a renewed root, and verifies the chain at the start', async () => {
    const one = await town();
    const signed = one.open();
    await signed.refresh();
    expect(renewKeys(one.keys, passphrase, Date.now()).ok).toBe(true);
    one.publish(bigTown(300, 1));
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(one.open().current()?.services.get('servizio-1')?.title?.it).toBe('Cambiato');
    one.publish(bigTown(300, 2));
    expect(await one.open().refresh()).toMatchObject({ ok: true });
    rmSync(join(inUse(one), 'metadata', '2.root.json'));
    expect(one.open().current()).toBeUndefined();
    expect(await one.open().refresh()).toMatchObject({ ok: true });
    expect(one.open().current()).toBeDefined();
  });

  it('is looked for every 15 minutes, and offered where it changed', async () => {
    const one = await town(20);
    const signed = one.open();
    await signed.refresh();
    const clock = settableClock(Date.now());
    const offered: unknown[] = [];
    const log: string[] = [];
    const loop = startRefreshing(signed, {
      clock,
      log: (line) => log.push(line),
      offer: (g) => offered.push(g),
      random: () => 0.5,
    });
    await loop.now();
    await loop.first;
    expect(offered).toEqual([]);
    one.publish(bigTown(20, 1));
    clock.advance(14 * 60_000);
    expect(offered).toEqual([]);
    clock.advance(60_000);
    await expect.poll(() => offered.length, { timeout: 20_000 }).toBe(1);
    await signed.refresh();
    loop.end();
    clock.advance(day);
    expect(offered).toHaveLength(1);
    expect(log).toEqual([]);
  });
});

describe('a stick', () => {
  it('updates a kiosk that has no network, and says what was newest when it was signed', async () => {
    const one = await town(40);
    const signed = one.open({ address: undefined, rootFile: join(one.keys, '1.root.json') });
    expect(await signed.refresh()).toMatchObject(refused('SYN-1'));
    const before = Date.now();
    setDate(before + 2 * day);
    expect(await signed.refresh(one.folder)).toMatchObject({ ok: true, value: { changed: true } });
    expect(signed.current()?.confirmedAt).toBeLessThanOrEqual(before);
    expect(signed.current()?.services.has('servizio-1')).toBe(true);
  });
  it('is not where a kiosk learns its keys from', async () => {
    const one = await town(40);
    expect(await one.open({ address: undefined }).refresh(one.folder)).toMatchObject(refused('SYN-10'));
  });
  it('that is pulled out leaves all as it was', async () => {
    const one = await town(40);
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
    const one = await town(40);
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
    const one = await town(40);
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
