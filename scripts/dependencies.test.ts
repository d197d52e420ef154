import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { guide, root, rowsOf } from './named-tests.ts';
import { lockedPackages, shippedPackages, thirdPartyNotices } from './shipped.ts';

const versions = z.record(z.string(), z.string());
const project = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const allowed = new Set(
  rowsOf(guide('dependencies.md'), /^(?!Licence$)[A-Z][\w.-]*$/).map(([id]) => id ?? ''),
);

/** Whether terms of SPDX can be kept with licences of the table alone. */
const fits = (expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => allowed.has(id)));

describe('what is shipped', () => {
  const shipped = shippedPackages(root);

  it('has licences of the table in docs/dependencies.md only', () => {
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(({ license }) => !fits(license ?? ''))).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND OFL-1.1', true],
    ['MIT AND GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['Licence', false],
    ['', false],
  ])('licence "%s" fits: %s', (expression, expected) => expect(fits(expression)).toBe(expected));

  it('names the licence that the installed package names', () => {
    const installed = shipped.filter(({ path }) => existsSync(join(root, path)));
    const named = z.looseObject({ license: z.string() });
    for (const { path, license } of installed)
      expect(
        named.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))).license,
        path,
      ).toBe(license);
  });

  it('is all that the sources of kiosk, screens, pages and commands import', () => {
    const known = Object.keys({ ...project.dependencies, ...project.optionalDependencies });
    const sources = ['core', 'kiosk', 'electron', 'renderer', 'pages', 'catalogue', 'bin'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(({ name }) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|^vite\./.test(name))
        .map((entry) => join(entry.parentPath, entry.name))
        // Doubles, and the command that writes the guides of the repository.
        .filter((file) => !/\/testing|\/write-guides\.ts$/.test(file)),
    );
    // Types alone reach no kiosk.
    const imported = sources.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(/^(?!\s*import type).*\b(?:from|import) '([^.'][^']*)';$/gm),
      ].map(([, from]) => (from ?? '').match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? ''),
    );
    expect(new Set(imported).size).toBeGreaterThan(15);
    expect(imported.filter((name) => !isBuiltin(name) && !known.includes(name))).toEqual([]);
  });

  it('comes with the notice of each package', () => {
    const notices = thirdPartyNotices(root);
    for (const name of ['svelte', 'zod', 'n3', '@fontsource/noto-sans', '@lucide/svelte'])
      expect(notices).toMatch(new RegExp(`^## ${name} \\d`, 'm'));
    expect(notices).toContain('SIL OPEN FONT LICENSE');
    expect(notices).not.toMatch(/^## (vitest|eslint) /m);
  });
});

describe('the lockfile', () => {
  it('has install scripts of named packages only', () => {
    const scripted = lockedPackages(root).filter(({ hasInstallScript }) => hasInstallScript === true);
    expect(scripted.map(({ name }) => name)).toEqual(Object.keys(project.allowScripts));
  });

  it('lets no install script run', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    expect(Object.values(project.allowScripts)).not.toContain(true);
  });

  it('names a hash for every package', () =>
    expect(lockedPackages(root).filter(({ integrity }) => integrity?.startsWith('sha512-') !== true)).toEqual(
      [],
    ));

  it('follows exact versions', () => {
    const all = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
