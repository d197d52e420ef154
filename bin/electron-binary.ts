import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A download that takes longer than this is given up, in milliseconds. */
const fetchLimitMs = 300_000;

const installed = (folder: string): string | undefined => {
  const pathFile = join(folder, 'path.txt');
  const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : undefined;
  return binary !== undefined && existsSync(binary) ? binary : undefined;
};

/** Electron's binary: the one that is there, else fetched once by Electron's own installer; nothing where that fails. */
export const electronBinary = (root: string, fetchIt: boolean): string | undefined => {
  const folder = join(root, 'node_modules', 'electron');
  const present = installed(folder);
  if (present !== undefined || !fetchIt || !existsSync(join(folder, 'install.js'))) return present;
  console.log("Fetching Electron's binary, once.");
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: fetchLimitMs });
  return installed(folder);
};
