import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noChanges } from '../../core/published/today.ts';
import { folderOf } from '../testing/folder.ts';
import { todayPassphrase, todayTown } from '../testing/today-town.ts';
import { passphrase, publishedAt, townOf, workshopOf } from '../testing/workshop.ts';
import { planRemote, publishToRemote } from './publish-remote.ts';
import { todayOnHost } from './publish-today.ts';
import { readPublished } from './read-published.ts';
import { RemoteFault, type Remote } from './remote.ts';
import { rsyncRemote } from './rsync-remote.ts';
import { freePort } from '../testing/free-port.ts';

const hasRsync = ((): boolean => {
  try {
    execFileSync('rsync', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const daemons: ChildProcess[] = [];
afterEach(() => daemons.splice(0).forEach((daemon) => daemon.kill('SIGKILL')));

/** An rsync server over `dir`, and its address. */
const daemonOver = async (dir: string, readOnly = false): Promise<string> => {
  const port = await freePort();
  const own = process.getuid?.() === 0 ? 'uid = 0\ngid = 0\n' : '';
  mkdirSync(join(dir, 'web'), { recursive: true });
  writeFileSync(
    join(dir, 'rsyncd.conf'),
    `port = ${port}\naddress = 127.0.0.1\nuse chroot = no\n${own}[web]\npath = ${join(dir, 'web')}\nread only = ${String(readOnly)}\n`,
  );
  const daemon = spawn('rsync', ['--daemon', '--no-detach', `--config=${join(dir, 'rsyncd.conf')}`], {
    stdio: 'ignore',
  });
  daemons.push(daemon);
  await expect
    .poll(
      () =>
        new Promise((answer) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.destroy();
            answer(true);
          }).on('error', () => answer(false));
        }),
      { timeout: 20_000 },
    )
    .toBe(true);
  return `rsync://127.0.0.1:${port}/web`;
};

const titleThere = async (dir: string): Promise<string | undefined> => {
  const read = await readPublished(
    dir,
    async (files) =>
      new Map(
        files.flatMap((file) =>
          existsSync(join(dir, file)) ? [[file, readFileSync(join(dir, file))] as const] : [],
        ),
      ),
  );
  return read.ok ? read.value.services[1]?.title?.it : read.error.words;
};

describe.skipIf(!hasRsync)('publishing with rsync (skipped where rsync is not installed)', () => {
  it("brings today's changes to an rsync server, and reads them again", async () => {
    using town = todayTown();
    const host = todayOnHost(rsyncRemote(await daemonOver(town.dir)), 'web');
    const use = { keysDir: town.keysDir, passphrase: todayPassphrase, now: Date.now() };
    expect(await host.read(town.keysDir)).toEqual({ ok: true, value: undefined });
    expect(await host.publish(noChanges('borgo'), use)).toMatchObject({ value: { version: 1 } });
    expect(await host.read(town.keysDir)).toMatchObject({ value: { entries: [] } });
    expect(await host.publish(noChanges('borgo'), use)).toMatchObject({
      value: { version: 2, changed: false },
    });
    expect(existsSync(join(town.dir, 'web/today/metadata/timestamp.json'))).toBe(true);
  });

  it('to an rsync server: the timestamp last, then only what changed, and the same as a folder', async () => {
    using shop = workshopOf(true);
    const address = await daemonOver(shop.dir);
    const web = join(shop.dir, 'web');
    const puts: string[][] = [];
    const real = rsyncRemote(`${address}/sportello`);
    const remote: Remote = {
      ...real,
      put: (files, onFile) => {
        puts.push(files.map(({ file }) => file));
        return real.put(files, onFile);
      },
    };
    const options = { keysDir: shop.keys, passphrase, place: address, now: publishedAt };
    const plan = await planRemote(undefined, remote, options);
    expect(plan).toMatchObject({ error: { code: 'nothing-there' } });
    expect(await publishToRemote(townOf(5), remote, options)).toMatchObject({
      ok: true,
      value: { changed: true },
    });
    expect(puts.at(-1)).toEqual(['metadata/timestamp.json']);
    expect(await titleThere(join(web, 'sportello'))).toBe('Servizio 1');
    expect(statSync(join(web, 'sportello', 'shards')).mode & 0o777).toBe(0o755);

    puts.length = 0;
    expect(await publishToRemote(townOf(5, 1), remote, options)).toMatchObject({ value: { changed: true } });
    expect(await titleThere(join(web, 'sportello'))).toBe('Cambiato');
    expect(puts.flat()).not.toContain('metadata/1.root.json');
    puts.length = 0;
    expect(await publishToRemote(townOf(5, 1), remote, options)).toMatchObject({
      value: { changed: false, files: 1 },
    });
    expect(puts).toEqual([['metadata/timestamp.json']]);
  });

  it('that breaks off before any step leaves the catalogue of before', async () => {
    using shop = workshopOf(true);
    const address = await daemonOver(shop.dir);
    const real = rsyncRemote(address);
    const options = { keysDir: shop.keys, passphrase, place: address, now: publishedAt };
    await publishToRemote(townOf(3, 1, 'Prima'), real, options);
    for (const stop of [0, 1, 2]) {
      let steps = 0;
      const remote: Remote = {
        ...real,
        put: async (files, onFile) => {
          if (steps === stop) throw new RemoteFault('The line is cut.');
          steps += 1;
          await real.put(files, onFile);
        },
      };
      expect(await publishToRemote(townOf(3, 1, `Dopo ${stop}`), remote, options)).toMatchObject({
        error: { code: 'remote', words: 'The line is cut. Kiosks still see what was there before.' },
      });
      expect(await titleThere(join(shop.dir, 'web'))).toBe('Prima');
    }
    expect((await publishToRemote(townOf(3, 1, 'Dopo'), real, options)).ok).toBe(true);
    expect(await titleThere(join(shop.dir, 'web'))).toBe('Dopo');
  });

  it('over a remote shell, as ssh is one', async () => {
    using shop = workshopOf(true);
    const shell = join(shop.dir, 'shell');
    // What ssh does, on the same machine: leaves the host out and runs the rest there.
    writeFileSync(
      shell,
      '#!/bin/sh\nwhile [ "$1" != web@host.example ] && [ "$1" != host.example ]; do shift; done\nshift\nexec sh -c "$*"\n',
    );
    chmodSync(shell, 0o755);
    const before = process.env['RSYNC_RSH'];
    process.env['RSYNC_RSH'] = shell;
    try {
      const to = join(shop.dir, 'there');
      const address = `host.example:${to}`;
      const options = { keysDir: shop.keys, passphrase, place: address, now: publishedAt };
      expect((await publishToRemote(townOf(3), rsyncRemote(address), options)).ok).toBe(true);
      expect(await titleThere(to)).toBe('Servizio 1');
      expect((await publishToRemote(townOf(3, 1), rsyncRemote(address), options)).ok).toBe(true);
      expect(await titleThere(to)).toBe('Cambiato');
    } finally {
      if (before === undefined) delete process.env['RSYNC_RSH'];
      else process.env['RSYNC_RSH'] = before;
    }
  });

  it('says what is wrong: no module, no right to write, nobody there, no rsync', async () => {
    using folder = folderOf({});
    const address = await daemonOver(folder.dir, true);
    const file = { file: 'a', bytes: Buffer.from('a') };
    const saying = (words: RegExp) =>
      expect.objectContaining({ message: expect.stringMatching(words) as string });
    await expect(rsyncRemote(address.replace('/web', '/shop')).list()).rejects.toEqual(saying(/module/));
    await expect(rsyncRemote(address).put([file], () => undefined)).rejects.toEqual(saying(/read only/));
    await expect(rsyncRemote(`rsync://127.0.0.1:${await freePort()}/web`).list()).rejects.toEqual(
      saying(/cannot be reached/),
    );
    await expect(rsyncRemote(address, '/nowhere/rsync').list()).rejects.toEqual(saying(/not installed/));
  });
});
