import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serviceDay } from '../core/numbers/service-day.ts';
import type { Generation } from './catalogue/generation.ts';
import { followSourceFile, readSourceFile } from './catalogue/source-file.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Answered, KioskEvent } from './contract/contract.ts';
import { dispatch } from './contract/dispatch.ts';
import type { ScreenProfile } from './contract/shown.ts';
import { keepJournal } from './journal/keep-open.ts';
import type { KioskOptions } from './options.ts';
import { readLogo } from './printing/logo.ts';
import { createPrintDesk } from './printing/print-desk.ts';
import { printerLog } from './printing/printer-log.ts';
import type { Printer } from './printing/printer.ts';
import { printerOf, type Tell } from './printing/printer-of.ts';
import { openDeskSlips } from './session/desk-slips.ts';
import { createHandlers } from './session/handlers.ts';
import { createTurnover } from './session/turnover.ts';
import { createVisit } from './session/visit.ts';
import { type Configured, configure, logToStderr } from './settings/configure.ts';
import type { SettingsEngine } from './settings/store.ts';
import { openKioskKey, writeKeyRequest } from './token/kiosk-key.ts';
import { certificateProblem } from './token/own-certificate.ts';
import { createIndexes } from './views/search-view.ts';

export type StartOptions = KioskOptions & {
  settingsEngine: (file: string) => SettingsEngine;
  clock?: Clock;
  printer?: Printer;
  /** Lines for the technician's log. */
  log?: (line: string) => void;
};

/** The kiosk as a shell carries it. */
export type Kiosk = {
  screen: ScreenProfile;
  invoke: (name: string, raw: unknown) => Promise<Answered<unknown>>;
  subscribe: (listener: (event: KioskEvent) => void) => () => void;
  /** Looks for a newer catalogue at once; resolves when that has ended, with what the technician is to be told. */
  syncNow: () => Promise<string>;
  close: () => Promise<void>;
};

/** A start waits so long, in ms, for the first catalogue of a new machine; then the screen says "not yet in service" until it comes. */
const firstCatalogueMs = 15_000;

type Started = { ok: true; value: Kiosk } | { ok: false; error: { code: string; words: string } };
const refuse = (code: string, words: string): Started => ({
  ok: false,
  error: { code, words: `${code} ${words}` },
});

