// `npm test`: on a clean clone it installs, builds, runs every runner, and ends with one line that adds them up.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
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
  'nginx-light': '/usr/sbin/nginx',
  python3: 'python3',
  'dbus-daemon': 'dbus-daemon',
  'avahi-daemon': '/usr/sbin/avahi-daemon',
  rsync: 'rsync',
  'espeak-ng': 'espeak-ng',
  'pulseaudio-utils': 'pactl',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
};

install();
const missing = installDebian(needed);
if (missing.length > 0)
  console.log(
    `Not installed: ${missing.join(', ')}. Tests that need them are skipped, by name. As root they are installed: apt-get install ${missing.join(' ')}`,
  );
build();

/** Names of the failed tests in a report of Playwright, whose suites stand in each other. */
const failedSpecs = (suite, path) => [
  ...(suite.specs ?? [])
    .filter(({ ok }) => !ok)
    .map((spec) => [...path, spec.title, `(${spec.tests[0]?.projectName ?? ''})`].join(' ')),
  ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, [...path, inner.title])),
];

const runners = [
  {
    name: 'unit',
    command: ['vitest', 'run', ...process.argv.slice(2)],
    report: '.cache/vitest.json',
    read: (r) => ({
      passed: r.numPassedTests,
      failed: r.numFailedTests + (r.success || r.numFailedTests > 0 ? 0 : 1),
      skipped: r.numPendingTests + r.numTodoTests,
      names: r.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
      ),
    }),
    again: (r) => [
      'vitest',
      'run',
      ...r.testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(root, name)),
    ],
  },
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    report: '.cache/playwright.json',
    read: (r) => ({
      passed: r.stats.expected + r.stats.flaky,
      failed: r.stats.unexpected + r.errors.length,
      skipped: r.stats.skipped,
      names: failedSpecs(r, []),
    }),
    again: () => ['playwright', 'test', '--last-failed', '--workers=1'],
  },
];

/** So few failures may be the machine's (something else was busy); more are the change's. */
const mayBeChance = 5;

const runOnce = ({ report, read, again }, [program, ...args]) => {
  const file = join(root, report);
  rmSync(file, { force: true });
  const run = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    env: { ...env(), SPORTELLO_MISSING: missing.join(' ') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!existsSync(file))
    return { counts: { passed: 0, failed: 1, skipped: 0, names: [`${program} left no report`] } };
  const raw = JSON.parse(readFileSync(file, 'utf8'));
  const counts = read(raw);
  // A runner that ended badly without naming a failed test has failed all the same.
  if (run.status !== 0 && counts.failed === 0) {
    counts.failed = 1;
    counts.unnamed = true;
    counts.names = [
      `${program} ended with ${run.status ?? run.signal}, and named no test: see what it printed`,
    ];
  }
  return { counts, again: again(raw) };
};

const total = { passed: 0, failed: 0, skipped: 0 };
const words = [];
for (const runner of runners) {
  const { counts, again } = runOnce(runner, runner.command);
  if (again !== undefined && counts.failed > 0 && counts.failed <= mayBeChance) {
    console.log(`${runner.name}: ${counts.failed} failed; once more, alone.`);
    const second = runOnce(runner, again).counts;
    const still = Math.min(second.failed, counts.failed);
    // A test that fails by chance is a fault to mend: it is named even where it passes now.
    for (const name of counts.names.filter((one) => !second.names.includes(one)))
      words.push(`failed once, then passed: ${name}`);
    if (counts.unnamed !== true) counts.passed += counts.failed - still;
    counts.failed = still;
    counts.names = second.names;
  }
  words.push(...counts.names.map((name) => `failed: ${name}`));
  console.log(`${runner.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
for (const line of words) console.log(line);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
