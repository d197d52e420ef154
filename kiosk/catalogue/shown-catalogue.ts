import { dirname, join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { KioskOptions } from '../options.ts';
import type { SyncSettings } from '../settings/sync-settings.ts';
import type { Generation } from './generation.ts';
import type { SyncError } from './signed-catalogue.ts';
import type { ClipFolder } from '../speech/clips.ts';
import { followSourceFile } from './source-file.ts';
import { createTurnover } from './turnover.ts';

export type ShownParts = {
  options: KioskOptions;
  settings: SyncSettings;
  /** Of a source folder; a signed catalogue goes before it. */
  compiled: Generation | undefined;
  journal: Journal;
  clock: Clock;
  log: (line: string) => void;
  /** Another catalogue is in use. */
  onSwitch: (generation: Generation) => void;
};

/** The catalogue that the screens show: a source folder's, or a signed one that is kept up to date, with today's changes. */
export type ShownCatalogue = {
  generation: () => Generation | undefined;
  /** Where the clips of its texts are. */
  clips: () => ClipFolder | undefined;
  /** Told of every command, before it is carried out: another catalogue comes into use between two visits. */
  heard: (command: string) => void;
  /** Begins to keep it up to date. Resolves when the first look has ended, good or not; nothing where there is nothing to look for. */
  begin: () => Promise<void> | undefined;
  /** Looks for a newer one at once; resolves when that has ended, with what the technician is to be told. */
  syncNow: () => Promise<string>;
  end: () => void;
};

/** @returns error where a file that the settings name, or the folder of the catalogue, cannot be used */
export const openShown = async (parts: ShownParts): Promise<Result<ShownCatalogue, SyncError>> => {
  const { options, settings, compiled, journal, clock, log, onSwitch } = parts;
  const { catalogueFile, catalogueAddress, dataDir } = options;
  const isSynced =
    catalogueAddress !== undefined ||
    (catalogueFile === undefined && (settings.address ?? settings.stick[0]) !== undefined);
  // Only who syncs pays for loading TUF.
  const signed = isSynced ? (await import('./keep-synced.ts')).keepSynced(parts) : undefined;
  if (signed?.ok === false) return signed;
  const web = signed?.value.web;
  const offer = (generation: Generation): void => turnover.offer(generation);
  const today =
    web === undefined
      ? undefined
      : (await import('./follow-today.ts')).followToday(
          (await import('./today-repository.ts')).openToday({
            ...web,
            dir: join(dataDir, 'catalogue'),
            floors: journal,
            clock,
            log,
          }),
          { clock, log, offer },
        );
  // A kiosk that is only brought sticks has no changes of a day, and a catalogue all the same.
  const stored = signed?.value.current();
  const turnover = createTurnover((today === undefined ? stored : today.laid(stored)) ?? compiled, onSwitch);
  const followed =
    options.follow === true && catalogueFile !== undefined
      ? followSourceFile(catalogueFile, { clock, log, show: turnover.show })
      : undefined;
  return {
    ok: true,
    value: {
      generation: turnover.generation,
      clips: () =>
        signed?.value.clips() ??
        (signed !== undefined || catalogueFile === undefined
          ? undefined
          : { folder: join(dirname(catalogueFile), 'speech') }),
      heard: turnover.heard,
      begin: () => signed?.value.begin(today?.offer ?? offer),
      syncNow: async () => {
        const refreshed = await signed?.value.now();
        if (refreshed?.ok === false) return refreshed.error.words;
        if (refreshed === undefined) return 'This kiosk shows a source folder: there is nothing to sync.';
        return refreshed.value.changed ? 'A newer catalogue is in use.' : 'The catalogue is the newest.';
      },
      end: () => {
        signed?.value.end();
        today?.end();
        followed?.end();
      },
    },
  };
};
