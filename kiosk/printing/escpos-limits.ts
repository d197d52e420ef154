/** The waits of an ESC/POS printer, in milliseconds unless the name says otherwise. Each ends by itself. */
export type EscposLimits = {
  /** Until the connection or device is open. A printer in the same building answers in a few milliseconds. */
  openMs: number;
  /** For one status answer. Real-time commands are answered at once, also while printing. */
  answerMs: number;
  /** So long an answer holds for a job that was still being drawn; then the printer is asked anew. */
  freshMs: number;
  /** Without a single byte taken, until the printer counts as stuck. It stops taking bytes when its buffer is full. */
  stallMs: number;
  /** The whole sending. At 9600 baud an Arabic slip of 60 kB takes a minute. */
  sendMs: number;
  /** Between two looks while the paper moves. */
  watchMs: number;
  /** The longest watch, whatever the length of the slip. */
  longestWatchMs: number;
  /** Dots a second of the slowest printer: 50 mm/s at 8 dots/mm. The watch ends when even this one is done. */
  slowestDots: number;
  /** Dots a second of the fastest: 350 mm/s. Before this one could be done, a fault means that the slip is not whole. */
  fastestDots: number;
};

export const escposLimits: EscposLimits = {
  openMs: 2000,
  answerMs: 500,
  freshMs: 2000,
  stallMs: 5000,
  sendMs: 90_000,
  watchMs: 250,
  longestWatchMs: 15_000,
  slowestDots: 400,
  fastestDots: 2800,
};

/** Questions without an answer before a printer counts as one that never answers. */
export const silentQueries = 2;
