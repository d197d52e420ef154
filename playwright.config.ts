import { defineConfig } from '@playwright/test';
import { launchFlags } from './e2e/fixtures/chromium.ts';
import type { ShellName } from './e2e/fixtures/kiosk.ts';

/** The same flows on each shell; the double's own specs, on it alone; what every screen must be like, once: the screens are the same. */
const flows = ['flows/**/*.spec.ts'];

export default defineConfig<{ shell: ShellName }>({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/fixtures/global-setup.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A test waits for the screen to settle more than half of the time: two processors serve four of them.
  workers: 4,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  projects: [
    { name: 'loopback', testMatch: [...flows, 'checks/**/*.spec.ts'], use: { shell: 'loopback' } },
    {
      name: 'electron-double',
      testMatch: flows,
      use: { shell: 'electron-double' },
      // The screens, and so what keys do on them and what else a case can lead to, are the same on both shells: each case is
      // walked once by touch here. Where the real binary is, all of them are.
      grep: /\(touch\)/,
    },
    {
      name: 'electron-double-own',
      testMatch: 'electron-double/**/*.spec.ts',
      use: { shell: 'electron-double' },
    },
    { name: 'electron', testMatch: flows, use: { shell: 'electron' } },
    {
      name: 'pages',
      testMatch: 'pages-web/**/*.spec.ts',
      use: { launchOptions: { executablePath: '/usr/bin/chromium', args: launchFlags } },
    },
  ],
});
