import { hash } from 'node:crypto';
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

const length = 128;
const checksum = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);

/**
 * Opens the witness of a journal. A cut write-ahead log opens without a word, with its last tickets gone (trust.md 2), and
 * their numbers would be handed out again. One `pwrite` a ticket without fsync (5 us) catches that: after a kill the kernel still
 * has it, and after a power cut it can only lag behind the journal, never run ahead. Throws when the file cannot be opened.
 */
export function openWitness(file: string): Witness {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let closed = false;
  return {
    read: () => {
      const buffer = Buffer.alloc(length);
      readSync(descriptor, buffer, 0, length, 0);
      const [sum, text = ''] = buffer.toString('utf8').trimEnd().split(' ', 2);
      if (sum !== checksum(text)) return undefined;
      const [seq, outbox, top, day = ''] = text.split('/');
      return { seq: Number(seq), outbox: Number(outbox), top: Number(top), day };
    },
    write: ({ seq, outbox, top, day }) => {
      const text = `${seq}/${outbox}/${top}/${day}`;
      writeSync(descriptor, `${checksum(text)} ${text}`.padEnd(length - 1) + '\n', 0, 'utf8');
    },
    close: () => {
      if (!closed) closeSync(descriptor);
      closed = true;
    },
  };
}

/** For a journal in memory, which leaves nothing behind. */
export const noWitness: Witness = { read: () => undefined, write: () => undefined, close: () => undefined };
