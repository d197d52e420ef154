import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingsGuide } from '../settings/settings-guide.ts';
import { logCodes } from './log-events.ts';

const root = join(import.meta.dirname, '..', '..');

it('docs/settings.md and docs/log-events.md are what the code says: npm run docs', () => {
  const run = spawnSync(process.execPath, [join(root, 'bin', 'write-guides.ts'), '--check'], {
    encoding: 'utf8',
  });
  expect([run.status, run.stderr.replace(/.*ExperimentalWarning.*\n.*\n/, '')]).toEqual([0, '']);
});

it('every setting says what it means', () => {
  for (const line of settingsGuide()
    .split('\n')
    .filter((one) => /^\| `/.test(one)))
    expect(line).not.toMatch(/\|\s*\|$/);
});

it('every code that a source says is in the table', () => {
  const sources = ['kiosk', 'bin', 'electron'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .filter(({ parentPath }) => !parentPath.endsWith('testing'))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
  );
  const said = new Set(
    sources.flatMap(
      (text) => text.match(/\b(CAT|SYN|DAT|SET|SCR|KEY|RUN|JRN|NET|PRN|SPK|CMD|UI|STF)-\d+\b/g) ?? [],
    ),
  );
  expect([...said].filter((code) => !Object.hasOwn(logCodes, code))).toEqual([]);
  expect(Object.keys(logCodes).filter((code) => !said.has(code))).toEqual([]);
});
