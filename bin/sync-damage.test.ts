import { existsSync, readdirSync, readFileSync, truncateSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bigTown } from './testing-catalogue.ts';
import { inUse, refused, testTowns } from './testing-towns.ts';

const town = testTowns(40);
const only = (dir: string): string => join(dir, readdirSync(dir)[0] ?? '');

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

describe('a trusted root that is gone', () => {
  it('is not learned anew from whoever answers: it comes from the kiosk itself, or from a technician', async () => {
    const one = await town();
    await one.open().refresh();
    const gone = (): void => rmSync(join(one.data, 'trusted-root.json'));
    gone();
    rmSync(one.folder, { recursive: true });
    one.publish(bigTown(40, 1, 'Falso'), Date.now(), one.otherKeys());
    expect(await one.open().refresh()).toMatchObject(refused('SYN-10'));
    // Also where the generations went with it: the journal knows that there was one.
    rmSync(one.data, { recursive: true });
    expect(await one.open().refresh()).toMatchObject(refused('SYN-10'));
    const signed = one.open({ rootFile: join(one.keys, '1.root.json') });
    gone();
    expect(await signed.refresh()).toMatchObject(refused('SYN-5'));
  });
});

it('a first sync that breaks off in the middle goes on: no part is fetched twice', async () => {
  const one = await town(400);
  const signed = one.open();
  let shards = 0;
  one.play(
    (path, response) => path.startsWith('shards/') && (shards += 1) > 60 && (response.destroy(), true),
  );
  expect(await signed.refresh()).toMatchObject(refused('SYN-1'));
  one.play(undefined);
  expect(await one.open().refresh()).toMatchObject({ ok: true, value: { changed: true } });
  const fetched = one.asked.filter(({ path, bytes }) => path.startsWith('shards/') && bytes > 0);
  expect(fetched.length).toBeGreaterThan(100);
  expect(new Set(fetched.map(({ path }) => path)).size).toBe(fetched.length);
});

describe('kills', () => {
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
