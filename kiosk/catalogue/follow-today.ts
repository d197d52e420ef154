import { fromBase64url } from '../../core/token/base64url.ts';
import { phaseOf } from '../../core/today/entries-now.ts';
import type { Clock } from '../clock.ts';
import { type Generation, withToday } from './generation.ts';
import type { TodayRepository } from './today-repository.ts';

/** How often a kiosk asks for today's changes, ms: one request of half a kB (trust.md 1). Fifty screens show them within five minutes. */
const intervalMs = 2 * 60_000;
/** Share of the interval by which kiosks differ. */
const splay = 0.2;

export type FollowToday = {
  /** A catalogue as it should be shown now. */
  laid: (generation: Generation | undefined) => Generation | undefined;
  /** Another catalogue is in use, or it is confirmed again: it is offered with today's changes. */
  offer: (generation: Generation) => void;
  end: () => void;
};

/**
 * Lays today's changes over the catalogue, now and for ever: asks for newer ones, drops what is over, begins anew where the
 * catalogue names another key. Without a network what is known holds until its own end.
 * @param offer what to show from now on
 */
export const followToday = (
  repository: TodayRepository,
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
): FollowToday => {
  let base: Generation | undefined;
  let shown = '';
  let changes: ReturnType<TodayRepository['current']>;
  let asked: string | undefined;
  let said = '';
  let ended = false;
  let cancel = (): void => undefined;

  const rootOf = (generation: Generation | undefined): Buffer | undefined => {
    const bytes = fromBase64url(generation?.written.todayRoot ?? '');
    return bytes === undefined || bytes.length === 0 ? undefined : Buffer.from(bytes);
  };
  /** Whether what is known differs from what is shown. */
  const isNew = (): boolean => {
    const root = rootOf(base);
    const known = root === undefined ? undefined : repository.current(root);
    const phase = phaseOf(known, clock.now(), base?.written.municipality.timeZone ?? 'UTC');
    const differs = known !== changes || phase !== shown;
    [changes, shown] = [known, phase];
    return differs;
  };
  const laid: FollowToday['laid'] = (generation) => {
    base = generation;
    isNew();
    return generation === undefined ? undefined : withToday(generation, changes, clock.now());
  };
  const say = (words: string): void => {
    // One line for each kind of trouble, however long it lasts.
    const code = words.split(' ')[0] ?? '';
    if (code !== said && words !== '') log(words);
    said = code;
  };
  const turn = async (): Promise<void> => {
    cancel();
    const root = rootOf(base);
    asked = base?.written.todayRoot;
    if (root !== undefined) {
      const refreshed = await repository.refresh(root);
      if (ended) return;
      say(refreshed.ok ? '' : refreshed.error.words);
    }
    if (base !== undefined && isNew()) offer(withToday(base, changes, clock.now()));
    cancel();
    cancel = clock.after(intervalMs * (1 - splay / 2 + splay * random()), () => void turn());
  };
  const begin = (): void => {
    if (base?.written.todayRoot !== asked) void turn();
  };
  return {
    laid: (generation) => {
      const next = laid(generation);
      begin();
      return next;
    },
    offer: (generation) => {
      const next = laid(generation);
      if (next !== undefined) offer(next);
      begin();
    },
    end: () => {
      ended = true;
      cancel();
      repository.close();
    },
  };
};
