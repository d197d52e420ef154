import * as z from 'zod/mini';

/*
 * What was ticked, in the phone's own storage and nowhere else. A slip is known by a hash of its token, so that what is kept says
 * nothing of it; old ones are forgotten.
 */

const name = 'sportello-ticks';
/** Slips are forgotten after so long, ms. */
const kept = 60 * 86_400_000;

const Ticks = z.record(z.string(), z.strictObject({ at: z.number(), ids: z.array(z.string()) }));
type Ticks = z.infer<typeof Ticks>;

const readAll = (storage: Storage, now: number): Ticks => {
  try {
    const all = Ticks.parse(JSON.parse(storage.getItem(name) ?? '{}'));
    return Object.fromEntries(Object.entries(all).filter(([, { at }]) => now - at < kept));
  } catch {
    return {};
  }
};

/** What was ticked on a slip. */
export const readTicks = (storage: Storage, slip: string, now: number): ReadonlySet<string> =>
  new Set(readAll(storage, now)[slip]?.ids);

/** Keeps what is ticked. A phone that keeps nothing (a private window, full) still shows it while the page is open. */
export const keepTicks = (storage: Storage, slip: string, ids: ReadonlySet<string>, now: number): void => {
  const all = readAll(storage, now);
  all[slip] = { at: now, ids: [...ids] };
  try {
    storage.setItem(name, JSON.stringify(all));
  } catch {
    return;
  }
};
