import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A municipality.yaml that has what it needs. */
export const town =
  'formatVersion: 1\nid: montelieve\nname:\n  it: Comune di Montelieve\ntimeZone: Europe/Rome\n';

/** A folder with these files (path to text or bytes), gone when it is disposed of. */
export const folderOf = (
  files: Readonly<Record<string, string | Uint8Array>>,
): { dir: string } & Disposable => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-catalogue-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
};
