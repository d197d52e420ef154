// What the two commands share. Plain JavaScript without packages: it runs on whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const bin = (name) => join(root, 'node_modules', '.bin', name);
/** The pinned Node of the lockfile; the machine's own where that platform has none. */
export const node = () => (existsSync(bin('node')) ? bin('node') : process.execPath);
/** Packages first on the path, so that every tool runs on the pinned Node. */
export const env = () => ({
  ...process.env,
  // The printing system's own programs are where only root's path looks.
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}:/usr/sbin:/sbin`,
});

export const fail = (words) => {
  console.error(words);
  process.exit(1);
};

/** Installs what the lockfile names, once for each lockfile. */
export const install = () => {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.sportello-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (npm ci), once.');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.error) fail('npm was not found. Install Node.js 20 or newer with npm, then try again.');
  if (run.status !== 0)
    fail(
      'The packages could not be installed: see the lines above. Check the connection to the npm registry, then try again.',
    );
  writeFileSync(stamp, wanted);
};

/** Debian packages that are missing: installed as root, else named. `needs` maps a package to a file or program it brings. */
export const installDebian = (needs) => {
  const onPath = (name) =>
    name.startsWith('/')
      ? existsSync(name)
      : env()
          .PATH.split(':')
          .some((dir) => existsSync(join(dir, name)));
  const missing = Object.keys(needs).filter((name) => !onPath(needs[name]));
  if (missing.length === 0) return [];
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing Debian packages: ${missing.join(' ')}.`);
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  }
  return missing.filter((name) => !onPath(needs[name]));
};

const sourcesOf = () => {
  const git = spawnSync(
    'git',
    [
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
      'bin',
      'catalogue',
      'core',
      'kiosk',
      'electron',
      'renderer',
      'pages',
      'assets/locales',
      'package-lock.json',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  return git.status === 0
    ? git.stdout
        .split('\0')
        .filter((file) => file !== '' && existsSync(join(root, file)))
        .sort()
    : undefined;
};

/** What the last build was made from; `scripts/build.mjs` writes it. */
export const buildStamp = join(root, 'dist', '.built');

/** Another text with any other byte of the sources; nothing where there is no git to list them. */
export const sourcesHash = () => {
  const files = sourcesOf();
  if (files === undefined) return undefined;
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

/** Builds the screens and the Electron shell when a source has changed since the last build. */
export const build = () => {
  const now = sourcesHash();
  if (now !== undefined && existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === now) return;
  console.log('Building the screens.');
  const run = spawnSync(node(), [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    env: env(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) fail('The screens could not be built: see the lines above.');
};
