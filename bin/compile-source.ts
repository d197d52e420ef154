import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../core/model/catalogue.ts';
import { carryClips } from './carry-clips.ts';
import { sourceKey } from './source-key.ts';

/** How many findings are shown before the rest is only counted. */
const shownFindings = 12;

export type Compiled =
  { ok: true; value: { file: string } } | { ok: false; error: { code: string; words: string } };

const refuse = (code: string, words: string): Compiled => ({
  ok: false,
  error: { code, words: `${code} ${words}` },
});

const compiledIn = (dataDir: string): { folder: string; file: string; keyFile: string } => {
  const folder = join(dataDir, 'source');
  return { folder, file: join(folder, 'catalogue.json'), keyFile: join(folder, 'key') };
};

/** Puts the one file that the kiosk reads into its place, whole, and the clips of its texts beside it. */
export const writeCompiled = (source: string, dataDir: string, catalogue: Catalogue): void => {
  const { folder, file, keyFile } = compiledIn(dataDir);
  mkdirSync(folder, { recursive: true });
  // What it was made from is no longer what the key says.
  rmSync(keyFile, { force: true });
  carryClips(source, dataDir);
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify(catalogue));
  renameSync(part, file);
};

/** A line for each finding, up to what a terminal shows at once. */
export const sayFindings = (lines: readonly string[], say: (line: string) => void): void => {
  for (const line of lines.slice(0, shownFindings)) say(line);
  if (lines.length > shownFindings) say(`... and ${lines.length - shownFindings} more.`);
};

/**
 * Turns a source folder into the one file that the kiosk reads. Records with errors are left out, and said. A folder that has
 * not changed since the last start, and had nothing wrong with it, is not read again.
 * @param say where findings go, a line each
 */
export const compileSource = async (
  source: string,
  dataDir: string,
  say: (line: string) => void,
): Promise<Compiled> => {
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory())
    return refuse(
      'CAT-3',
      `There is no folder ${source}. Give --catalogue a folder with a municipality.yaml in it.`,
    );
  const { file, keyFile } = compiledIn(dataDir);
  const key = sourceKey(source);
  if (existsSync(file) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key)
    return { ok: true, value: { file } };
  // Loaded only when there is something to read: it is most of the time that a start takes.
  const { describeFinding } = await import('../catalogue/source/finding.ts');
  const { readSource } = await import('../catalogue/source/read-source.ts');
  const read = await readSource(source);
  const findings = read.ok ? read.value.findings : read.findings;
  sayFindings(findings.map(describeFinding), say);
  if (!read.ok) return refuse('CAT-4', `The catalogue in ${source} cannot be shown: see the lines above.`);
  writeCompiled(source, dataDir, read.value.catalogue);
  // What has findings is read again at each start, so that they are said again.
  if (findings.length === 0) writeFileSync(keyFile, key);
  return { ok: true, value: { file } };
};
