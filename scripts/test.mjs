// `npm test`: on a clean clone it installs, builds, runs every runner, and ends with one line that adds them up.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, env, install, installDebian, root } from './lib.mjs';

/** Debian packages the tests use, and a program or file that each brings. */
const needed = {
  chromium: 'chromium',
  'zbar-tools': 'zbarimg',
  xvfb: 'Xvfb',
  'poppler-utils': 'pdftoppm',
  cups: '/usr/sbin/cupsd',
  'cups-client': '/usr/sbin/lpadmin',
  'cups-ipp-utils': '/usr/sbin/ippeveprinter',
  'cups-filters': '/usr/lib/cups/filter/pdftopdf',
  'printer-driver-cups-pdf': '/usr/lib/cups/backend/cups-pdf',
  ghostscript: 'gs',
  'dbus-daemon': 'dbus-daemon',
  'avahi-daemon': '/usr/sbin/avahi-daemon',
  rsync: 'rsync',
  'nginx-light': '/usr/sbin/nginx',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
};

install();
const missing = installDebian(needed);
if (missing.length > 0)
  console.log(
    `Not installed: ${missing.join(', ')}. Tests that need them are skipped, by name. As root they are installed: apt-get install ${missing.join(' ')}`,
  );
build();

const runners = [
  {
    name: 'unit',
    command: ['vitest', 'run', ...process.argv.slice(2)],
    report: '.cache/vitest.json',
    read: (r) => ({
      passed: r.numPassedTests,
      failed: r.numFailedTests + (r.success || r.numFailedTests > 0 ? 0 : 1),
      skipped: r.numPendingTests + r.numTodoTests,
    }),
  },
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    report: '.cache/playwright.json',
    read: (r) => ({
      passed: r.stats.expected + r.stats.flaky,
      failed: r.stats.unexpected + r.errors.length,
      skipped: r.stats.skipped,
    }),
  },
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const runner of runners) {
  const report = join(root, runner.report);
  rmSync(report, { force: true });
  const run = spawnSync(join(root, 'node_modules', '.bin', runner.command[0]), runner.command.slice(1), {
    cwd: root,
    env: { ...env(), SPORTELLO_MISSING: missing.join(' ') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const counts = existsSync(report)
    ? runner.read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1, skipped: 0 };
  // A runner that ended badly without naming a failed test has failed all the same.
  if (run.status !== 0 && counts.failed === 0) counts.failed = 1;
  console.log(`${runner.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
