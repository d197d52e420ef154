import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { StorageError } from './journal.ts';
import { storageError } from './storage-error.ts';

/** A held lock; it ends with `release`, or with the process however that ends. */
export interface DataLock {
  release(): void;
}

/**
 * Takes the lock of a data folder, so that one process at a time owns it. The lock is SQLite's on a database of its own: the
 * kernel drops it when the process dies, so a kill leaves no stale lock, and unlike a pid file it needs no guessing.
 */
export function lockFolder(
  folder: string,
): Result<DataLock, StorageError | { readonly code: 'already-running' }> {
  const file = join(folder, 'journal.lock');
  for (let again = false; ; again = true) {
    let db: DatabaseSync | undefined;
    try {
      const held = (db = new DatabaseSync(file, { timeout: 0 }));
      held.exec('BEGIN EXCLUSIVE');
      return succeed({ release: () => held.isOpen && held.close() });
    } catch (thrown) {
      db?.close();
      const error = storageError(thrown);
      if (error.code === 'busy') return fail({ code: 'already-running' });
      if (error.code !== 'damaged' || again) return fail(error);
      // Rubbish in the lock's file. SQLite locks before it reads, so nobody holds it; emptied, it is a database again.
      truncateSync(file);
    }
  }
}
