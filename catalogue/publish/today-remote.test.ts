import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noChanges, type TodayChanges, type TodayEntry } from '../../core/published/today.ts';
import { s3Key, strictS3 } from '../testing/strict-s3.ts';
import { todayPassphrase, todayTown } from '../testing/today-town.ts';
import { todayOnHost } from './publish-today.ts';
import type { Remote } from './remote.ts';
import { s3Remote } from './s3-remote.ts';
import { initTodayKey } from './today-keys.ts';

const now = Date.now();
const date = new Date(now).toISOString().slice(0, 10);
const closed: TodayEntry = { kind: 'hours', id: 'chiuso', place: 'municipio', date, hours: 'closed' };
const saying = (...entries: TodayEntry[]): TodayChanges => ({ ...noChanges('borgo'), entries });

/** A bucket, a today key, and what an editor does with both. */
const desk = async () => {
  const town = todayTown();
  const s3 = await strictS3('my-town');
  const remote = s3Remote({ ...s3Key, bucket: 'my-town', prefix: 'sportello', endpoint: s3.endpoint });
  const open = (through: Remote = remote) => todayOnHost(through, 's3://my-town/sportello');
  const use = (keysDir = town.keysDir) => ({ keysDir, passphrase: todayPassphrase, now });
  return {
    town,
    s3,
    remote,
    open,
    use,
    [Symbol.dispose]: () => {
      s3[Symbol.dispose]();
      town[Symbol.dispose]();
    },
  };
};

describe("today's changes on a host", () => {
  it('are read, signed and brought by the code that publishes the catalogue, the timestamp last', async () => {
    using at = await desk();
    const host = at.open();
    expect(await host.read(at.town.keysDir)).toEqual({ ok: true, value: undefined });
    expect(await host.publish(saying(closed), at.use())).toMatchObject({
      ok: true,
      value: { changed: true, entries: 1, version: 1 },
    });
    expect(at.s3.asked.at(-1)).toBe('PUT sportello/today/metadata/timestamp.json');
    expect([...at.s3.objects.keys()].every((key) => key.startsWith('sportello/today/'))).toBe(true);
    expect(at.s3.objects.get('sportello/today/metadata/timestamp.json')?.headers).toMatchObject({
      'cache-control': 'no-cache',
    });
    // A colleague, from another machine.
    const copy = join(at.town.dir, '.copy');
    cpSync(at.town.keysDir, copy, { recursive: true });
    expect(await host.read(copy)).toMatchObject({ value: { entries: [closed] } });
    expect(await host.publish(saying(closed), at.use(copy))).toMatchObject({
      value: { changed: false, version: 2 },
    });
    expect(await host.publish(saying(), at.use())).toMatchObject({ value: { changed: true, version: 3 } });
  });

  it('two at a time: the second is told, and the first stands', async () => {
    using at = await desk();
    await at.open().publish(saying(), at.use());
    let raced = false;
    const slow: Remote = {
      ...at.remote,
      put: async (files, onFile) => {
        if (!raced) {
          raced = true;
          await at.open().publish(saying(closed), at.use());
        }
        await at.remote.put(files, onFile);
      },
    };
    const strike: TodayEntry = {
      kind: 'notice',
      id: 'x',
      what: 'strike',
      severity: 'urgent',
      from: date,
      to: date,
    };
    expect(await at.open(slow).publish(saying(strike), at.use())).toMatchObject({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
    expect(await at.open().read(at.town.keysDir)).toMatchObject({ value: { entries: [closed] } });
  });

  it('what a host made up is neither shown as in force nor signed', async () => {
    using at = await desk();
    await at.open().publish(saying(), at.use());
    const [key = '', old] = [...at.s3.objects].find(([name]) => name.endsWith('.today.json')) ?? [];
    if (old === undefined) throw new Error('nothing was published');
    at.s3.objects.set(key, { ...old, bytes: Buffer.from(JSON.stringify(saying(closed))) });
    for (const answer of [await at.open().read(undefined), await at.open().read(at.town.keysDir)])
      expect(answer).toMatchObject({ ok: false, error: { code: 'damaged-folder' } });
  });

  it('an older copy that was put back is refused by whoever published since', async () => {
    using at = await desk();
    await at.open().publish(saying(closed), at.use());
    const before = new Map(at.s3.objects);
    await at.open().publish(saying(), at.use());
    at.s3.objects.clear();
    for (const [name, object] of before) at.s3.objects.set(name, object);
    const refused = { ok: false, error: { code: 'older-than-known' } };
    expect(await at.open().read(at.town.keysDir)).toMatchObject(refused);
    expect(await at.open().publish(saying(), at.use())).toMatchObject(refused);
  });

  it('a key that replaces another goes on in the same place; the one that was lost can publish there no more', async () => {
    using at = await desk();
    await at.open().publish(saying(closed), at.use());
    const other = join(at.town.dir, '.other');
    initTodayKey(other, todayPassphrase, { now: now + 60_000, cost: 2 ** 10 });
    // What the old key signed is not taken over: whoever found it may have signed anything.
    expect(await at.open().read(other)).toEqual({ ok: true, value: undefined });
    expect(await at.open().publish(saying(), at.use(other))).toMatchObject({ value: { version: 2 } });
    for (const answer of [
      await at.open().read(at.town.keysDir),
      await at.open().publish(saying(closed), at.use()),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'other-today-key' } });
    expect(await at.open().read(other)).toMatchObject({ value: { entries: [] } });
  });

  it('a host that is not there: in words, and nothing is lost', async () => {
    using at = await desk();
    const nobody = s3Remote({ ...s3Key, bucket: 'my-town', prefix: '', endpoint: 'http://127.0.0.1:9' });
    expect(await at.open(nobody).publish(saying(closed), at.use())).toMatchObject({
      ok: false,
      error: { code: 'remote', words: expect.stringContaining('Kiosks still see what was there') as string },
    });
    expect(() => readFileSync(join(at.town.keysDir, 'published-versions.json'))).toThrow();
  });
});
