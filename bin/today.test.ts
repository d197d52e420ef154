import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TodayEntry } from '../core/published/today.ts';
import { addDays } from '../core/schedule/local-date.ts';
import { townToday } from './testing-today.ts';

type Town = Awaited<ReturnType<typeof townToday>>;
const [minute, day] = [60_000, 86_400_000];
let towns: Town[] = [];
const town = async (): Promise<Town> => {
  const made = await townToday();
  towns.push(made);
  return made;
};
afterEach(() => {
  for (const one of towns) one[Symbol.dispose]();
  towns = [];
});

const strike = (one: Town, change: object = {}): TodayEntry => ({
  kind: 'notice',
  id: 'sciopero',
  what: 'strike',
  severity: 'urgent',
  from: one.today,
  to: addDays(one.today, 20),
  ...change,
});
const words = 'Sciopero: alcuni sportelli possono essere chiusi';
const refused = (code: string) => ({
  ok: false,
  error: { code, words: expect.stringMatching(`^${code} Today's changes: `) as string },
});

describe("today's changes on a kiosk", () => {
  it('are on an on-line kiosk within five minutes, and gone within five after they are taken back', async () => {
    const one = await town();
    one.publishToday([]);
    const kiosk = one.start();
    for (const [turn, entries, titles] of [
      [1, [strike(one)], [words]],
      [2, [], []],
    ] as const) {
      // It has just asked, and waits: the longest time until it asks again.
      await vi.waitFor(() => expect(one.waits()).toBe(turn));
      one.publishToday(entries);
      one.clock.advance(4 * minute);
      await vi.waitFor(() => expect(kiosk.said()).toEqual(titles));
    }
    kiosk.following.end();
  });

  it('nothing new: one request', async () => {
    const one = await town();
    one.publishToday([strike(one)]);
    const repository = one.openRepository();
    expect(await repository.refresh(one.root())).toEqual({ ok: true, value: { changed: true } });
    one.asked.length = 0;
    expect(await repository.refresh(one.root())).toEqual({ ok: true, value: { changed: false } });
    expect(one.asked.map(({ path }) => path)).toEqual(['today/metadata/timestamp.json']);
  });

  it('survive a restart without a network, and end by themselves', async () => {
    const one = await town();
    one.publishToday([strike(one)]);
    await one.openRepository().refresh(one.root());
    one.stop();
    const kiosk = one.start();
    expect(kiosk.said()).toEqual([words]);
    // Their metadata ended after seven days: nobody took them back, so they hold until their own end.
    one.clock.advance(15 * day);
    expect(kiosk.said()).toEqual([words]);
    await vi.waitFor(() => {
      one.clock.advance(day);
      expect(kiosk.said()).toEqual([]);
    });
    expect(one.log.filter((line) => line.includes('SYN-1 Today'))).toHaveLength(1);
    kiosk.following.end();
  });

  it('a town that has never published any is no fault; a folder that went away is one', async () => {
    const one = await town();
    const repository = one.openRepository();
    expect(await repository.refresh(one.root())).toEqual({ ok: true, value: { changed: false } });
    one.publishToday([strike(one)]);
    await repository.refresh(one.root());
    rmSync(join(one.folder, 'today'), { recursive: true });
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-4'));
    expect(repository.current(one.root())?.entries).toHaveLength(1);
  });

  it('another key begins anew once the catalogue names it', async () => {
    const one = await town();
    one.publishToday([strike(one)]);
    const kiosk = one.start();
    await vi.waitFor(() => expect(kiosk.said()).toEqual([words]));
    // It was lost: another one goes on in the same folder, where nothing is deleted.
    const other = one.key('other-today', one.keysDir);
    one.publishToday([strike(one, { what: 'lift' })], one.clock.now(), other);
    one.pin(other);
    const refreshed = await one.signed.refresh();
    if (!refreshed.ok) throw new Error(refreshed.error.words);
    kiosk.following.offer(refreshed.value.generation);
    await vi.waitFor(() => expect(kiosk.said().join()).toContain("L'ascensore non funziona"));
    kiosk.following.end();
  });

  it('the catalogue is confirmed as before: laid over it is no other age', async () => {
    const one = await town();
    one.publishToday([strike(one)]);
    await one.openRepository().refresh(one.root());
    const laid = one.start().following.laid(one.signed.current());
    one.clock.advance(minute);
    await one.signed.refresh();
    expect(laid?.written).not.toBe(laid?.catalogue);
    expect(laid?.confirmedAt).toBe(one.clock.now());
  });
});

