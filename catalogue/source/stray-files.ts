import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderKinds, listKinds, singleKinds } from './file-kinds.ts';
import type { Finding } from './finding.ts';

const folders: readonly string[] = [...folderKinds, ...listKinds];
const files: readonly string[] = [...singleKinds, ...listKinds].map((kind) => `${kind}.yaml`);

/** YAML files that nobody reads: a wrong ending, a misspelt folder. An editor would look for the mistake in the kiosk. */
export const strayFiles = async (dir: string): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const stray = (file: string, fix: string): unknown =>
    findings.push({ severity: 'warning', file, path: '', message: 'This file is not read.', fix });
  const entries = (await readdir(dir, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const isYaml = /\.ya?ml$/i.test(entry.name);
    if (entry.isFile() && isYaml && !files.includes(entry.name))
      stray(
        entry.name,
        entry.name.endsWith('.yaml')
          ? `Known here are: ${files.join(', ')}.`
          : `Call it ${entry.name.replace(/\.ya?ml$/i, '.yaml')}.`,
      );
    if (!entry.isDirectory()) continue;
    for (const inner of (await readdir(join(dir, entry.name), { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const file = `${entry.name}/${inner.name}`;
      if (inner.isFile() && /\.ya?ml$/i.test(inner.name)) {
        if (!folders.includes(entry.name)) stray(file, `Known folders are: ${folders.join(', ')}.`);
        else if (!inner.name.endsWith('.yaml'))
          stray(file, `Call it ${inner.name.replace(/\.ya?ml$/i, '.yaml')}.`);
      } else if (inner.isDirectory() && folders.includes(entry.name))
        stray(`${file}/`, `Put its files into ${entry.name}/ itself.`);
    }
  }
  return findings;
};
