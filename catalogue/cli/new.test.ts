import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../testing/cli.ts';
import { folderOf } from '../testing/folder.ts';

it('a new town passes check without a word, and is never written over', async () => {
  using folder = folderOf({});
  const town = join(folder.dir, 'town');
  expect((await cli(['new', town])).status).toBe(0);
  const checked = await cli(['check', town, '--strict']);
  expect(checked.out).toMatch(/0 errors, 0 warnings$/);
  expect(checked.status).toBe(0);
  expect(await cli(['new', town])).toMatchObject({ status: 2, out: '' });
  expect(readFileSync(join(town, 'municipality.yaml'), 'utf8')).toContain('# Your town.');
});
