import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFolder } from '../catalogue/check/check-catalogue.ts';
import { describeFinding } from '../catalogue/source/finding.ts';
import { readSource } from '../catalogue/source/read-source.ts';
import type { Clock } from '../kiosk/clock.ts';
import { sayFindings, writeCompiled } from './compile-source.ts';

/** Folders are looked at instead of listened to: a catalogue may lie on a share, which tells of no change. Milliseconds. */
const lookMs = 200;

/** Another text with any file that was added, taken away or saved. What goes while one looks is a change that the next look sees. */
const marksOf = async (source: string): Promise<string> => {
  const names = (await readdir(source, { recursive: true }).catch(() => [])).filter((name) =>
    /\.(?:ya?ml|svg|png|wav|opus|ogg)$/i.test(name),
  );
  const marks = await Promise.all(
    names.toSorted().map(async (name) => {
      const found = await stat(join(source, name)).catch(() => undefined);
      return found === undefined ? '' : `${name} ${found.mtimeMs} ${found.size}`;
    }),
  );
  return marks.join('\n');
};

/**
 * Compiles a source folder again each time a file of it was saved. A folder with errors is not shown: they are said, and the
 * screen keeps what it had.
 */
export const watchSource = (
  source: string,
  dataDir: string,
  { clock, say }: { clock: Clock; say: (line: string) => void },
): { end: () => void } => {
  let ended = false;
  let cancel = (): void => undefined;
  let done: string | undefined;
  let last: string | undefined;

  const compile = async (): Promise<void> => {
    const read = await readSource(source);
    const errors = (read.ok ? read.value.findings : read.findings).filter(
      ({ severity }) => severity === 'error',
    );
    if (!read.ok || errors.length > 0) {
      sayFindings(errors.map(describeFinding), say);
      say(
        `Not shown: ${errors.length === 1 ? 'mend this first' : 'mend these first'}. The screen keeps what it had.`,
      );
      return;
    }
    writeCompiled(source, dataDir, read.value.catalogue);
    say('Shown.');
    const { findings } = await checkFolder(source, { now: clock.now(), onlyErrors: true });
    if (findings.length === 0) return;
    say('It can be looked at, but not published yet:');
    sayFindings(findings.map(describeFinding), say);
  };
  const look = async (): Promise<void> => {
    const marks = await marksOf(source);
    done ??= marks;
    // Acted on when two looks agree: an editor's program may still be writing.
    if (marks !== done && marks === last) {
      done = marks;
      await compile();
    }
    last = marks;
    if (!ended) cancel = clock.after(lookMs, () => void look());
  };
  void look();
  return {
    end: () => {
      ended = true;
      cancel();
    },
  };
};
