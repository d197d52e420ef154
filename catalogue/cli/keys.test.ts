import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../testing/cli.ts';
import { passphrase, workshopOf } from '../testing/workshop.ts';

describe('keys list and rotate', () => {
  it('say which keys there are, and exchange one', async () => {
    using shop = workshopOf();
    const pass = join(shop.dir, 'pass');
    writeFileSync(pass, passphrase);
    rmSync(join(shop.keys, 'root-3.json'));
    const listed = await cli(['keys', 'list', shop.keys]);
    expect(listed.status).toBe(0);
    const lines = listed.out.split('\n');
    expect(
      lines
        .map((line) => line.replace(/^[0-9a-f]{8} +| {2,}/g, ' ').trim())
        .slice(0, 6)
        .sort(),
    ).toEqual([
      'root not in this folder',
      'root root-1.json',
      'root root-2.json',
      'snapshot snapshot.json',
      'targets targets.json',
      'timestamp timestamp.json',
    ]);
    expect(lines.at(-1)).toMatch(
      /^Root 1, good until 2027-11-23T08:00:00Z. Fingerprint of 1.root.json: [0-9a-f]{64}$/,
    );
    const said = await cli(['keys', 'rotate', shop.keys, 'root-3', '--passphrase-file', pass]);
    expect(said).toMatchObject({ status: 0 });
    expect(said.out).toContain('Publish now, with all three keys');
    expect(JSON.parse((await cli(['keys', 'list', shop.keys, '--json'])).out)).toMatchObject({
      root: { version: 2 },
      unknown: [],
    });
    expect(await cli(['keys', 'rotate', shop.keys, 'root-9', '--passphrase-file', pass])).toMatchObject({
      status: 2,
      err: expect.stringContaining('Say which key: root-1') as string,
    });
  });
});