/** The composition root: picks the devices, wires everything, nothing else. */
export const startKiosk = async (
  options: StartOptions,
  configured: Configured = configure(options),
): Promise<Started> => {
  const { dataDir, clock = systemClock, log = logToStderr } = options;
  if (!configured.ok) return configured;
  const { settings, screen } = configured.value;

  const source = readSourceFile(options.catalogueFile, log);
  let inUse = (): Generation | undefined => source;
  const journal = keepJournal(
    {
      file: join(dataDir, 'journal.sqlite'),
      now: clock.now,
      serviceDay: (at) => serviceDay(at, inUse()?.catalogue.municipality.timeZone ?? 'Europe/Rome'),
      newId: randomUUID,
      kioskLetter: settings.kioskLetter,
    },
    log,
  );
  if (!journal.ok)
    return journal.error.code === 'already-running'
      ? refuse(
          'RUN-1',
          `Sportello is already running on ${dataDir}. End it first, or choose another folder with --data-dir.`,
        )
      : refuse(
          'JRN-6',
          `The journal in ${dataDir} was written by a newer Sportello. Start that one; nothing was touched.`,
        );

  if (options.restored === true) {
    const jumped = journal.value.jumpAhead();
    if (!jumped.ok) {
      journal.value.close();
      return refuse(
        'JRN-1',
        `The journal in ${dataDir} did not take that numbers jump ahead (${jumped.error.code}). Check that the disk is there, not full, and writable.`,
      );
    }
    log('JRN-7 Numbers jump ahead, since a disk image was put back. Leave --restored out at the next start.');
  }

  const isSynced =
    options.catalogueAddress !== undefined ||
    (options.catalogueFile === undefined && (settings.sync.address ?? settings.sync.stick[0]) !== undefined);
  // Only who syncs pays for loading TUF.
  const signed = !isSynced
    ? undefined
    : (await import('./catalogue/keep-synced.ts')).keepSynced({
        settings: settings.sync,
        address: options.catalogueAddress,
        rootFile: options.rootFile,
        dataDir,
        journal: journal.value,
        clock,
        log,
      });
  if (signed?.ok === false) {
    journal.value.close();
    return { ok: false, error: signed.error };
  }

  const key = openKioskKey(dataDir);
  if (key.problem !== undefined) log(`${key.problem.code} ${key.problem.words}`);
  const request = writeKeyRequest(dataDir, key.key, { letter: settings.kioskLetter, place: settings.place });
  if (request !== undefined) log(request);

  const listeners = new Set<(event: KioskEvent) => void>();
  let reported = Promise.resolve('');
  const reportCertificate = (): void => {
    reported = reported.then(async (before) => {
      const words = await certificateProblem(inUse(), key.key, clock.now());
      if (words !== '' && words !== before) log(words);
      return words;
    });
  };
  const today =
    signed?.value.web === undefined
      ? undefined
      : (await import('./catalogue/follow-today.ts')).followToday(
          (await import('./catalogue/today-repository.ts')).openToday({
            ...signed.value.web,
            dir: join(dataDir, 'catalogue'),
            floors: journal.value,
            clock,
            log,
          }),
          { clock, log, offer: (generation) => turnover.offer(generation) },
        );
  const turnover = createTurnover(today?.laid(signed?.value.current()) ?? source, () => {
    listeners.forEach((listener) => listener({ name: 'catalogue', data: {} }));
    reportCertificate();
  });
  inUse = turnover.generation;
  const followed =
    options.follow === true && options.catalogueFile !== undefined
      ? followSourceFile(options.catalogueFile, { clock, log, show: turnover.show })
      : undefined;
  const firstLook = signed?.value.begin(today?.offer ?? turnover.offer);
  void firstLook?.then(reportCertificate);
  const tell: Tell = (code, words) => log(`${code} ${words}`);
  const logo = readLogo(settings.logo, dataDir, (words) => tell('PRN-7', words));
  const said = printerLog('The printer', tell);
  const desk = createPrintDesk({
    printer: options.printer ?? printerOf(settings.printer, dataDir, { clock, tell, logo }),
    clock,
    onState: (state) => {
      said.onState(state);
      listeners.forEach((listener) => listener({ name: 'printer', data: { state } }));
    },
    onJob: said.onJob,
  });
  const deskSlips = openDeskSlips(settings.deskPrinters, {
    dataDir,
    clock,
    tell,
    journal: journal.value,
    logo,
  });
  const handlers = createHandlers({
    clock,
    settings,
    journal: journal.value,
    key: key.key,
    visit: createVisit(),
    deskSlips,
    generation: turnover.generation,
    screen,
    desk,
    printerState: desk.state,
    indexes: createIndexes(),
  });
  if (firstLook !== undefined && inUse() === undefined)
    await Promise.race([firstLook, new Promise((late) => setTimeout(late, firstCatalogueMs).unref())]);
  return {
    ok: true,
    value: {
      screen,
      invoke: (name, raw) => {
        turnover.heard(name);
        return dispatch(handlers, name, raw, (command, fault) =>
          log(`CMD-1 ${command} failed: ${(fault as Error).message}`),
        );
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      syncNow: async () => {
        const refreshed = await signed?.value.now();
        if (refreshed?.ok === false) return refreshed.error.words;
        if (refreshed === undefined) return 'This kiosk shows a source folder: there is nothing to sync.';
        return refreshed.value.changed ? 'A newer catalogue is in use.' : 'The catalogue is the newest.';
      },
      close: async () => {
        signed?.value.end();
        today?.end();
        followed?.end();
        await desk.close();
        await reported;
        await deskSlips.close();
        journal.value.close();
      },
    },
  };
};
