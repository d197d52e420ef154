import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readTimestamp } from '../publish/metadata.ts';
import { starterTown } from '../starter/starter-town.ts';
import { cli } from '../testing/cli.ts';
import { passphrase, workshopOf } from '../testing/workshop.ts';

const day = 86_400_000;
const { 'services/certificato-residenza.yaml': starter = '', ...starterFiles } = starterTown('2026-11-23');
const card = (cost: number): string =>
  starter
    .replace('id: certificato-residenza', 'id: carta')
    .replace('Certificato di residenza', "Carta d'identità")
    .replace('amount: 0', `amount: ${cost}`);

/** A source folder with one service, keys, a place to publish to, and the clock. */
const shopOf = () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T08:00:00Z') });
  const shop = workshopOf();
  const source = join(shop.dir, 'town');
  const pass = join(shop.dir, 'pass');
  for (const [file, text] of Object.entries({ ...starterFiles, 'services/carta.yaml': '' })) {
    mkdirSync(dirname(join(source, file)), { recursive: true });
    writeFileSync(join(source, file), text);
  }
  writeFileSync(pass, `${passphrase}\n`);
  const write = (cost: number): void => writeFileSync(join(source, 'services', 'carta.yaml'), card(cost));
  write(2221);
  const common = ['--keys', shop.keys, '--to', shop.to, '--passphrase-file', pass];
  return {
    ...shop,
    source,
    write,
    publish: (...more: string[]) => cli(['publish', source, ...common, ...more]),
    sign: (...more: string[]) => cli(['sign', ...common, ...more]),
    later: (days: number): unknown => vi.setSystemTime(Date.now() + days * day),
    signed: () => readTimestamp(readFileSync(join(shop.to, 'metadata', 'timestamp.json'))).signed,
    [Symbol.dispose]: (): void => {
      vi.useRealTimers();
      shop[Symbol.dispose]();
    },
  };
};

describe('publish --dry-run', () => {
  it('says what would change, in words, needs no key, and writes nothing', async () => {
    using shop = shopOf();
    const first = await shop.publish('--dry-run');
    expect(first).toMatchObject({ status: 0 });
    expect(first.out).toContain('Nothing is published there yet: all 1 services would be.');
    expect(existsSync(shop.to)).toBe(false);
    await shop.publish();
    shop.write(2400);
    const before = readFileSync(join(shop.to, 'metadata', 'timestamp.json'));
    for (const role of ['targets', 'snapshot', 'timestamp']) rmSync(join(shop.keys, `${role}.json`));
    const said = await shop.publish('--dry-run');
    expect(said.out.split('\n')[0]).toBe("Carta d'identità: cost 22.21 -> 24.00");
    expect(said.out).toMatch(/and the signatures of targets, snapshot, timestamp. Nothing was written.$/);
    expect(JSON.parse((await shop.publish('--dry-run', '--json')).out)).toMatchObject({
      dryRun: true,
      changed: true,
      keys: ['targets', 'snapshot', 'timestamp'],
      differences: [{ kind: 'services', id: 'carta', change: 'changed' }],
    });
    expect(readFileSync(join(shop.to, 'metadata', 'timestamp.json'))).toEqual(before);
  });
});

describe('sign', () => {
  it('needs the timestamp’s key only, and says when others are due', async () => {
    using shop = shopOf();
    expect(await shop.sign()).toMatchObject({ status: 2 });
    await shop.publish();
    for (const name of ['root-1', 'root-2', 'root-3', 'targets', 'snapshot'])
      rmSync(join(shop.keys, `${name}.json`));
    shop.later(1);
    expect(await shop.sign()).toMatchObject({ status: 0, err: '' });
    expect(shop.signed()).toMatchObject({
      version: 2,
      expires: '2026-12-01T08:00:00Z',
      snapshotMeta: { version: 1 },
    });
    shop.later(15);
    const late = await shop.sign();
    expect(late).toMatchObject({
      status: 1,
      err: expect.stringContaining('snapshot ends on 2026-12-23') as string,
    });
    expect(shop.signed().version).toBe(3);
    shop.later(8);
    const never = await shop.sign();
    expect(never).toMatchObject({ status: 2, out: '' });
    expect(never.err).toContain('Not signed: the signature of the snapshot ends on 2026-12-23. Publish');
    expect(shop.signed().version).toBe(3);
  });
  it('signs the snapshot too where its key is there and it is due', async () => {
    using shop = shopOf();
    await shop.publish();
    rmSync(join(shop.keys, 'targets.json'));
    shop.later(16);
    expect(JSON.parse((await shop.sign('--json')).out)).toEqual({
      signed: ['timestamp', 'snapshot'],
      goodUntil: '2026-12-16T08:00:00.000Z',
      due: [],
    });
    expect(shop.signed()).toMatchObject({ version: 2, snapshotMeta: { version: 2 } });
    // Half a year on the targets are due, and whoever publishes must say what they hold.
    for (let week = 0; week < 26; week += 1) {
      shop.later(7);
      await shop.sign();
    }
    expect((await shop.sign()).err).toContain('The signature of the targets ends on 2027-11-23');
  });
});

describe('diff', () => {
  it('compares source folders with published ones', async () => {
    using shop = shopOf();
    await shop.publish();
    expect(await cli(['diff', shop.to, shop.source])).toMatchObject({ status: 0, out: 'Nothing differs.' });
    shop.write(2400);
    const said = await cli(['diff', shop.to, shop.source]);
    expect(said).toEqual({ status: 1, out: "Carta d'identità: cost 22.21 -> 24.00", err: '' });
    expect(JSON.parse((await cli(['diff', shop.source, shop.to, '--json'])).out)).toMatchObject([
      { change: 'changed', changes: [{ path: 'costs.0.amount', words: 'cost 24.00 -> 22.21' }] },
    ]);
    writeFileSync(join(shop.to, 'metadata', 'timestamp.json'), '{');
    expect(await cli(['diff', shop.to, shop.source])).toMatchObject({ status: 2 });
    expect(await cli(['diff', '/nowhere', shop.source])).toMatchObject({ status: 2, out: '' });
  });
});
