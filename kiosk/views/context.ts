import type { TimeContext } from '../../core/schedule/open-spans.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { Say } from './say.ts';

/** All that a view is made from: one catalogue, one language, one instant. */
export type ViewContext = {
  generation: Generation;
  say: Say;
  /** Epoch milliseconds. */
  at: number;
  time: TimeContext;
  /** The local date of `at`. */
  today: string;
  /** The place in which the kiosk stands. */
  hereId: string | undefined;
  /** The catalogue was confirmed recently enough to say "open now". */
  confirmed: boolean;
  /** Tickets of a queue handed out today. */
  issuedToday: (queue: string) => number;
  /** The queue's numbers are paused, after a burst. */
  isPaused: (queue: string) => boolean;
  /** A ticket would be written: the disk takes it. */
  canIssue: () => boolean;
};
