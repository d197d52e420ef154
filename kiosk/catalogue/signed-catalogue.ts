import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import type { Clock } from '../clock.ts';
import { inTurns } from '../in-turns.ts';
import { type Alarm, openAlarms } from './alarms.ts';
import { findRoot } from './find-root.ts';
import { type Generation, readInSteps } from './generation.ts';
import { type GenerationStore, openStore } from './generation-store.ts';
import { type InUse, openNewest } from './open-newest.ts';
import type { ClipFolder } from '../speech/clips.ts';
import { openSignedClips } from './signed-clips.ts';
import { openSource, type Source } from './source.ts';
import { faultOf, HtmlFault, SyncFault, type SyncCode, wrongClock, wrongClockMs } from './sync-fault.ts';
import { syncStaging } from './sync.ts';
import { earliestNow, type Floors, raiseFloors, readRoot } from './trust.ts';
import { explainPage } from './tuf-fetcher.ts';
import { verifyInSteps } from './verify-stored.ts';
import type { LineOptions } from './web-line.ts';

/** `retryAfterMs`: when the server wants to be asked again. */
export type SyncError = { code: SyncCode; words: string; retryAfterMs?: number };
/** `changed`: another catalogue is in use now; else the one in use was confirmed as the newest. */
export type Refreshed = Result<{ changed: boolean; generation: Generation }, SyncError>;

/** A signed catalogue on this machine. */
export type SignedCatalogue = {
  /** What is in use; nothing before the first sync. */
  current: () => Generation | undefined;
  /** Its spoken clips, as far as they are here. */
  clips: () => ClipFolder | undefined;
  /**
   * Looks for a newer one, and confirms the one in use. One at a time: a second call waits for the first.
   * @param stick a published folder to take it from, in place of the address
   */
  refresh: (stick?: string) => Promise<Refreshed>;
  /** Nobody confirmed it for so long that nothing is called open any more: the staff is alerted, once. */
  tellNotConfirmed: () => void;
  /** Breaks off a refresh that is under way. */
  close: () => void;
};

export type SignedOptions = {
  /** `http:`, `https:` or a folder; without one it comes from sticks only. */
  address: string | undefined;
  /** The root to trust; without one, the catalogue's own at the first start. */
  rootFile?: string | undefined;
  /** Where generations are kept. */
  dir: string;
  floors: Floors;
  clock: Pick<Clock, 'now'>;
  log: (line: string) => void;
  /** Longest silence of the server, ms. */
  requestLimitMs?: number | undefined;
  /** The way to the server. */
  line?: LineOptions | undefined;
  /** Calls the staff. */
  alert?: ((alarm: Alarm) => void) | undefined;
};

/**
 * Opens the signed catalogue of this machine, off-line; `refresh` then goes to its address.
 * @returns error where `rootFile` cannot be read or is no root
 */
