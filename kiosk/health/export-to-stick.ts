import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { flush } from '../replace-file.ts';

/** As deep as the catalogue is looked for (`stick-watch.ts`). */
const depth = 2;

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .slice(0, 50)
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
};

/** Something is mounted there: another device than the folder above. Else it is the machine's own disk. */
const isMounted = (folder: string): boolean => {
  try {
    return statSync(folder).dev !== statSync(dirname(folder)).dev;
  } catch {
    return false;
  }
};

/** The sticks that are in, in and below the folders of `sync.stick`. */
export const sticksIn = (folders: readonly string[], isStick = isMounted): string[] => {
  const look = (folder: string, deeper: number): string[] =>
    isStick(folder)
      ? [folder]
      : deeper === 0
        ? []
        : foldersIn(folder).flatMap((one) => look(one, deeper - 1));
  return folders.flatMap((folder) => look(folder, depth));
};

const secretNames = /password|secret|token|^value$|^user$/i;

/** Settings as anybody may see them: fields that hold secrets say only that there is one. */
export const withoutSecrets = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutSecrets)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [
            name,
            secretNames.test(name) && typeof inner !== 'object' ? '(not exported)' : withoutSecrets(inner),
          ]),
        )
      : value;

export type Exported = {
  /** Named after machine and moment: nothing on the stick is overwritten. */
  name: string;
  logs: readonly string[];
  settings: unknown;
  report: Uint8Array;
};

/** Writes log, settings and report onto the first stick that takes them. Resolves with where they are. */
export const exportToStick = (
  sticks: readonly string[],
  { name, logs, settings, report }: Exported,
): Result<string, { code: 'no-stick' | 'failed'; words: string }> => {
  let fault = '';
  for (const stick of sticks) {
    const folder = join(stick, name);
    try {
      mkdirSync(folder);
      for (const log of logs) copyFileSync(log, join(folder, basename(log)));
      writeFileSync(
        join(folder, 'settings.json'),
        `${JSON.stringify(withoutSecrets(settings), undefined, 2)}\n`,
      );
      writeFileSync(join(folder, 'readiness.pdf'), report);
      // It is pulled out the moment after.
      for (const file of readdirSync(folder)) flush(join(folder, file));
      flush(folder);
      return { ok: true, value: folder };
    } catch (error) {
      fault = (error as Error).message;
    }
  }
  return {
    ok: false,
    error:
      sticks.length === 0
        ? { code: 'no-stick', words: 'There is no stick in the folders of sync.stick.' }
        : { code: 'failed', words: `The stick does not take it: ${fault}` },
  };
};
