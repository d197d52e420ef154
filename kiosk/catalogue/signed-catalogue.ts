import { readFileSync } from 'node:fs';
import type { Result } from '../../core/model/result.ts';
import type { Clock } from '../clock.ts';
import { type Generation, readGeneration } from './generation.ts';
import { type GenerationStore, openStore } from './generation-store.ts';
import { HtmlFault, openSource, type Source } from './source.ts';
import { faultOf, SyncFault, type SyncCode, wrongClock, wrongClockMs } from './sync-fault.ts';
import { syncStaging } from './sync.ts';
import { earliestNow, type Floors, raiseFloors, readRoot, refuseOlder, sha256 } from './trust.ts';
import { explainPage } from './tuf-fetcher.ts';
import { verifyGeneration, type Vouched } from './verify-stored.ts';

export type SyncError = { code: SyncCode; words: string };
/** `changed`: another catalogue is in use now; else the one in use was confirmed as the newest. */
export type Refreshed = Result<{ changed: boolean; generation: Generation }, SyncError>;

/** A signed catalogue on this machine. */
export type SignedCatalogue = {
  /** What is in use; nothing before the first sync. */
  current: () => Generation | undefined;
  /** Looks for a newer one, and confirms the one in use. One at a time: a second call waits for the first. */
  refresh: () => Promise<Refreshed>;
  /** Breaks off a refresh that is under way. */
  close: () => void;
};

export type SignedOptions = {
  /** `http:`, `https:` or a folder. */
  address: string;
  /** The root to trust; without one, the catalogue's own at the first start. */
  rootFile?: string | undefined;
  /** Where generations are kept. */
  dir: string;
  floors: Floors;
  clock: Pick<Clock, 'now'>;
  log: (line: string) => void;
  /** Longest wait for one file, ms. */
  requestLimitMs?: number | undefined;
};

type InUse = { folder: string; vouched: Vouched; generation: Generation };

/** Finds the root to trust: the technician's, else the one trusted before, else (once) the catalogue's own. */
const findRoot = async (store: GenerationStore, source: Source, options: SignedOptions): Promise<Buffer> => {
  const known = store.trustedRoot();
  if (known !== undefined) {
    try {
      readRoot(known);
    } catch {
      // Trusting again whatever answers would be the easiest way in.
      throw new SyncFault(
        'SYN-5',
        `The trusted root in ${options.dir} is damaged. Start once with --root FILE.`,
      );
    }
    return known;
  }
  const bytes = await source.read('metadata/1.root.json', 64_000);
  if (bytes === undefined)
    throw new SyncFault(
      'SYN-4',
      `${source.name} has no metadata/1.root.json: is this the address of a signed catalogue?`,
    );
  readRoot(bytes);
  store.trustRoot(bytes);
  options.log(
    `Trusting the keys of ${source.name} from now on (first use). Compare their fingerprint with the publisher's: ${sha256(bytes)}`,
  );
  return bytes;
};

/** Opens the newest generation that verifies, and is not older than anything seen here. */
const openNewest = (
  store: GenerationStore,
  trusted: Buffer,
  { floors, log }: SignedOptions,
): InUse | undefined => {
  const pointer = store.pointer();
  const candidates = new Set([...(pointer === undefined ? [] : [pointer.generation]), ...store.numbers()]);
  for (const number of candidates)
    try {
      const folder = store.folderOf(number);
      const { vouched, raw } = verifyGeneration(folder, trusted);
      refuseOlder(vouched.versions, floors);
      // Without a pointer only the signature tells when this was the newest for certain.
      const confirmedAt = pointer?.generation === number ? pointer.confirmedAt : vouched.signedAt;
      const read = readGeneration(raw, { unsigned: false, confirmedAt: confirmedAt ?? 0 });
      if (!read.ok) throw new SyncFault('SYN-11', read.error.words);
      return { folder, vouched, generation: read.value };
    } catch (fault) {
      log(`The catalogue's generation ${number} is not used: ${faultOf(fault).message}`);
    }
  return undefined;
};

/**
 * Opens the signed catalogue of this machine, off-line; `refresh` then goes to its address.
 * @returns error where `rootFile` cannot be read or is no root
 */
export const openSigned = (options: SignedOptions): Result<SignedCatalogue, SyncError> => {
  const { floors, clock } = options;
  const ending = new AbortController();
  const source = openSource(options.address, options.requestLimitMs, ending.signal);
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
  } catch (fault) {
    const words = `SYN-10 The catalogue's folder or root cannot be used: ${(fault as Error).message}`;
    return { ok: false, error: { code: 'SYN-10', words } };
  }

  const sync = async (): Promise<{ changed: boolean; generation: Generation }> => {
    const now = clock.now();
    // Stops a freeze by a clock that was set back: expired signatures would pass.
    if (now < earliestNow(floors) - wrongClockMs)
      throw wrongClock(now, earliestNow(floors), 'a signature of the catalogue');
    const trusted = await findRoot(store, source, options);
    const staged = await syncStaging({ store, source, trusted, floors, current: inUse });
    if (staged === undefined && inUse !== undefined) {
      store.unstage();
      inUse.generation.confirmedAt = now;
      store.point({ generation: Number(inUse.folder.split(/[\\/]/).at(-1)), confirmedAt: now });
      return { changed: false, generation: inUse.generation };
    }
    if (staged === undefined) throw new Error('nothing in use, nothing staged');
    const { signedAt } = staged.vouched;
    if (signedAt !== undefined && signedAt > now + wrongClockMs)
      throw wrongClock(now, signedAt, 'the signature of the catalogue');
    // Read from the disk again before it is used: what a start will find is what counts.
    const { vouched, raw } = verifyGeneration(store.staging, trusted);
    const changed = inUse?.vouched.index.hash !== vouched.index.hash;
    const read = readGeneration(raw, { unsigned: false, confirmedAt: now });
    if (!read.ok) throw new SyncFault('SYN-11', read.error.words);
    // The journal may be closed by now, and another kiosk running on this folder.
    ending.signal.throwIfAborted();
    const number = store.commit(now, staged.shards);
    // Signed again, but the same: the indexes of search that were made for it stay good.
    const generation = changed || inUse === undefined ? read.value : inUse.generation;
    generation.confirmedAt = now;
    inUse = { folder: store.folderOf(number), vouched, generation };
    // After the switch: floors above what is in use would lock a kiosk out of it.
    raiseFloors(vouched.versions, signedAt, floors);
    store.tidy(number);
    return { changed, generation };
  };

  const explain = async (fault: unknown): Promise<SyncFault> => {
    const found = fault instanceof HtmlFault ? await explainPage(source) : faultOf(fault);
    const server = source.serverTime();
    if (found.code === 'SYN-7' && server !== undefined && Math.abs(server - clock.now()) > wrongClockMs)
      return wrongClock(clock.now(), server, 'the server');
    return found;
  };

  let running: Promise<Refreshed> | undefined;
  const refresh = (): Promise<Refreshed> => {
    running ??= sync()
      .then(
        (value): Refreshed => ({ ok: true, value }),
        async (fault: unknown): Promise<Refreshed> => {
          const { code, message } = await explain(fault);
          return { ok: false, error: { code, words: message } };
        },
      )
      .finally(() => (running = undefined));
    return running;
  };
  return { ok: true, value: { current: () => inUse?.generation, refresh, close: () => ending.abort() } };
};