export const openSigned = (options: SignedOptions): Result<SignedCatalogue, SyncError> => {
  const { floors, clock } = options;
  const ending = new AbortController();
  const open = (address: string): Source =>
    openSource(address, options.requestLimitMs, ending.signal, options.line);
  const own = options.address === undefined ? undefined : open(options.address);
  const alarms = openAlarms(join(options.dir, 'alarms.json'), options.alert ?? (() => undefined));
  const clips = openSignedClips(options.dir, (line) => {
    // What ends with the kiosk is nothing to mend.
    if (!ending.signal.aborted) options.log(line);
  });
  let store: GenerationStore;
  let inUse: InUse | undefined;
  try {
    store = openStore(options.dir);
    if (options.rootFile !== undefined) {
      const root = readFileSync(options.rootFile);
      readRoot(root);
      if (store.trustedRoot()?.equals(root) !== true) store.trustRoot(root);
    }
    const trusted = store.trustedRoot();
    if (trusted !== undefined) inUse = openNewest(store, trusted, options);
    if (trusted !== undefined && inUse !== undefined) clips.open(inUse.folder, trusted);
  } catch (fault) {
    const words = `SYN-10 The catalogue's folder or root cannot be used: ${(fault as Error).message}`;
    return { ok: false, error: { code: 'SYN-10', words } };
  }

  const sync = async (
    source: Source,
    isStick: boolean,
  ): Promise<{ changed: boolean; generation: Generation }> => {
    const now = clock.now();
    // A stick knows what was newest when it was signed; a server, what is newest now.
    const confirmedBy = (signedAt: number | undefined): number =>
      isStick ? Math.max(Math.min(signedAt ?? 0, now), inUse?.generation.confirmedAt ?? 0) : now;
    // Stops a freeze by a clock that was set back: expired signatures would pass.
    if (now < earliestNow(floors) - wrongClockMs)
      throw wrongClock(now, earliestNow(floors), 'a signature of the catalogue');
    const trusted = await findRoot(store, source, options, isStick);
    const staged = await syncStaging({ store, source, trusted, floors, current: inUse });
    if (staged === undefined && inUse !== undefined) {
      store.unstage();
      const confirmedAt = confirmedBy(inUse.vouched.signedAt);
      inUse.generation.confirmedAt = confirmedAt;
      store.point({ generation: Number(inUse.folder.split(/[\\/]/).at(-1)), confirmedAt });
      return { changed: false, generation: inUse.generation };
    }
    if (staged === undefined) throw new Error('nothing in use, nothing staged');
    const { signedAt } = staged;
    if (signedAt !== undefined && signedAt > now + wrongClockMs)
      throw wrongClock(now, signedAt, 'the signature of the catalogue');
    // Read from the disk again before it is used: what a start will find is what counts.
    const { vouched, raw } = await inTurns(verifyInSteps(store.staging, trusted));
    const confirmedAt = confirmedBy(signedAt);
    const changed = inUse?.vouched.index.hash !== vouched.index.hash;
    const read = await inTurns(readInSteps(raw, { unsigned: false, confirmedAt }));
    if (!read.ok) throw new SyncFault('SYN-11', read.error.words);
    await store.settle();
    // The journal may be closed by now, and another kiosk running on this folder.
    ending.signal.throwIfAborted();
    const number = store.commit(confirmedAt);
    // Signed again, but the same: the indexes of search that were made for it stay good.
    const generation = changed || inUse === undefined ? read.value : inUse.generation;
    generation.confirmedAt = confirmedAt;
    inUse = { folder: store.folderOf(number), vouched, generation };
    // After the switch: floors above what is in use would lock a kiosk out of it.
    raiseFloors(vouched.versions, signedAt, floors);
    store.tidy(number);
    return { changed, generation };
  };

  /** One at a time, and nobody waits for it. */
  let bringing: Promise<void> = Promise.resolve();
  const bringClips = (source: Source): void => {
    bringing = bringing.then(async () => {
      const trusted = store.trustedRoot();
      if (inUse !== undefined && trusted !== undefined && !ending.signal.aborted)
        await clips.bring(source, inUse.folder, trusted);
    });
  };

  const explain = async (fault: unknown, source: Source): Promise<SyncFault> => {
    const found = fault instanceof HtmlFault ? await explainPage(source) : faultOf(fault);
    const server = source.serverTime();
    if (found.code === 'SYN-7' && server !== undefined && Math.abs(server - clock.now()) > wrongClockMs)
      return wrongClock(clock.now(), server, 'the server');
    return found;
  };

  const attempt = async (stick: string | undefined): Promise<Refreshed> => {
    const source = stick === undefined ? own : open(stick);
    if (source === undefined)
      return {
        ok: false,
        error: { code: 'SYN-1', words: 'SYN-1 There is no address: the catalogue comes from a stick.' },
      };
    const isStick = stick !== undefined;
    try {
      const value = await sync(source, isStick);
      alarms.over(source.name);
      bringClips(source);
      return { ok: true, value };
    } catch (fault) {
      const { code, message, retryAfterMs } = await explain(fault, source);
      // What ends with the kiosk is nobody's attack.
      if (!ending.signal.aborted) alarms.refused(code, source.name, isStick);
      return {
        ok: false,
        error: { code, words: message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
      };
    }
  };

  const running = new Map<string | undefined, Promise<Refreshed>>();
  let last: Promise<unknown> = Promise.resolve();
  const refresh = (stick?: string): Promise<Refreshed> => {
    const known = running.get(stick);
    if (known !== undefined) return known;
    const mine = last.then(() => attempt(stick)).finally(() => running.delete(stick));
    running.set(stick, mine);
    last = mine;
    return mine;
  };
  return {
    ok: true,
    value: {
      current: () => inUse?.generation,
      clips: clips.shelf,
      refresh,
      tellNotConfirmed: alarms.notConfirmed,
      close: () => ending.abort(),
    },
  };
};
