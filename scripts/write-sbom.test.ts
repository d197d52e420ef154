import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { root } from './named-tests.ts';
import { shippedPackages } from './shipped.ts';

const dir = mkdtempSync(join(tmpdir(), 'sportello-sbom-'));
afterAll(() => rmSync(dir, { recursive: true }));

const npm = Number(spawnSync('npm', ['--version'], { encoding: 'utf8' }).stdout?.split('.')[0] ?? 0);

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.string(), version: z.string() }) }),
  components: z.array(
    z.object({ name: z.string(), version: z.string(), licenses: z.array(z.unknown()).check(z.minLength(1)) }),
  ),
});

it.skipIf(npm < 10)(
  'the bill of materials is of all that is shipped and of nothing else, twice the same (npm 10)',
  () => {
    const write = (folder: string): string => {
      execFileSync(process.execPath, [join(root, 'scripts', 'write-sbom.ts'), join(dir, folder)]);
      return readFileSync(join(dir, folder, 'sbom.cdx.json'), 'utf8');
    };
    const text = write('one');
    expect(write('two')).toBe(text);
    expect(text).not.toContain(root);
    const { metadata, components } = Bill.parse(JSON.parse(text));
    expect(metadata.component.name).toBe('sportello');
    const installed = shippedPackages(root).filter(({ path }) => existsSync(join(root, path)));
    const named = (list: { name: string; version?: string | undefined }[]): string[] =>
      [...new Set(list.map(({ name, version }) => `${name}@${version}`))].sort();
    expect(named(components)).toEqual(named(installed));
    expect(readFileSync(join(dir, 'one', 'THIRD-PARTY.md'), 'utf8')).toContain('## zod ');
  },
);
