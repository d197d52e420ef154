import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { publishToday } from '../catalogue/publish/publish-today.ts';
import { initTodayKey, todayRootOf, todayRootVersion } from '../catalogue/publish/today-keys.ts';
import { noChanges, type TodayEntry } from '../core/published/today.ts';
import { localMoment } from '../core/today/entries-now.ts';
import { followToday } from '../kiosk/catalogue/follow-today.ts';
import type { Generation } from '../kiosk/catalogue/generation.ts';
import { openToday } from '../kiosk/catalogue/today-repository.ts';
import { sampleCatalogue } from '../kiosk/testing/sample-catalogue.ts';
import { settableClock } from '../kiosk/testing/settable-clock.ts';
import { signedTown } from './testing-catalogue.ts';

const passphrase = 'una chiave sola per oggi';

/** A town that has a today key, an editor who uses it, and kiosks that follow. */
export const townToday = async () => {
  const town = await signedTown();
  const plain = settableClock(Date.now());
  /** How often somebody began to wait for a time. */
  let waits = 0;
  const clock: typeof plain = {
    ...plain,
    after: (milliseconds, call) => {
      waits += 1;
      return plain.after(milliseconds, call);
    },
  };
  const now = localMoment(clock.now(), 'Europe/Rome').slice(0, 10);
  /** @param replaced the folder of the key that this one takes the place of */
  const key = (name: string, replaced?: string): string => {
    const dir = join(town.dir, name);
    const above = replaced === undefined ? undefined : todayRootVersion(replaced);
    initTodayKey(dir, passphrase, { now: clock.now(), cost: 2 ** 10, above });
    return dir;
  };
  const keysDir = key('today-keys');
  /** Publishes the catalogue with the root of a today key in it. */
  const pin = (dir = keysDir): void => {
    const root = todayRootOf(dir);
    if (!root.ok) throw new Error(root.error.words);
    town.publish({ ...sampleCatalogue(), ...root.value });
  };
  pin();
  const publish = (entries: readonly TodayEntry[], at = clock.now(), dir = keysDir): void => {
    const changes = { ...noChanges('borgo'), entries: [...entries] };
    const done = publishToday(changes, { keysDir: dir, passphrase, to: town.folder, now: at });
    if (!done.ok) throw new Error(done.error.words);
  };
  const openRepository = () =>
    openToday({
      address: town.address,
      dir: town.data,
      floors: town.floors,
      clock,
      log: (line) => town.log.push(line),
      requestLimitMs: 30_000,
    });
  const signed = town.open({ clock, requestLimitMs: 30_000 });
  await signed.refresh();
  /** A kiosk that starts on this machine, off-line or not. */
  const start = () => {
    let shown: Generation | undefined;
    const repository = openRepository();
    const following = followToday(repository, {
      clock,
      log: (line) => town.log.push(line),
      offer: (generation) => (shown = generation),
      random: () => 1,
    });
    shown = following.laid(town.open({ clock, requestLimitMs: 30_000 }).current());
    return {
      following,
      shown: () => shown,
      /** The titles of today's notices as a screen has them. */
      said: (): string[] =>
        (shown?.catalogue.notices ?? [])
          .filter(({ id }) => id.startsWith('oggi-'))
          .map(({ title }) => title.it),
    };
  };
  const root = (): Buffer => Buffer.from(signed.current()?.written.todayRoot ?? '', 'base64url');
  return {
    ...town,
    clock,
    keysDir,
    key,
    pin,
    publishToday: publish,
    openRepository,
    signed,
    start,
    root,
    today: now,
    waits: (): number => waits,
    takeAway: (file: string): void => rmSync(join(town.folder, 'today', file), { recursive: true }),
    [Symbol.dispose]: (): void => town[Symbol.dispose](),
  };
};
