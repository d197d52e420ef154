import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passphrase, townOf, workshopOf } from '../testing/workshop.ts';
import { readCurrent } from './current.ts';
import { readRoots } from './keys-folder.ts';
import { readPublished } from './read-published.ts';

/** What a reader finds: whole, by the town's keys, or an error. */
const found = async (keys: string, to: string): Promise<string> => {
  const read = (file: string): Buffer | undefined =>
    existsSync(join(to, file)) ? readFileSync(join(to, file)) : undefined;
  const catalogue = await readPublished(
    to,
    async (files) =>
      new Map(
        files.flatMap((file) => {
          const bytes = read(file);
          return bytes === undefined ? [] : [[file, bytes]];
        }),
      ),
  );
  if (!catalogue.ok) return catalogue.error.code;
  const roots = readRoots(keys);
  const root = roots.ok ? roots.value.at(-1)?.root : undefined;
  const current = root && readCurrent({ name: to, read, has: (file) => read(file) !== undefined }, root);
  if (current?.timestamp.signed !== true || !current.snapshot.signed || !current.targets.signed)
    return 'unsigned';
  return (
    catalogue.value.services.map(({ title }) => title?.it).find((title) => !title?.startsWith('Servizio')) ??
    ''
  );
};

describe('publishing that is broken off', () => {
  it('after any file leaves the catalogue of before, and the next run ends it', async () => {
    using shop = workshopOf(true);
    for (let stop = 0; ; stop += 1) {
      const [before, after] = [`Prima ${stop}`, `Dopo ${stop}`];
      expect(shop.publish(townOf(3, 1, before)).ok).toBe(true);
      let files = 0;
      const done = shop.publish(townOf(3, 1, after), undefined, () => {
        if ((files += 1) > stop) throw new Error('broken off');
      });
      expect(await found(shop.keys, shop.to)).toBe(done.ok ? after : before);
      if (done.ok) return expect(stop).toBe(files);
      expect(done).toMatchObject({ error: { code: 'not-written' } });
      expect(shop.publish(townOf(3, 1, after)).ok).toBe(true);
      expect(await found(shop.keys, shop.to)).toBe(after);
    }
  });

  it('by a kill leaves a whole catalogue, wherever it was', async () => {
    using shop = workshopOf(true, Date.now() - 1_000);
    expect(shop.publish(townOf(8), Date.now()).ok).toBe(true);
    for (const files of [1, 7, 12]) {
      const child = spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(import.meta.dirname, 'publish-until-killed.ts'),
          shop.keys,
          shop.to,
          passphrase,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let lines = 0;
      await new Promise<void>((reached) =>
        child.stdout.on('data', (chunk: Buffer) => {
          lines += String(chunk).split('\n').length - 1;
          if (lines >= files) reached();
        }),
      );
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await found(shop.keys, shop.to)).toMatch(/^(?:Titolo \d+ \d+)?$/);
    }
    expect(shop.publish(townOf(8, 3, 'Fine'), Date.now()).ok).toBe(true);
    expect(await found(shop.keys, shop.to)).toBe('Fine');
  }, 120_000);

  it('and two that publish at a time: one of them is told', () => {
    using shop = workshopOf(true);
    shop.publish(townOf(5));
    let between = false;
    const late = shop.publish(townOf(5, 1), undefined, () => {
      if (between) return;
      between = true;
      expect(shop.publish(townOf(5, 2)).ok).toBe(true);
    });
    expect(late).toMatchObject({ error: { code: 'changed-meanwhile' } });
  });
});

describe('versions', () => {
  it('go on where the folder is lost, and an older copy is refused', () => {
    using shop = workshopOf(true);
    shop.publish(townOf(5));
    cpSync(shop.to, `${shop.to}-old`, { recursive: true });
    shop.publish(townOf(5, 1));
    rmSync(shop.to, { recursive: true });
    cpSync(`${shop.to}-old`, shop.to, { recursive: true });
    expect(shop.publish(townOf(5, 2))).toMatchObject({ error: { code: 'older-than-known' } });
    rmSync(shop.to, { recursive: true });
    expect(shop.publish(townOf(5, 2)).ok).toBe(true);
    expect(existsSync(join(shop.to, 'metadata', '3.targets.json'))).toBe(true);
    expect(String(readFileSync(join(shop.to, 'metadata', 'timestamp.json')))).toContain('"version":3');
  });
});
