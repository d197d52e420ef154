import { confirmed } from '../../core/schedule/confirmed.ts';
import type { Clock } from '../clock.ts';
import type { Generation } from './generation.ts';
import type { Refreshed, SignedCatalogue } from './signed-catalogue.ts';

/** How often a kiosk asks for a newer catalogue, ms: a change is on every screen within half an hour, for 470 bytes a time (trust.md 1). */
const intervalMs = 15 * 60_000;
/** The first wait after a failure, ms: at most, since chance shortens it. Each further failure doubles it, up to the interval. */
const firstRetryMs = 60_000;
/** Longest wait of a machine without any catalogue, ms: the network may come up a minute after it. */
const emptyRetryMs = 120_000;
/** Kiosks that start together after a power cut ask within this time, ms, and not in the same second (trust.md 4). */
const startSplayMs = 60_000;
/** Share of the interval by which kiosks differ. */
const splay = 0.2;

export type RefreshLoop = {
  /** Resolves when the first refresh has ended, good or not. */
  first: Promise<void>;
  /** Refreshes at once, whatever the schedule says. */
  now: () => Promise<Refreshed>;
  end: () => void;
};

/**
 * Refreshes now and then for ever.
 * @param offer what to show from now on; called where the catalogue changed, or is confirmed again after a long time
 * @param everyMs the time between two refreshes
 */
export const startRefreshing = (
  signed: SignedCatalogue,
  {
    clock,
    log,
    offer,
    everyMs = intervalMs,
    random = Math.random,
  }: {
    clock: Clock;
    log: (line: string) => void;
    offer: (generation: Generation) => void;
    everyMs?: number;
    random?: () => number;
  },
): RefreshLoop => {
  let cancel = (): void => undefined;
  let ended = false;
  let failures = 0;
  let said = '';
  const { promise: firstEnd, resolve: endFirst } = Promise.withResolvers<void>();
  const say = (code: string, words: string): void => {
    // A network that is away for a month is one line, not three thousand.
    if (code !== said) log(words);
    said = code;
  };
  /** Full jitter: any instant up to the wait, so that those who failed together do not come again together. */
  const retryIn = (retryAfterMs: number | undefined): number => {
    const longest = signed.current() === undefined ? emptyRetryMs : everyMs;
    const wait = random() * Math.min(longest, firstRetryMs * 2 ** Math.min(failures - 1, 20));
    return retryAfterMs === undefined ? wait : retryAfterMs + random() * firstRetryMs;
  };
  const turn = async (): Promise<Refreshed> => {
    cancel();
    const shown = signed.current();
    const wasConfirmed = confirmed(shown?.confirmedAt, clock.now());
    const refreshed = await signed.refresh();
    endFirst();
    if (ended) return refreshed;
    if (refreshed.ok) {
      const { changed, generation } = refreshed.value;
      failures = 0;
      if (said !== '') say('', 'The catalogue is confirmed again.');
      if (changed || !wasConfirmed) offer(generation);
    } else {
      const { code, words } = refreshed.error;
      failures += 1;
      const since = shown?.confirmedAt === undefined ? '' : new Date(shown.confirmedAt).toISOString();
      say(
        code,
        shown === undefined
          ? `${words} There is no catalogue on this machine yet: it is not yet in service, and tries again.`
          : `${words} Going on with the catalogue on this machine, confirmed last on ${since}.`,
      );
      if (shown !== undefined && !confirmed(shown.confirmedAt, clock.now())) signed.tellNotConfirmed();
    }
    cancel();
    const wait = refreshed.ok
      ? everyMs * (1 - splay / 2 + splay * random())
      : retryIn(refreshed.error.retryAfterMs);
    cancel = clock.after(wait, () => void turn());
    return refreshed;
  };
  if (signed.current() === undefined) void turn();
  else cancel = clock.after(random() * startSplayMs, () => void turn());
  return {
    first: firstEnd,
    now: turn,
    end: () => {
      ended = true;
      cancel();
    },
  };
};
