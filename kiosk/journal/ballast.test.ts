import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ballastSize, openBallast } from './ballast.ts';
import { withFolder } from './testing.ts';

describe('the ballast', () => {
  it('takes real room, gives it back, and takes it again', () =>
    withFolder((folder) => {
      const file = join(folder, 'ballast');
      const ballast = openBallast(file);
      expect([ballast.isOut(), ballast.restore()]).toEqual([false, true]);
      // A file with holes would keep nothing: blocks are of 512 bytes.
      expect(statSync(file).blocks * 512).toBeGreaterThanOrEqual(ballastSize);
      expect([ballast.release(), ballast.isOut(), statSync(file).size]).toEqual([true, true, 0]);
      expect(ballast.release()).toBe(false);
      expect([ballast.restore(), ballast.isOut()]).toEqual([true, false]);
    }));
  it('that was given back before the start is still out', () =>
    withFolder((folder) => {
      const file = join(folder, 'ballast');
      writeFileSync(file, '');
      const ballast = openBallast(file);
      expect([ballast.isOut(), ballast.restore(), ballast.isOut()]).toEqual([true, true, false]);
    }));
  it('is no reason to fail where it cannot be', () =>
    withFolder((folder) => {
      const ballast = openBallast(join(folder, 'nowhere', 'ballast'));
      expect([ballast.restore(), ballast.release(), ballast.isOut()]).toEqual([false, false, true]);
    }));
});
