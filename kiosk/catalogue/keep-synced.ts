import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { KioskOptions } from '../options.ts';
import type { SyncSettings } from '../settings/sync-settings.ts';
import type { Generation } from './generation.ts';
import { startRefreshing } from './refresh-loop.ts';
import { openSigned, type Refreshed, type SyncError } from './signed-catalogue.ts';
import type { ClipFolder } from '../speech/clips.ts';
import { watchSticks } from './stick-watch.ts';
import type { LineOptions } from './web-line.ts';

export type SyncParts = {
  /** What the command line says; the settings where it says nothing. */
  options: Pick<KioskOptions, 'catalogueAddress' | 'rootFile' | 'dataDir'>;
  settings: SyncSettings;
  journal: Journal;
  clock: Clock;
  log: (line: string) => void;
};

/** A signed catalogue that is kept up to date. */
export type Synced = {
  /** Where the catalogue comes from, and the way there; nothing for a kiosk that is only brought sticks. */
  web: { address: string; line: LineOptions } | undefined;
  current: () => Generation | undefined;
  clips: () => ClipFolder | undefined;
  /** Begins; `offer` is told what to show from now on. Resolves as `RefreshLoop.first`. */
  begin: (offer: (generation: Generation) => void) => Promise<void>;
  /** Looks for a newer catalogue at once, whatever the schedule says. */
  now: () => Promise<Refreshed>;
  end: () => void;
};

/**
 * Opens the signed catalogue as the settings say.
 * @returns error where a file that the settings name cannot be read
 */
export const keepSynced = (parts: SyncParts): Result<Synced, SyncError> => {
  const { options, settings, journal, clock, log } = parts;
  const { dataDir } = options;
  const inDataDir = (file: string | undefined): string | undefined =>
    file === undefined ? undefined : resolve(dataDir, file);
  let ca: string | undefined;
  try {
    ca = settings.ca === undefined ? undefined : readFileSync(inDataDir(settings.ca) ?? '', 'utf8');
  } catch (fault) {
    const words = `SYN-10 The file of sync.ca cannot be read: ${(fault as Error).message}`;
    return { ok: false, error: { code: 'SYN-10', words } };
  }
  const address = options.catalogueAddress ?? settings.address;
  const line: LineOptions = {
    proxy: settings.proxy,
    ca,
    credentials: settings.auth,
    bytesPerSecond: settings.limitKBps === undefined ? undefined : settings.limitKBps * 1000,
  };
  const opened = openSigned({
    address,
    rootFile: options.rootFile ?? inDataDir(settings.root),
    dir: join(dataDir, 'catalogue'),
    floors: journal,
    clock,
    log,
    line,
    alert: (reason) => void journal.appendEvent({ type: 'it.sportello.staff.alerted.v1', reason }),
  });
  if (!opened.ok) return opened;
  const signed = opened.value;
  let ends: (() => void)[] = [signed.close];
  let now = (): Promise<Refreshed> => signed.refresh();
  return {
    ok: true,
    value: {
      web: address === undefined ? undefined : { address, line },
      current: signed.current,
      clips: signed.clips,
      begin: (offer) => {
        const sticks = watchSticks(settings.stick, signed, {
          clock,
          log,
          offer,
          isOnlyWay: address === undefined,
        });
        ends = [sticks.end, ...ends];
        if (address === undefined) return Promise.resolve();
        const loop = startRefreshing(signed, {
          clock,
          log,
          offer,
          everyMs: settings.everyMinutes * 60_000,
        });
        ({ now } = loop);
        ends = [loop.end, ...ends];
        return loop.first;
      },
      now: () => now(),
      end: () => ends.forEach((end) => end()),
    },
  };
};
