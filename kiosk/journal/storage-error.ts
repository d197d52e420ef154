import type { StorageError } from './journal.ts';

// https://www.sqlite.org/rescode.html; the lower byte is the primary code.
const codes: Readonly<Record<number, StorageError['code']>> = {
  3: 'not-writable', // PERM
  5: 'busy', // BUSY: somebody looks into the file with another program
  6: 'busy', // LOCKED
  8: 'not-writable', // READONLY
  10: 'disk-failed', // IOERR
  11: 'damaged', // CORRUPT
  13: 'disk-full', // FULL
  14: 'not-writable', // CANTOPEN
  19: 'damaged', // CONSTRAINT: the database refused a number that is there already
  26: 'damaged', // NOTADB
};

/** SQLITE_IOERR_SHMSIZE. */
const shmSize = 10 | (19 << 8);

const fileCodes: Readonly<Record<string, StorageError['code']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'not-writable',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  ENOTDIR: 'not-writable',
  EEXIST: 'not-writable',
  ENOENT: 'not-writable',
  EISDIR: 'not-writable',
  EIO: 'disk-failed',
  // Of SQLite's numbers, one larger than any that was written.
  ERR_OUT_OF_RANGE: 'damaged',
};

/**
 * The storage error that an exception of SQLite or of the file system stands for. Any other exception is a mistake in the program
 * and is thrown on.
 */
export function storageError(thrown: unknown): StorageError {
  const { errcode, code } = thrown as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') {
    // Of the failures of a read or write, the one to enlarge the log's index has one likely reason.
    if (errcode === shmSize) return { code: 'disk-full' };
    const known = codes[errcode & 0xff];
    if (known !== undefined) return { code: known };
  }
  const known = typeof code === 'string' ? fileCodes[code] : undefined;
  if (known !== undefined) return { code: known };
  throw thrown;
}
