import { randomUUID } from 'node:crypto';
import { serviceDay } from '../../core/numbers/service-day.ts';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '../contract/contract.ts';
import { dispatch } from '../contract/dispatch.ts';
import { openLog } from '../health/log.ts';
import { createTechnicianHandlers } from '../health/technician.ts';
import { openTestsDone } from '../health/tests-done.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/open-journal.ts';
import { createPrintDesk } from '../printing/print-desk.ts';
import { openDeskSlips } from '../session/desk-slips.ts';
import { createHandlers } from '../session/handlers.ts';
import { createVisit } from '../session/visit.ts';
import { Settings } from '../settings/schema.ts';
import { screenProfiles } from '../settings/screen-profiles.ts';
import type { SpeechEngine } from '../speech/engine.ts';
import { openSpeech } from '../speech/speech.ts';
import { openStops } from '../staff/stops.ts';
import { openUnlocking } from '../staff/unlocking.ts';
import { createIndexes } from '../views/search-indexes.ts';
import { type MemoryPrinter, memoryPrinter } from './printer-memory.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { testKey } from './test-key.ts';
import { moment, sampleGeneration } from './view-context.ts';

/** A kiosk in memory over the sample town, and what a test may do to it. */
export type SampleKiosk = {
  clock: SettableClock;
  printer: MemoryPrinter;
  deskPrinter: MemoryPrinter;
  /** Codes for the technician. */
  told: string[];
  journal: Journal;
  /** Asks as the screen does, and holds every answer to the contract. */
  ask: <K extends CommandName>(name: K, input: CommandInput<K>) => Promise<CommandOutput<K>>;
  close: () => Promise<void>;
};

export const sampleKiosk = (
  local: string,
  options: {
    catalogue?: boolean;
    takeAwayPage?: boolean;
    espeak?: SpeechEngine;
    deskPrinters?: { place: string; queue?: string }[];
    /** Where codes and what the staff changed are kept. */
    dataDir?: string;
    /** Sticks that are in. */
    sticks?: string[];
    /** What comes of a sync. */
    synced?: string;
  } = {},
): SampleKiosk => {
  const clock = settableClock(moment(local));
  const [printer, deskPrinter] = [memoryPrinter(), memoryPrinter()];
  const journal = memoryJournal({
    now: clock.now,
    serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
    newId: randomUUID,
  });
  const desk = createPrintDesk({ printer, clock });
  const told: string[] = [];
  const dataDir = options.dataDir ?? '/nowhere';
  const stops = openStops(dataDir, (words) => void told.push(words.slice(0, 5)));
  const settings = Settings.parse({
    deskPrinters: (options.deskPrinters ?? []).map((at) => ({ ...at, printer: { kind: 'file' } })),
  });
  const deskSlips = openDeskSlips(settings.deskPrinters, {
    dataDir,
    clock,
    journal,
    tell: (code) => void told.push(code),
    printer: () => deskPrinter,
  });
  const generation = options.catalogue === false ? undefined : sampleGeneration();
  if (generation !== undefined && options.takeAwayPage === false)
    delete generation.catalogue.municipality.takeAwayUrl;
  const unlocking = openUnlocking(dataDir, clock);
  const technician = createTechnicianHandlers({
    clock,
    settings,
    dataDir,
    version: '0.0.0',
    device: testKey.device,
    journal,
    unlocking,
    desk,
    log: openLog(dataDir, clock),
    tests: openTestsDone(dataDir),
    generation: () => generation,
    place: () => 'atrio',
    keyProblem: () => '',
    address: undefined,
    syncNow: () => Promise.resolve(options.synced ?? 'The catalogue is the newest.'),
    leave: (how) => void told.push(`leave ${how}`),
    sticks: () => options.sticks ?? [],
  });
  const screen = screenProfiles['P32'];
  if (screen === undefined) throw new Error('P32');
  const handlers = createHandlers({
    clock,
    settings,
    journal,
    key: testKey,
    visit: createVisit(),
    deskSlips,
    generation: () => stops.laid(generation, clock.now(), 'atrio'),
    staff: { unlocking, stops },
    technician,
    screen,
    desk,
    speech: openSpeech({
      settings: settings.speech,
      clock,
      tell: (code) => void told.push(code),
      clips: () => undefined,
      onHeadset: () => undefined,
      devices: { espeak: options.espeak, listSinks: () => Promise.resolve('[]') },
    }),
    printerState: desk.state,
    indexes: createIndexes(),
  });
  return {
    clock,
    printer,
    deskPrinter,
    told,
    journal,
    ask: async (name, input) => {
      const answer = await dispatch(handlers, name, input, (_, fault) => {
        throw fault;
      });
      if (!answer.ok) throw new Error(answer.error.code);
      return commands[name].output.parse(answer.value) as CommandOutput<typeof name>;
    },
    close: async () => {
      await desk.close();
      await deskSlips.close();
      journal.close();
    },
  };
};

export const sampleWish = (
  service: string,
  rest: Partial<CommandInput<'issue'>> = {},
): CommandInput<'issue'> => ({
  lang: 'it',
  service,
  place: 0,
  kind: 'number',
  answers: {},
  request: randomUUID(),
  withAnswers: false,
  onPaper: false,
  ...rest,
});
