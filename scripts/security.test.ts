import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guide, missingFrom, root, rowsOf } from './named-tests.ts';

const text = guide('security.md');
const checklist = rowsOf(text, /^\d+$/);
const threats = rowsOf(text, /^T\d+$/);

describe('docs/security.md', () => {
  it.each(['security.md', 'dependencies.md', 'hardware.md'])(
    '%s names no file and no test that there is not',
    (name) => expect(missingFrom(guide(name))).toEqual([]),
  );

  it('notices a test that is gone', () =>
    expect(
      missingFrom('`electron/ipc.ts`, `electron/ipc.test.ts` "no such title", `electron/no.ts`'),
    ).toEqual(['electron/ipc.test.ts: no such title', 'electron/no.ts']));

  it("answers all twenty points of Electron's checklist, the done ones with a test", () => {
    expect(checklist.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    for (const [number, , state, , test] of checklist) {
      expect(['done', 'in part', 'not done'], number).toContain(state);
      if (state === 'done') expect(test, number).toMatch(/`.+\.(test|spec)\.ts` "/);
    }
  });

  it('leaves no threat without a kind, a measure, and a test or the word "open"', () => {
    expect(threats.map(([number]) => number)).toEqual(threats.map((_, at) => `T${at + 1}`));
    expect(threats.length).toBeGreaterThan(30);
    for (const [number, kind, threat, measure, test] of threats) {
      expect(kind, number).toMatch(/^[STRIDE]+$/);
      expect(threat, number).not.toBe('');
      expect(measure, number).not.toBe('');
      expect(test, number).toMatch(/`.+\.(test|spec)\.ts` "|\*\*open\*\*/);
    }
  });
});

describe('the Electron shell', () => {
  const sources = readdirSync(join(root, 'electron'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(root, 'electron', name), 'utf8'))
    .join('\n');
  it.each([
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'openExternal',
    'allowpopups',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'loadFile',
    'http://',
    'webSecurity: false',
    'webviewTag: true',
    'bypassCSP',
  ])('never uses %s', (name) => expect(sources).not.toContain(name));
});
