/** Why a catalogue could not be had, for the technician's log and guide (docs/technicians.md). */
export const syncCodes = {
  'SYN-1': 'no network',
  'SYN-2': 'captive portal',
  'SYN-3': 'wrong clock',
  'SYN-4': 'server misconfigured',
  'SYN-5': 'bad signature',
  'SYN-6': 'rollback',
  'SYN-7': 'not signed again (freeze)',
  'SYN-8': 'parts that do not belong together (mix-and-match)',
  'SYN-9': 'too much data, or without end',
  'SYN-10': 'disk',
  'SYN-11': 'catalogue that this version cannot use',
  'SYN-12': 'too slow (a bad line, or somebody holds it back)',
} as const;
export type SyncCode = keyof typeof syncCodes;

/** What somebody may have done on purpose: the staff is alerted. Slowness is none of them, since most slow lines are only slow. */
const attacks: ReadonlySet<SyncCode> = new Set(['SYN-5', 'SYN-6', 'SYN-7', 'SYN-8', 'SYN-9']);
export const isAttack = (code: SyncCode): boolean => attacks.has(code);

/** An expected failure on its way through tuf-js, which knows exceptions only; a value again at the edge of the sync. */
export class SyncFault extends Error {
  readonly code: SyncCode;
  /** When the server wants to be asked again, ms from now. */
  readonly retryAfterMs: number | undefined;
  constructor(code: SyncCode, words: string, retryAfterMs?: number) {
    super(`${code} ${words}`);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A page came where a file was asked for: a captive portal, or a server that answers everything with its home page. */
export class HtmlFault extends Error {}

/** Clocks that differ by more than this, in ms, are no matter of seconds and time zones: one of them is wrong. */
export const wrongClockMs = 86_400_000;

const time = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
export const wrongClock = (now: number, other: number, whose: string): SyncFault =>
  new SyncFault(
    'SYN-3',
    `This machine's clock says ${time(now)} UTC, ${whose} says ${time(other)}. Set the clock.`,
  );

/** Messages of tuf-js 6 and @tufjs/models 5 and what each means; their classes are lost when one error is wrapped in another. */
const meanings: readonly [RegExp, SyncCode, string][] = [
  [
    /is expired/,
    'SYN-7',
    'The catalogue was not signed again in time: its publisher is late, or somebody holds back newer ones',
  ],
  [
    /was signed by/,
    'SYN-5',
    'A signature of the catalogue is not that of its keys: somebody changed it, or it is another catalogue',
  ],
  [
    /less than current version|Missing file .* in new snapshot/,
    'SYN-6',
    'The catalogue is older than the one known here',
  ],
  [
    /Expected (length|hash)|doesn't match timestamp|does not match snapshot|Expected version/,
    'SYN-8',
    'Parts of the catalogue do not belong together: an upload that is not finished, or somebody mixed them',
  ],
  [/Failed to persist|ENOSPC|EACCES|EROFS|EIO/, 'SYN-10', 'The catalogue cannot be written to the disk'],
];

/** Turns whatever ended a sync into a fault with a code. Metadata that cannot even be read counts as badly signed. */
export const faultOf = (fault: unknown): SyncFault => {
  if (fault instanceof SyncFault) return fault;
  const message = fault instanceof Error ? fault.message : String(fault);
  const code = (fault as NodeJS.ErrnoException | undefined)?.code ?? '';
  const found = meanings.find(([pattern]) => pattern.test(message) || pattern.test(code));
  return found === undefined
    ? new SyncFault('SYN-5', `The catalogue's metadata cannot be read (${message}).`)
    : new SyncFault(found[1], `${found[2]} (${message}).`);
};
