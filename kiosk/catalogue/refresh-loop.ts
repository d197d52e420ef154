import { confirmed } from '../../core/schedule/confirmed.ts';
import type { Clock } from '../clock.ts';
import type { Generation } from './generation.ts';
import type { SignedCatalogue } from './signed-catalogue.ts';

/** How often a kiosk asks for a newer catalogue, ms: a change is on every screen within half an hour, for 470 bytes a time (trust.md 1). */
const intervalMs = 15 * 60_000;
/** A machine without any catalogue asks more often, ms: the network may come up a minute after it. */
const firstIntervalMs = 60_000;
/** Share of the interval by which kiosks differ, so that those of a region do not ask in the same second after a power cut. */
const splay = 0.2;

export type RefreshLoop = {
  /** Resolves after the first refresh, good or not. */
  first: Promise<void>;
  end: () => void;
};

/**
 * Refreshes now and then for ever.
 * @param offer what to show from now on; called where the catalogue changed, or is confirmed again after a long time
 */
export const startRefreshing = (
  signed: SignedCatalogue,
  {
    clock,
    log,
    offer,
    random = Math.random,
  }: {
    clock: Clock;
    log: (line: string) => void;
    offer: (generation: Generation) => void;
    random?: () => number;
  },
): RefreshLoop => {
  let cancel = (): void => undefined;
  let ended = false;
  let said = '';
  const say = (code: string, words: string): void => {
    // A network that is away for a month is one line, not three thousand.
    if (code !== said) log(words);
    said = code;
  };
  const turn = async (): Promise<void> => {
    const shown = signed.current();
    const wasConfirmed = confirmed(shown?.confirmedAt, clock.now());
    const refreshed = await signed.refresh();
    if (ended) return;
    if (refreshed.ok) {
      const { changed, generation } = refreshed.value;
      if (said !== '') say('', 'The catalogue is confirmed again.');
      if (changed || !wasConfirmed) offer(generation);
    } else {
      const { code, words } = refreshed.error;
      const since = shown?.confirmedAt === undefined ? '' : new Date(shown.confirmedAt).toISOString();
      say(
        code,
        shown === undefined
          ? `${words} There is no catalogue on this machine yet: it is not yet in service, and tries again.`
          : `${words} Going on with the catalogue on this machine, confirmed last on ${since}.`,
      );
    }
    const wait = signed.current() === undefined ? firstIntervalMs : intervalMs;
    cancel = clock.after(wait * (1 - splay / 2 + splay * random()), () => void turn());
  };
  return {
    first: turn(),
    end: () => {
      ended = true;
      cancel();
      signed.close();
    },
  };
};
