import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFinding } from '../catalogue/source/finding.ts';
import { readSource } from '../catalogue/source/read-source.ts';

/** How many findings are shown before the rest is only counted. */
const shownFindings = 12;

export type Compiled =
  { ok: true; value: { file: string } } | { ok: false; error: { code: string; words: string } };

const refuse = (code: string, words: string): Compiled => ({
  ok: false,
  error: { code, words: `${code} ${words}` },
});

/**
 * Turns a source folder into the one file that the kiosk reads. Records with errors are left out, and said.
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
  const read = await readSource(source);
  const findings = read.ok ? read.value.findings : read.findings;
  for (const finding of findings.slice(0, shownFindings)) say(describeFinding(finding));
  if (findings.length > shownFindings) say(`... and ${findings.length - shownFindings} more.`);
  if (!read.ok) return refuse('CAT-4', `The catalogue in ${source} cannot be shown: see the lines above.`);
  const folder = join(dataDir, 'source');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'catalogue.json');
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify(read.value.catalogue));
  renameSync(part, file);
  return { ok: true, value: { file } };
};
