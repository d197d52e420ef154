import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bigTown } from './testing-catalogue.ts';
import { refused, testTowns, type Town } from './testing-towns.ts';

const town = testTowns(40);

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
