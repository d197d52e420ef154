import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { renewKeys } from '../catalogue/publish/keys-folder.ts';
import { startRefreshing } from '../kiosk/catalogue/refresh-loop.ts';
import { sha256 } from '../kiosk/catalogue/trust.ts';
import { settableClock } from '../kiosk/testing/settable-clock.ts';
import { bigTown, signedTown } from './testing-catalogue.ts';

type Town = Awaited<ReturnType<typeof signedTown>>;
const day = 86_400_000;
let towns: Town[] = [];
const town = async (services = 300): Promise<Town> => {
  const made = await signedTown();
  towns.push(made);
  made.publish(bigTown(services));
  return made;
};
afterEach(() => {
  for (const one of towns) one[Symbol.dispose]();
  towns = [];
});
const refused = (code: string) => ({
  ok: false,
  error: { code, words: expect.stringContaining(code) as string },
});
const only = (dir: string): string => join(dir, readdirSync(dir)[0] ?? '');
/** Folder of the generation in use. */
const inUse = (one: Town): string => {
  const { generation } = JSON.parse(readFileSync(join(one.data, 'current.json'), 'utf8')) as {
    generation: number;
  };
  return join(one.data, 'generations', String(generation));
};

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
    expect(renewKeys(one.keys, 'cavallo batteria graffetta', Date.now()).ok).toBe(true);
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
      renewKeys(other, 'cavallo batteria graffetta', Date.now());
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
  it('signatures that ended (freeze)', async () => {
    const one = await signedTown();
    towns.push(one);
    one.publish(bigTown(3), Date.now() - 2_000);
    const old = Date.now() - 8 * day;
    renewKeys(one.keys, 'cavallo batteria graffetta', Date.now());
    one.publish(bigTown(3), old);
    expect(await one.open().refresh()).toMatchObject(refused('SYN-7'));
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

describe('faults that are no attacks are told apart', () => {
  const said = async (work: (one: Town) => void, change = {}): Promise<unknown> => {
    const one = await town(5);
    work(one);
    return one.open(change).refresh();
  };
  const page = (response: ServerResponse): boolean =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Accedi alla rete</html>') !==
    undefined;

  it('a captive portal', async () => {
    expect(await said((one) => one.play((_, response) => page(response)))).toMatchObject(refused('SYN-2'));
  });
  it('a server that answers missing files with a page', async () => {
    const answer = await said((one) =>
      one.play((path, response) => path === 'metadata/2.root.json' && page(response)),
    );
    expect(answer).toMatchObject(refused('SYN-4'));
    expect(JSON.stringify(answer)).toContain('404');
  });
  it('a server with a fault, and an address without a catalogue', async () => {
    expect(
      await said((one) => one.play((_, response) => response.writeHead(500).end() !== undefined)),
    ).toMatchObject(refused('SYN-4'));
    expect(await said((one) => rmSync(one.folder, { recursive: true }))).toMatchObject(refused('SYN-4'));
  });
  it('an upload that is not finished', async () => {
    expect(await said((one) => rmSync(join(one.folder, 'shards'), { recursive: true }))).toMatchObject(
      refused('SYN-4'),
    );
  });
  it('a clock in the past, seen by a signature', async () => {
    expect(await said(() => undefined, { clock: { now: () => Date.parse('2000-01-01') } })).toMatchObject(
      refused('SYN-3'),
    );
    const one = await town(5);
    await one.open().refresh();
    expect(await one.open({ clock: { now: () => Date.parse('2000-01-01') } }).refresh()).toMatchObject(
      refused('SYN-3'),
    );
  });
  it('a catalogue for a newer program', async () => {
    const one = await town(5);
    one.publish({ ...bigTown(5), formatVersion: 2 } as never);
    expect(await one.open().refresh()).toMatchObject(refused('SYN-11'));
  });
});

describe('damage on the disk', () => {
  it.each([
    'metadata/root.json',
    'metadata/timestamp.json',
    'metadata/targets.json',
    'index.json',
    'shards',
    '../../current.json',
  ])('a truncated %s: never thrown, and the next sync mends it', async (name) => {
    const one = await town(40);
    await one.open().refresh();
    const path = join(inUse(one), name);
    truncateSync(name === 'shards' ? only(path) : path, 10);
    const signed = one.open();
    expect(await signed.refresh()).toMatchObject({ ok: true });
    expect(one.open().current()?.services.has('servizio-1')).toBe(true);
  });
  it('a truncated trusted root is never trusted anew by itself; --root mends it', async () => {
    const one = await town(5);
    await one.open().refresh();
    truncateSync(join(one.data, 'trusted-root.json'), 10);
    expect(await one.open().refresh()).toMatchObject(refused('SYN-10'));
    const mended = one.open({ rootFile: join(one.keys, '1.root.json') });
    expect(mended.current()).toBeDefined();
    expect(await mended.refresh()).toMatchObject({ ok: true });
  });
  it('--root of other keys: the catalogue on the machine and that of the address are refused', async () => {
    const one = await town(5);
    await one.open().refresh();
    const other = one.open({ rootFile: join(one.otherKeys(), '1.root.json') });
    expect(other.current()).toBeUndefined();
    expect(await other.refresh()).toMatchObject(refused('SYN-5'));
  });

  it('20 kills in the middle of a sync leave a catalogue that can be used', async () => {
    const one = await town(400);
    await one.open().refresh();
    for (let kill = 0; kill < 20; kill += 1) {
      one.publish(bigTown(400, kill, `Titolo ${kill}`));
      const child = spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(import.meta.dirname, 'sync-until-killed.ts'),
          one.address,
          one.data,
        ],
        { stdio: 'ignore' },
      );
      const before = one.asked.length;
      // From the first request on: at different places of the sync each time.
      await expect.poll(() => one.asked.length, { timeout: 20_000, interval: 2 }).toBeGreaterThan(before);
      await new Promise((wait) => setTimeout(wait, kill * 3));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(one.open().current()?.services.has('servizio-399')).toBe(true);
    }
    const last = one.open();
    expect(await last.refresh()).toMatchObject({ ok: true });
    expect(last.current()?.services.get('servizio-19')?.title?.it).toBe('Titolo 19');
    expect(readdirSync(join(one.data, 'generations')).length).toBeLessThanOrEqual(2);
    // Whether it was the last kill or this sync that ended with the newest: nothing half done is left.
    expect(existsSync(join(one.data, 'staging', 'metadata'))).toBe(false);
    expect(await last.refresh()).toMatchObject({ ok: true });
    expect(existsSync(join(one.data, 'staging', 'metadata'))).toBe(false);
  }, 120_000);
});
