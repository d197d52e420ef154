import { join } from 'node:path';
import type { ScreenProfile } from '../contract/shown.ts';
import type { Settings } from './schema.ts';
import { readScreenProfile } from './screen-profiles.ts';
import { openSettings, type SettingsEngine } from './store.ts';

export type Configured =
  | {
      ok: true;
      value: {
        settings: Settings;
        screen: ScreenProfile;
        /** What was wrong with the file, as it was said: the log on the disk opens later. */
        problem?: string;
      };
    }
  | { ok: false; error: { code: string; words: string } };

/** Where lines for the technician go when nobody says otherwise. */
export const logToStderr = (line: string): void => void process.stderr.write(`${line}\n`);

/** Settings and panel: what a window needs to open while the rest of the kiosk still starts. */
export const configure = (options: {
  dataDir: string;
  screen: string | undefined;
  settingsEngine: (file: string) => SettingsEngine;
  log?: (line: string) => void;
}): Configured => {
  const { dataDir, log = logToStderr } = options;
  const file = join(dataDir, 'settings.json');
  const { settings, problem } = openSettings(file, () => options.settingsEngine(file));
  const said = problem === undefined ? {} : { problem: `${problem.code} ${problem.words}` };
  if (said.problem !== undefined) log(said.problem);
  const screen = readScreenProfile(options.screen ?? settings.screen, dataDir);
  return screen.ok
    ? { ok: true, value: { settings, screen: screen.value, ...said } }
    : { ok: false, error: { code: 'SCR-1', words: `SCR-1 ${screen.error.words}` } };
};
