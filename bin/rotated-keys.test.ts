import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rotateKey, type KeyName } from '../catalogue/publish/rotate-keys.ts';
import { bigTown, signedTown } from './testing-catalogue.ts';

const passphrase = 'cavallo batteria graffetta';
type Town = Awaited<ReturnType<typeof signedTown>>;
const towns: Town[] = [];
afterEach(() => towns.splice(0).forEach((one) => one[Symbol.dispose]()));

const townOf = async (): Promise<Town> => {
  const one = await signedTown();
  towns.push(one);
  one.publish(bigTown(3, 0, 'Prima'));
  return one;
};
const rotate = (one: Town, name: KeyName) =>
  rotateKey(one.keys, name, passphrase, { now: Date.now(), cost: 2 ** 10 });
const titleOn = (signed: ReturnType<Town['open']>): string | undefined =>
  signed.current()?.services.get('servizio-0')?.title?.it;

describe('keys that are exchanged', () => {
  it.each<KeyName>(['timestamp', 'snapshot', 'targets', 'publish', 'root-1', 'root-2', 'root-3'])(
    '%s: a kiosk with the old root follows, and the old key is believed no more',
    async (name) => {
      const one = await townOf();
      const kiosk = one.open();
      await kiosk.refresh();
      const old = readdirSync(one.keys).includes(`${name}.json`);
      expect(rotate(one, name)).toMatchObject({ ok: true, value: { version: 2 } });
      expect(old).toBe(readdirSync(one.keys).includes('retired'));
      // Nothing changed but the keys: what the old ones signed is signed anew.
      one.publish(bigTown(3, 0, 'Prima'));
      expect(await kiosk.refresh()).toMatchObject({ ok: true });
      one.publish(bigTown(3, 0, 'Dopo'));
      expect(await kiosk.refresh()).toMatchObject({ ok: true, value: { changed: true } });
      expect(titleOn(one.open())).toBe('Dopo');
      if (name !== 'publish') return;
      renameSync(join(one.keys, 'retired', 'publish.until-root-2.json'), join(one.keys, 'publish.json'));
      expect(() => one.publish(bigTown(3, 0, 'Falso'))).toThrow(/does not know its targets key/);
    },
  );

  it('one after the other: a kiosk that was off all the while follows the whole chain', async () => {
    const one = await townOf();
    await one.open().refresh();
    const names: KeyName[] = ['root-1', 'root-2', 'root-3', 'timestamp', 'publish'];
    for (const name of names) expect(rotate(one, name).ok).toBe(true);
    one.publish(bigTown(3, 0, 'Dopo'));
    const late = one.open();
    expect(await late.refresh()).toMatchObject({ ok: true, value: { changed: true } });
    expect(titleOn(late)).toBe('Dopo');
  });

  it('a root key that is lost is exchanged by the other two; with one left nobody can, and kiosks are given a new root', async () => {
    const one = await townOf();
    await one.open().refresh();
    rmSync(join(one.keys, 'root-2.json'));
    expect(rotate(one, 'root-2').ok).toBe(true);
    // The lost one, found by somebody, has no say; the new one has.
    rmSync(join(one.keys, 'root-1.json'));
    expect(rotate(one, 'timestamp').ok).toBe(true);
    one.publish(bigTown(3, 0, 'Dopo'));
    expect(await one.open().refresh()).toMatchObject({ ok: true });

    rmSync(join(one.keys, 'root-3.json'));
    expect(rotate(one, 'targets')).toMatchObject({ ok: false, error: { code: 'too-few-root-keys' } });
    const other = one.otherKeys();
    mkdirSync(join(one.dir, 'moved'));
    renameSync(one.folder, join(one.dir, 'moved', 'public'));
    one.publish(bigTown(3, 0, 'Nuove chiavi'), Date.now(), other);
    expect(await one.open().refresh()).toMatchObject({ ok: false, error: { code: 'SYN-5' } });
    const told = one.open({ rootFile: join(other, '1.root.json') });
    expect(await told.refresh()).toMatchObject({ ok: true });
    expect(titleOn(told)).toBe('Nuove chiavi');
  });
});
