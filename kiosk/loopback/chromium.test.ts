import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium, hasDisplay, launchChromium } from './chromium.ts';

const dir = mkdtempSync(join(tmpdir(), 'sportello-chromium-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('findChromium', () => {
  it('takes the first that can be run, in the order of the path', () => {
    for (const [folder, name, mode] of [
      ['one', 'chromium', 0o644],
      ['two', 'google-chrome', 0o755],
      ['three', 'chromium', 0o755],
    ] as const) {
      mkdirSync(join(dir, folder));
      writeFileSync(join(dir, folder, name), '');
      chmodSync(join(dir, folder, name), mode);
    }
    expect(
      findChromium(['nowhere', 'one', 'two', 'three'].map((folder) => join(dir, folder)).join(':')),
    ).toBe(join(dir, 'two', 'google-chrome'));
  });

  it('finds nothing on an empty path', () => {
    expect(findChromium('')).toBeUndefined();
  });
});

describe('chromiumFlags', () => {
  const screen = { id: 'P32', width: 1080, height: 1920, pxPerMm: 2.71, mountBottomMm: 800, viewDistMm: 600 };

  it('gives up the sandbox for root alone', () => {
    expect(chromiumFlags('http://127.0.0.1:1/', '/p', screen, false)).not.toContain('--no-sandbox');
    expect(chromiumFlags('http://127.0.0.1:1/', '/p', screen, true)).toContain('--no-sandbox');
  });

  it('leaves no trace and no way out', () => {
    expect(chromiumFlags('http://127.0.0.1:1/', '/p', screen, false)).toEqual(
      expect.arrayContaining([
        '--app=http://127.0.0.1:1/',
        '--user-data-dir=/p',
        '--window-size=1080,1920',
        '--kiosk',
        '--incognito',
      ]),
    );
  });
});

it('hasDisplay looks at X11 and Wayland', () => {
  expect([
    hasDisplay({}),
    hasDisplay({ DISPLAY: '' }),
    hasDisplay({ DISPLAY: ':0' }),
    hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }),
  ]).toEqual([false, false, true, true]);
});

describe('launchChromium', () => {
  it('closes when the window does', async () => {
    await launchChromium('/bin/true', []).closed;
  });

  it('a program that is not there has closed already', async () => {
    await launchChromium(join(dir, 'nothing'), []).closed;
  });

  it('ends a whole group of processes, even one that does not listen', async () => {
    const pids = join(dir, 'pids');
    const program = join(dir, 'stubborn');
    writeFileSync(
      program,
      `#!/bin/sh\ntrap '' TERM\nsh -c 'trap "" TERM; echo $$ >> ${pids}; while :; do sleep 0.1; done' &\necho $$ >> ${pids}\nwhile :; do sleep 0.1; done\n`,
    );
    chmodSync(program, 0o755);
    const window = launchChromium(program, []);
    await expect
      .poll(() => (existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').length : 0), {
        timeout: 20_000,
      })
      .toBe(2);
    await window.close();
    const isGone = (pid: string): boolean => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(' Z ');
      } catch {
        return true;
      }
    };
    for (const pid of readFileSync(pids, 'utf8').trim().split('\n'))
      await expect.poll(() => isGone(pid), { timeout: 20_000 }).toBe(true);
  });
});
