import { basename, dirname } from 'node:path';
import Conf from 'conf';
import type { SettingsEngine } from './store.ts';

/** The engine of the loopback shell. `clearInvalidConfig` stays off: it would wipe a damaged file without a word. */
export const confEngine = (file: string): SettingsEngine =>
  new Conf<Record<string, unknown>>({
    cwd: dirname(file),
    configName: basename(file, '.json'),
    fileExtension: 'json',
    clearInvalidConfig: false,
    projectName: 'sportello',
  });
