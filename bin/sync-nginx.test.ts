import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bigTown, signedTown } from './testing-catalogue.ts';
import { hasNginx, startNginx } from './testing-nginx.ts';

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});
const townOn = async (rate?: string) => {
  const town = await signedTown();
  ends.push(() => town[Symbol.dispose]());
  const nginx = await startNginx(join(town.dir, 'nginx'), town.folder, rate);
  ends.push(nginx.stop);
  return { town, nginx };
};

/** A town whose one service does not fit into a moment: its shard does not compress. */
const heavyTown = () => {
  const town = bigTown(1);
  const summary = { it: randomBytes(900_000).toString('base64') };
  return {
    ...town,
    services: town.services.map((one) => (one.id === 'servizio-0' ? { ...one, summary } : one)),
  };
};

describe.skipIf(!hasNginx)('a catalogue on a real nginx (nginx-light)', () => {
  it('is synced; a change costs few requests, and no change two', async () => {
    const { town, nginx } = await townOn();
    town.publish(bigTown(300));
    const signed = town.open({ address: nginx.address });
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    const before = nginx.asked().length;
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: false } });
    const idle = nginx.asked().slice(before);
    expect(idle.map(({ status }) => status)).toEqual([404, 200]);
    town.publish(bigTown(300, 7));
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(nginx.asked().length - before - idle.length).toBeLessThanOrEqual(8);
  });

  it('cut in the middle of a large file on a slow line: what came is used again', async () => {
    const { town, nginx } = await townOn('200k');
    town.publish(heavyTown());
    const signed = town.open({ address: nginx.address });
    const first = signed.refresh();
    const parts = join(town.data, 'staging', 'parts');
    const kept = (): number =>
      existsSync(parts)
        ? readdirSync(parts).reduce((sum, name) => sum + statSync(join(parts, name)).size, 0)
        : 0;
    await expect.poll(kept, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    await nginx.stop();
    expect(await first).toMatchObject({ ok: false, error: { code: 'SYN-1' } });
    expect(await signed.refresh()).toMatchObject({ ok: false, error: { code: 'SYN-1' } });
    const have = kept();
    await nginx.again();
    expect(await signed.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(nginx.asked().filter(({ status }) => status === 206)).toMatchObject([{ range: `bytes=${have}-` }]);
    expect(existsSync(join(town.data, 'staging'))).toBe(false);
  });

  it('a limit of the settings is kept', async () => {
    const { town, nginx } = await townOn();
    town.publish(heavyTown());
    const start = performance.now();
    const signed = town.open({ address: nginx.address, line: { bytesPerSecond: 900_000 } });
    expect(await signed.refresh()).toMatchObject({ ok: true });
    // A bound from below.
    expect(performance.now() - start).toBeGreaterThan(800);
  });
});
