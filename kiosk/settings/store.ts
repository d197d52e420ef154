import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { migrateSettings } from './migrate.ts';
import { Settings } from './schema.ts';

/** What both engines offer: `electron-store` in the Electron shell, its base `conf` in the other; the same file. */
export type SettingsEngine = { path: string; store: Record<string, unknown> };

export type OpenedSettings = {
  settings: Settings;
  /** What was wrong with the file, in a technician's words, with a code; the settings are then the last good ones. */
  problem?: { code: 'SET-1' | 'SET-2'; words: string };
};

type Issue = { path: PropertyKey[]; message: string; code?: string | undefined; keys?: string[] };
/** Where a file is wrong and how; never what stands there, which may be a password. */
const firstIssue = ({ issues: [issue] }: { issues: readonly Issue[] }): string => {
  if (issue === undefined) return '';
  const words =
    issue.code === 'unrecognized_keys'
      ? `there is no field "${issue.keys?.join('", "') ?? ''}"`
      : issue.message.replace(/^Invalid input$/, 'is not what belongs there');
  return ` (${[...issue.path.map(String), ''].join('.').replace(/\.$/, ' ')}${words})`;
};

/**
 * Opens the settings and keeps a copy of the last good file beside them. A file that cannot be read is set aside (never
 * wiped) and the last good copy takes its place; without one the defaults hold.
 * @param openEngine opens the file anew at each call; throws where the file is not JSON
 */
export const openSettings = (file: string, openEngine: () => SettingsEngine): OpenedSettings => {
  const good = `${file}.bak`;
  let wrong = '';
  const read = (): Settings | undefined => {
    try {
      const migrated = migrateSettings(openEngine().store);
      if (!migrated.ok) {
        wrong = ` (${migrated.error.words})`;
        return undefined;
      }
      const parsed = Settings.safeParse(migrated.value);
      wrong = parsed.success ? '' : firstIssue(parsed.error);
      return parsed.success ? parsed.data : undefined;
    } catch {
      wrong = ' (they are no JSON)';
      return undefined;
    }
  };
  // Settings that are gone are no wish for defaults: without its letter a kiosk would print another's numbers.
  const isGone = !existsSync(file) && existsSync(good);
  const settings = isGone ? undefined : read();
  if (settings !== undefined) {
    if (existsSync(file)) copyFileSync(file, good);
    return { settings };
  }
  const first = wrong;
  const aside = `${file}.damaged`;
  if (existsSync(file)) renameSync(file, aside);
  if (existsSync(good)) {
    copyFileSync(good, file);
    const restored = read();
    if (restored !== undefined)
      return {
        settings: restored,
        problem: {
          code: 'SET-1',
          words: isGone
            ? 'The settings were gone. The last good copy is in use.'
            : `The settings could not be read${first}. The last good copy is in use; the damaged file is ${aside}.`,
        },
      };
    renameSync(file, `${file}.damaged-copy`);
  }
  return {
    settings: Settings.parse({}),
    problem: {
      code: 'SET-2',
      words: `The settings could not be read${first}, and there is no good copy. Defaults are in use; the damaged file is ${aside}.`,
    },
  };
};
