import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import {
  maxTodayBytes,
  readToday,
  todayFolder,
  todayTarget,
  type TodayChanges,
} from '../../core/published/today.ts';
import type { Clock } from '../clock.ts';
import { type GenerationStore, openStore } from './generation-store.ts';
import type { SyncError } from './signed-catalogue.ts';
import { openSource, type Source } from './source.ts';
import { faultOf, HtmlFault, SyncFault, wrongClock, wrongClockMs } from './sync-fault.ts';
import { syncMetadata } from './sync.ts';
import { earliestNow, type Floors, raiseFloors, refuseOlder, sha256 } from './trust.ts';
import { mustMatch, verifyMetadata, type Vouched } from './verify-stored.ts';
import type { LineOptions } from './web-line.ts';

/** Longest timestamp, bytes. */
const maxTimestampBytes = 16_384;
/** Longest wait for one of these small files, ms: another try comes two minutes later. */
const requestLimitMs = 20_000;

/** Today's changes on this machine: a TUF repository of its own, whose root the signed catalogue names. */
export type TodayRepository = {
  /** What is known here, verified from the root; nothing where nothing ever came, or none of it verifies. Its age does not matter: each entry ends by itself. */
  current: (root: Buffer) => TodayChanges | undefined;
  /** Looks for newer ones. `changed`: there are. One at a time. */
  refresh: (root: Buffer) => Promise<Result<{ changed: boolean }, SyncError>>;
  /** Breaks off a refresh that is under way. */
  close: () => void;
};

type InUse = { folder: string; vouched: Vouched; changes: TodayChanges };
type Opened = { name: string; store: GenerationStore; inUse: InUse | undefined };

const parseChanges = (bytes: Buffer): TodayChanges => {
  const read = readToday(bytes.toString('utf8'));
  if (read.ok) return read.value;
  throw new SyncFault(
    'SYN-11',
    read.error.code === 'newer-format'
      ? `They are for a newer Sportello (${read.error.words}). Update this kiosk.`
      : `They cannot be used: ${read.error.words}.`,
  );
};

const readStored = (folder: string, root: Buffer): InUse => {
  const vouched = verifyMetadata(join(folder, 'metadata'), root, todayTarget);
  const bytes = mustMatch(readFileSync(join(folder, todayTarget)), vouched.index, todayTarget);
  return { folder, vouched, changes: parseChanges(bytes) };
};

/** Same fault, said of today's changes: a technician reads both in one log. */
const ofToday = ({ code, message }: SyncFault): SyncError => ({
  code,
  words: message.replace(/^SYN-\d+ /, (start) => `${start}Today's changes: `),
});

export const openToday = (options: {
  /** Of the catalogue: `http:`, `https:` or a folder. */
  address: string;
  /** The way to a web server. */
  line?: LineOptions | undefined;
  /** Where the catalogue's generations are kept. */
  dir: string;
  floors: Floors;
  clock: Pick<Clock, 'now'>;
  log: (line: string) => void;
  requestLimitMs?: number | undefined;
}): TodayRepository => {
  const { floors, clock, log } = options;
  const ending = new AbortController();
  const whole = openSource(
    options.address,
    options.requestLimitMs ?? requestLimitMs,
    ending.signal,
    options.line,
  );
  const source: Source = {
    ...whole,
    read: (path, maxBytes) => whole.read(`${todayFolder}/${path}`, maxBytes),
  };
  const base = join(options.dir, todayFolder);
  let opened: Opened | undefined;

  /** Each root has a folder of its own: another key begins anew. */
  const open = (root: Buffer): Opened => {
    const name = sha256(root).slice(0, 16);
    if (opened?.name === name) return opened;
    const store = openStore(join(base, name));
    let inUse: InUse | undefined;
    for (const number of store.numbers()) {
      try {
        const stored = readStored(store.folderOf(number), root);
        refuseOlder(stored.vouched.versions, floors);
        inUse = stored;
        break;
      } catch (fault) {
        log(`Today's changes ${number} on this machine are not used: ${faultOf(fault).message}`);
      }
    }
    opened = { name, store, inUse };
    return opened;
  };

  /** The very timestamp that is in use: nothing is new. Written on no disk, since it is asked for every two minutes. */
  const isConfirmed = async ({ inUse }: Opened, now: number): Promise<boolean> => {
    const bytes = await source.read('metadata/timestamp.json', maxTimestampBytes);
    if (bytes === undefined) {
      // A town that has the key and never had anything to change.
      if (inUse === undefined) return true;
      throw new SyncFault('SYN-4', `${source.name} has no ${todayFolder}/metadata/timestamp.json any more.`);
    }
    if (inUse === undefined) return false;
    const stored = join(inUse.folder, 'metadata', 'timestamp.json');
    if (!existsSync(stored) || !readFileSync(stored).equals(bytes)) return false;
    if (inUse.vouched.expiresAt < now)
      throw new SyncFault(
        'SYN-7',
        'They were not signed again in time: the publisher is late (publish today, every day), or somebody holds back newer ones. Those known here hold until their own end.',
      );
    return true;
  };

  const sync = async (root: Buffer): Promise<{ changed: boolean }> => {
    const now = clock.now();
    if (now < earliestNow(floors) - wrongClockMs)
      throw wrongClock(now, earliestNow(floors), 'a signature of the catalogue');
    const place = open(root);
    if (await isConfirmed(place, now)) return { changed: false };
    const { store, inUse } = place;
    store.stage();
    const vouched = await syncMetadata({ store, source, trusted: root, current: inUse }, todayTarget);
    refuseOlder(vouched.versions, floors);
    const { signedAt, index } = vouched;
    if (signedAt !== undefined && signedAt > now + wrongClockMs)
      throw wrongClock(now, signedAt, "the signature of today's changes");
    if (index.length > maxTodayBytes)
      throw new SyncFault('SYN-9', `They have ${index.length} bytes, and ${maxTodayBytes} are the most.`);
    const file = `targets/${index.hash}.${todayTarget}`;
    const bytes = await source.read(file, index.length);
    if (bytes === undefined)
      throw new SyncFault('SYN-4', `${source.name} has no ${file}: an upload that is not finished?`);
    await store.put(todayTarget, mustMatch(bytes, index, file));
    readStored(store.staging, root);
    await store.settle();
    ending.signal.throwIfAborted();
    const number = store.commit(now);
    const next = readStored(store.folderOf(number), root);
    place.inUse = next;
    // Of its versions only: the clock's floor is the catalogue's, and this key may set nothing of it.
    raiseFloors(next.vouched.versions, undefined, floors);
    store.tidy(number);
    for (const other of readdirSync(base))
      if (other !== place.name) rmSync(join(base, other), { recursive: true, force: true });
    return { changed: inUse?.vouched.index.hash !== index.hash };
  };

  let running: Promise<Result<{ changed: boolean }, SyncError>> | undefined;
  return {
    current: (root) => open(root).inUse?.changes,
    refresh: (root) => {
      running ??= sync(root)
        .then(
          (value): Result<{ changed: boolean }, SyncError> => ({ ok: true, value }),
          (fault: unknown): Result<{ changed: boolean }, SyncError> => ({
            ok: false,
            error: ofToday(
              fault instanceof HtmlFault
                ? new SyncFault(
                    'SYN-2',
                    `A web page came in place of them: a login of this network, or ${source.name} does not answer 404 where a file is missing.`,
                  )
                : faultOf(fault),
            ),
          }),
        )
        .finally(() => (running = undefined));
      return running;
    },
    close: () => ending.abort(),
  };
};
