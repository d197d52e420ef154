import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceDay } from '../core/numbers/service-day.ts';
import { type Generation, readGeneration } from './catalogue/generation.ts';
import { startRefreshing } from './catalogue/refresh-loop.ts';
import { openSigned } from './catalogue/signed-catalogue.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Answered, KioskEvent } from './contract/contract.ts';
import { dispatch } from './contract/dispatch.ts';
import type { ScreenProfile } from './contract/shown.ts';
import { openJournal } from './journal/open-journal.ts';
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
import { readScreenProfile } from './settings/screen-profiles.ts';
import { openSettings, type SettingsEngine } from './settings/store.ts';
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
  close: () => Promise<void>;
};

/** A start waits so long, in ms, for the first catalogue of a new machine; then the screen says "not yet in service" until it comes. */
const firstCatalogueMs = 15_000;

type Started = { ok: true; value: Kiosk } | { ok: false; error: { code: string; words: string } };
const refuse = (code: string, words: string): Started => ({
  ok: false,
  error: { code, words: `${code} ${words}` },
});

const readCatalogue = (file: string | undefined, log: (line: string) => void): Generation | undefined => {
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    const read = readGeneration(JSON.parse(readFileSync(file, 'utf8')), {
      unsigned: true,
      confirmedAt: undefined,
    });
    if (read.ok) return read.value;
    log(read.error.words);
  } catch (fault) {
    log(`CAT-1 The catalogue ${file} cannot be read: ${(fault as Error).message}`);
  }
  return undefined;
};

/** The composition root: picks the devices, wires everything, nothing else. */
export const startKiosk = async (options: StartOptions): Promise<Started> => {
  const { dataDir, clock = systemClock, log = (line) => void process.stderr.write(`${line}\n`) } = options;
  const settingsFile = join(dataDir, 'settings.json');
  const { settings, problem } = openSettings(settingsFile, () => options.settingsEngine(settingsFile));
  if (problem !== undefined) log(`${problem.code} ${problem.words}`);
  const screen = readScreenProfile(options.screen ?? settings.screen, dataDir);
  if (!screen.ok) return refuse('SCR-1', screen.error.words);

  const source = readCatalogue(options.catalogueFile, log);
  let inUse = (): Generation | undefined => source;
  const journal = openJournal({
    file: join(dataDir, 'journal.sqlite'),
    now: clock.now,
    serviceDay: (at) => serviceDay(at, inUse()?.catalogue.municipality.timeZone ?? 'Europe/Rome'),
    newId: randomUUID,
    kioskLetter: settings.kioskLetter,
  });
  if (!journal.ok) {
    if (journal.error.code === 'already-running')
      return refuse(
        'RUN-1',
        `Sportello is already running on ${dataDir}. End it first, or choose another folder with --data-dir.`,
      );
    return refuse(
      'JRN-1',
      `The journal in ${dataDir} cannot be opened (${journal.error.code}). Check that the disk is there, not full, and writable.`,
    );
  }

  const signed =
    options.catalogueAddress === undefined
      ? undefined
      : openSigned({
          address: options.catalogueAddress,
          rootFile: options.rootFile,
          dir: join(dataDir, 'catalogue'),
          floors: journal.value,
          clock,
          log,
        });
  if (signed?.ok === false) {
    journal.value.close();
    return { ok: false, error: signed.error };
  }

  const listeners = new Set<(event: KioskEvent) => void>();
  const turnover = createTurnover(signed?.value.current() ?? source, () =>
    listeners.forEach((listener) => listener({ name: 'catalogue', data: {} })),
  );
  inUse = turnover.generation;
  const refreshing =
    signed === undefined ? undefined : startRefreshing(signed.value, { clock, log, offer: turnover.offer });
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
    visit: createVisit(),
    deskSlips,
    generation: turnover.generation,
    screen: screen.value,
    desk,
    printerState: desk.state,
    indexes: createIndexes(),
  });
  if (refreshing !== undefined && inUse() === undefined)
    await Promise.race([refreshing.first, new Promise((late) => setTimeout(late, firstCatalogueMs).unref())]);
  return {
    ok: true,
    value: {
      screen: screen.value,
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
      close: async () => {
        refreshing?.end();
        await desk.close();
        await deskSlips.close();
        journal.value.close();
      },
    },
  };
};
