import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** What the witness remembers of the journal. */
export interface Testimony {
  /** The last ticket's and the last event's `seq`. */
  readonly seq: number;
  readonly outbox: number;
  /** The service day of that ticket. */
  readonly day: string;
  /** The largest sequence of any queue on that day. */
  readonly top: number;
}

/** A small file beside the journal that tells whether committed tickets are missing from it. */
export interface Witness {
  read(): Testimony | undefined;
  write(testimony: Testimony): void;
  close(): void;
}

/** The testimony stands there twice: what does not equal its twin is torn or damaged. Cheaper than a checksum. */
const half = 64;

/**
 * Opens the witness of a journal. A cut write-ahead log opens without a word, with its last tickets gone (trust.md 2), and
 * their numbers would be handed out again. One `pwrite` a ticket without fsync (5 us) catches that: after a kill the kernel still
 * has it, and after a power cut it can only lag behind the journal, never run ahead. Throws when the file cannot be opened.
 */
export function openWitness(file: string): Witness {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let closed = false;
  const written = Buffer.alloc(2 * half);
  return {
    read: () => {
      const buffer = Buffer.alloc(2 * half);
      readSync(descriptor, buffer, 0, 2 * half, 0);
      const [text = '', twin] = [buffer.toString('utf8', 0, half), buffer.toString('utf8', half)];
      if (text !== twin) return undefined;
      const [, seq, outbox, top, day = ''] = /^(\d+)\/(\d+)\/(\d+)\/(\d{4}-\d\d-\d\d) *\n$/.exec(text) ?? [];
      return day === '' ? undefined : { seq: Number(seq), outbox: Number(outbox), top: Number(top), day };
    },
    write: ({ seq, outbox, top, day }) => {
      const text = `${seq}/${outbox}/${top}/${day}`.padEnd(half - 1) + '\n';
      written.write(text, 0, 'latin1');
      written.write(text, half, 'latin1');
      writeSync(descriptor, written, 0, 2 * half, 0);
    },
    close: () => {
      if (!closed) closeSync(descriptor);
      closed = true;
    },
  };
}

/** For a journal in memory, which leaves nothing behind. */
export const noWitness: Witness = { read: () => undefined, write: () => undefined, close: () => undefined };
