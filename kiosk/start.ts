import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serviceDay } from '../core/numbers/service-day.ts';
import type { Generation } from './catalogue/generation.ts';
import { openShown } from './catalogue/shown-catalogue.ts';
import { readSourceFile } from './catalogue/source-file.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Answered, KioskEvent } from './contract/contract.ts';
import { dispatch } from './contract/dispatch.ts';
import type { ScreenProfile } from './contract/shown.ts';
import pkg from '../package.json' with { type: 'json' };
import { openLog } from './health/log.ts';
import { beginRun, printPairs } from './health/log-pairs.ts';
import { createTechnicianHandlers, type Leave } from './health/technician.ts';
import { openTestsDone } from './health/tests-done.ts';
import { beginJournal } from './journal/begin-journal.ts';
import type { KioskOptions } from './options.ts';
import { readLogo } from './printing/logo.ts';
import { createPrintDesk } from './printing/print-desk.ts';
import { printerLog } from './printing/printer-log.ts';
import type { Printer } from './printing/printer.ts';
import { printerOf } from './printing/printer-of.ts';
import { openDeskSlips } from './session/desk-slips.ts';
import { createHandlers } from './session/handlers.ts';
import { prepareSearch } from './session/prepare-search.ts';
import { hereOf } from './session/kiosk-state.ts';
import { createVisit } from './session/visit.ts';
import { type Configured, configure, logToStderr } from './settings/configure.ts';
import type { SettingsEngine } from './settings/store.ts';
import { openSpeech, type SpeechParts } from './speech/speech.ts';
import { openStops } from './staff/stops.ts';
import { openUnlocking } from './staff/unlocking.ts';
import { openOwnKey } from './token/own-key.ts';
import { createIndexes } from './views/search-indexes.ts';

export type StartOptions = KioskOptions & {
  settingsEngine: (file: string) => SettingsEngine;
  clock?: Clock;
  printer?: Printer;
  speechDevices?: SpeechParts['devices'];
  /** Lines for the technician's log, as the terminal shows them. */
  log?: (line: string) => void;
  /** Ends the program as a technician asks. */
  leave?: Leave;
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

/** The composition root: picks the devices, wires everything, nothing else. */
export const startKiosk = async (
  options: StartOptions,
  configured: Configured = configure(options),
): Promise<Started> => {
  const { dataDir, clock = systemClock, log: terminal = logToStderr, leave = () => undefined } = options;
  if (!configured.ok) return configured;
  const { settings, screen } = configured.value;
  const kept = openLog(dataDir, clock);
  const log = (line: string): void => {
    terminal(line);
    kept.line(line);
  };
  if (configured.value.problem !== undefined) kept.line(configured.value.problem);

  const compiled = readSourceFile(options.catalogueFile, log);
  let inUse = (): Generation | undefined => compiled;
  const opened = beginJournal(
    {
      file: join(dataDir, 'journal.sqlite'),
      now: clock.now,
      serviceDay: (at) => serviceDay(at, inUse()?.catalogue.municipality.timeZone ?? 'Europe/Rome'),
      newId: randomUUID,
      kioskLetter: settings.kioskLetter,
    },
    options.restored === true,
    log,
  );
  if (!opened.ok) return opened;
  const journal = opened.value;

  const key = openOwnKey(dataDir, settings, { inUse: () => inUse(), now: clock.now, log });

  const listeners = new Set<(event: KioskEvent) => void>();
  const indexes = createIndexes();
  const search = prepareSearch(indexes, clock);
  const shown = await openShown({
    options,
    settings: settings.sync,
    compiled,
    journal,
    clock,
    log,
    onSwitch: (generation) => {
      kept.fact('catalogue-in-use');
      listeners.forEach((listener) => listener({ name: 'catalogue', data: {} }));
      search.begin(generation);
      key.report();
    },
  });
  if (!shown.ok) {
    search.end();
    journal.close();
    return shown;
  }
  const { clips, heard, begin, syncNow, end } = shown.value;
  const stops = openStops(dataDir, log);
  /** With what the staff stopped here today. */
  const generation = (): Generation | undefined => {
    const now = shown.value.generation();
    return stops.laid(now, clock.now(), now === undefined ? undefined : hereOf(settings, now));
  };
  inUse = generation;
  search.begin(generation());
  const firstLook = begin();
  void firstLook?.then(key.report);

  const tell = (code: string, words: string): void => log(`${code} ${words}`);
  const logo = readLogo(settings.logo, dataDir, (words) => tell('PRN-7', words));
  const said = printerLog('The printer', tell);
  const prints = printPairs(kept);
  const desk = createPrintDesk({
    printer: options.printer ?? printerOf(settings.printer, dataDir, { clock, tell, logo }),
    clock,
    onState: (state) => {
      said.onState(state);
      listeners.forEach((listener) => listener({ name: 'printer', data: { state } }));
    },
    onJob: (ticket, state) => {
      said.onJob(ticket, state);
      prints(ticket, state);
    },
  });
  const deskSlips = openDeskSlips(settings.deskPrinters, {
    dataDir,
    clock,
    tell,
    journal,
    logo,
  });
  const speech = openSpeech({
    settings: settings.speech,
    clock,
    tell,
    clips,
    onHeadset: (state) => listeners.forEach((listener) => listener({ name: 'headset', data: { state } })),
    devices: options.speechDevices,
  });
  const unlocking = openUnlocking(dataDir, clock, kept.fact);
  const run = beginRun(kept);
  let leaving: 'ended' | 'restart-asked' = 'ended';
  const handlers = createHandlers({
    technician: createTechnicianHandlers({
      clock,
      settings,
      dataDir,
      version: pkg.version,
      device: key.key.device,
      journal,
      unlocking,
      desk,
      log: kept,
      tests: openTestsDone(dataDir),
      generation,
      place: () => {
        const now = generation();
        return now === undefined ? undefined : hereOf(settings, now);
      },
      keyProblem: key.problem,
      address: options.catalogueAddress ?? settings.sync.address,
      syncNow,
      leave: (how) => {
        leaving = how === 'end' ? 'ended' : 'restart-asked';
        leave(how);
      },
    }),
    clock,
    settings,
    journal,
    key: key.key,
    visit: createVisit(),
    deskSlips,
    generation,
    screen,
    desk,
    speech,
    printerState: desk.state,
    indexes,
    staff: { unlocking, stops },
  });
  if (firstLook !== undefined && inUse() === undefined)
    await Promise.race([firstLook, new Promise((late) => setTimeout(late, firstCatalogueMs).unref())]);
  return {
    ok: true,
    value: {
      screen,
      invoke: (name, raw) => {
        heard(name);
        search.heard();
        return dispatch(handlers, name, raw, (command, fault) =>
          log(`CMD-1 ${command} failed: ${(fault as Error).message}`),
        );
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      syncNow,
      close: async () => {
        end();
        search.end();
        speech.close();
        await desk.close();
        await key.ended();
        await deskSlips.close();
        journal.close();
        run(leaving);
        kept.close();
      },
    },
  };
};
