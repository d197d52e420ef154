import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './source.ts';
import { SyncFault } from './sync-fault.ts';
import { tooMuch } from './web-body.ts';

/** A folder of this machine, also on a stick. */
export const folderSource = (dir: string): Source => ({
  name: dir,
  serverTime: () => undefined,
  read: async (path, maxBytes) => {
    let file;
    try {
      file = await open(join(dir, path), 'r');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new SyncFault('SYN-1', `${join(dir, path)} cannot be read (${(fault as Error).message}).`);
    }
    try {
      if (!(await file.stat()).isFile()) throw new SyncFault('SYN-4', `${join(dir, path)} is no file.`);
      // One byte more than may be there: enough to know that it is too long.
      const buffer = Buffer.alloc(maxBytes + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (length > maxBytes) throw tooMuch(path, maxBytes);
        if (bytesRead === 0) return buffer.subarray(0, length);
      }
    } catch (fault) {
      if (fault instanceof SyncFault) throw fault;
      // A stick that is pulled out while it is read.
      throw new SyncFault('SYN-1', `${join(dir, path)} cannot be read (${(fault as Error).message}).`);
    } finally {
      await file.close();
    }
  },
});