describe("attacks on today's changes", () => {
  const known = async () => {
    const one = await town();
    one.publishToday([]);
    const old = join(one.dir, 'old');
    cpSync(join(one.folder, 'today'), old, { recursive: true });
    one.publishToday([strike(one)]);
    const repository = one.openRepository();
    await repository.refresh(one.root());
    return { one, repository, old };
  };
  const stays = (repository: Awaited<ReturnType<typeof known>>['repository'], one: Town): void =>
    expect(repository.current(one.root())?.entries).toHaveLength(1);

  it('bad signature', async () => {
    const { one, repository } = await known();
    one.publishToday([]);
    one.spoil('today/metadata/timestamp.json', (text) => text.replace(/"version":\d+/, '"version":99'));
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-5'));
    stays(repository, one);
  });
  it('the key of somebody else', async () => {
    const { one, repository } = await known();
    one.takeAway('metadata');
    rmSync(join(one.folder, 'today'), { recursive: true });
    one.publishToday([], one.clock.now(), one.key('stranger'));
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-5'));
    stays(repository, one);
  });
  it('rollback, also where the folder on the kiosk was lost', async () => {
    const { one, repository, old } = await known();
    rmSync(join(one.folder, 'today'), { recursive: true });
    cpSync(old, join(one.folder, 'today'), { recursive: true });
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-6'));
    stays(repository, one);
    rmSync(join(one.data, 'today'), { recursive: true });
    expect(await one.openRepository().refresh(one.root())).toMatchObject(refused('SYN-6'));
  });
  it('freeze: held back for longer than a signature lasts', async () => {
    const { one, repository } = await known();
    one.clock.advance(8 * day);
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-7'));
    stays(repository, one);
  });
  it('mix and match', async () => {
    const { one, repository } = await known();
    const target = one.asked.map(({ path }) => path).find((path) => path.startsWith('today/targets/')) ?? '';
    one.publishToday([strike(one, { what: 'lift' })]);
    const bytes = readFileSync(join(one.folder, target));
    one.play((path, response) => {
      if (!path.startsWith('today/targets/')) return false;
      response.end(bytes.subarray(0, 40));
      return true;
    });
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-8'));
    stays(repository, one);
  });
  it('data without end', async () => {
    const { one, repository } = await known();
    one.publishToday([]);
    one.play((path, response) => {
      if (!path.startsWith('today/targets/')) return false;
      response.end(Buffer.alloc(200_000));
      return true;
    });
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-9'));
    stays(repository, one);
  });
  it('signed far ahead: it sets no clock, and the catalogue syncs on', async () => {
    const { one, repository } = await known();
    one.publishToday([], one.clock.now() + 400 * day);
    expect(await repository.refresh(one.root())).toMatchObject(refused('SYN-3'));
    expect(await one.signed.refresh()).toMatchObject({ ok: true });
  });
  it('damaged on the disk: not used, and fetched again', async () => {
    const { one } = await known();
    const kept = one.openRepository();
    expect(kept.current(one.root())).toBeDefined();
    const base = join(one.data, 'today', readdirSync(join(one.data, 'today'))[0] ?? '', 'generations');
    for (const number of readdirSync(base)) writeFileSync(join(base, number, 'today.json'), '{}');
    const again = one.openRepository();
    expect(again.current(one.root())).toBeUndefined();
    expect(await again.refresh(one.root())).toEqual({ ok: true, value: { changed: true } });
    stays(again, one);
  });
  it('the today key vouches for nothing of the catalogue', async () => {
    const { one } = await known();
    cpSync(join(one.folder, 'today', 'metadata'), join(one.folder, 'metadata'), {
      recursive: true,
      force: true,
    });
    expect(await one.signed.refresh()).toMatchObject({ ok: false, error: { code: 'SYN-5' } });
  });
});
