import { randomUUID } from 'node:crypto';
import { type Language, languages } from '../../core/model/language.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { Clock } from '../clock.ts';
import type { Answered } from '../contract/contract.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { TechnicianAct, TechnicianView } from '../contract/technician.ts';
import type { Journal } from '../journal/journal.ts';
import { renderPdf } from '../printing/pdf-slip.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import type { Settings } from '../settings/schema.ts';
import { locked } from '../staff/handlers.ts';
import type { Unlocking } from '../staff/unlocking.ts';
import { exportToStick, sticksIn } from './export-to-stick.ts';
import type { Log } from './log.ts';
import { logView } from './log-view.ts';
import { testNetwork } from './network-test.ts';
import { readinessSlip, testSlip } from './readiness.ts';
import { sayMoment, statusRows } from './status.ts';
import type { TestsDone } from './tests-done.ts';

/** How the program ends when a technician asks: `restart` is what systemd starts again, `end` stays ended. */
export type Leave = (how: 'restart' | 'machine' | 'end') => void;

export type TechnicianParts = {
  clock: Clock;
  settings: Settings;
  dataDir: string;
  version: string;
  device: string;
  journal: Journal;
  unlocking: Unlocking;
  desk: PrintDesk;
  log: Log;
  tests: TestsDone;
  generation: () => Generation | undefined;
  /** The place in which the kiosk stands. */
  place: () => string | undefined;
  keyProblem: () => string;
  /** Where the catalogue comes from. */
  address: string | undefined;
  syncNow: () => Promise<string>;
  leave: Leave;
  /** Tests put their own in its place. */
  sticks?: () => string[];
};

type Said = TechnicianView['said'];
const one = (good: boolean, words: string): Said => [{ good, words }];
/** Time for the answer to reach the screen before the program goes, ms. */
const farewellMs = 500;

export const createTechnicianHandlers = (
  parts: TechnicianParts,
): Pick<Handlers, 'technician' | 'technicianLog'> => {
  const { clock, settings, log, tests, desk, unlocking } = parts;
  const zone = (): string => parts.generation()?.catalogue.municipality.timeZone ?? 'Europe/Rome';
  const now = (): string => sayMoment(clock.now(), zone());
  const viewNow = (said: Said = []): TechnicianView => ({
    device: parts.device,
    at: now(),
    status: statusRows({
      ...parts,
      generation: parts.generation(),
      printer: desk.state(),
      key: parts.keyProblem(),
      now: clock.now(),
      timeZone: zone(),
    }),
    tests: tests.rows(zone()),
    mayRestartMachine: settings.technician.machineRestart,
    said,
  });
  const town = (): string => parts.generation()?.catalogue.municipality.name.it ?? 'Sportello';
  const placeName = (): string => {
    const id = parts.place();
    return id === undefined ? '' : (parts.generation()?.places.get(id)?.name?.it ?? id);
  };
  const report = () => readinessSlip(viewNow(), town(), placeName(), `report-${randomUUID()}`);

  const sync = async (): Promise<Said> => {
    const end = log.begin('sync');
    const words = await parts.syncNow();
    const good = !/SYN-\d/.test(words);
    tests.record('sync', good, clock.now());
    end(good ? (words.startsWith('A newer') ? 'newer' : 'newest') : 'failed');
    return one(good, words);
  };
  const network = async (): Promise<Said> => {
    const end = log.begin('network');
    const steps = await testNetwork(parts);
    const good = steps.every((step) => step.good);
    tests.record('network', good, clock.now());
    end(good ? 'good' : 'failed');
    return steps;
  };
  /** One slip a language, one after the other; a printer that took none is not asked eleven times. */
  const testPrint = async (only: Language | undefined): Promise<Said> => {
    const end = log.begin('test-print');
    const said: Said = [];
    const wanted =
      only === undefined ? (parts.generation()?.catalogue.municipality.languages ?? languages) : [only];
    for (const lang of wanted) {
      const ticket = `test-${lang}-${randomUUID()}`;
      const { outcome } = await desk.print(ticket, testSlip(lang, town(), ticket, now()));
      said.push({ good: outcome === 'printed', words: `${lang}: ${outcome}` });
      if (outcome === 'failed') break;
    }
    const good = said.every((step) => step.good);
    tests.record('test-print', good, clock.now());
    end(good ? 'printed' : 'failed');
    return said;
  };
  const saveToStick = async (): Promise<Said> => {
    const end = log.begin('export');
    const sticks = (parts.sticks ?? (() => sticksIn(settings.sync.stick)))();
    const { bytes } = await renderPdf(report(), 'a4');
    const saved = exportToStick(sticks, {
      name: `sportello-${parts.device.slice(0, 8)}-${now().replaceAll(/[^\d]/g, '')}`,
      logs: log.files(),
      settings,
      report: bytes,
    });
    tests.record('export', saved.ok, clock.now());
    end(saved.ok ? 'saved' : saved.error.code);
    return saved.ok ? one(true, `Saved in ${saved.value}`) : one(false, saved.error.words);
  };
  const printReport = async (): Promise<Said> => {
    const slip = report();
    const { outcome } = await desk.print(slip.ticket, slip);
    return one(outcome === 'printed', `Report: ${outcome}`);
  };
  const leave = (how: Parameters<Leave>[0]): Said => {
    if (how === 'machine' && !settings.technician.machineRestart)
      return one(false, 'The settings do not allow it: technician.machineRestart.');
    clock.after(farewellMs, () => parts.leave(how));
    return one(true, how === 'end' ? 'The program ends.' : 'Starting again.');
  };
  const carryOut = (act: TechnicianAct): Promise<Said> | Said => {
    switch (act.act) {
      case 'look':
        return [];
      case 'sync':
        return sync();
      case 'network':
        return network();
      case 'test-print':
        return testPrint(act.lang);
      case 'report-print':
        return printReport();
      case 'export':
        return saveToStick();
      case 'seen':
        tests.record(act.test, act.passed, clock.now());
        return [];
      case 'leave':
        return leave(act.how);
    }
  };
  return {
    technician: async ({ token, act }): Promise<Answered<TechnicianView>> => {
      if (!unlocking.may(token, 'technician')) return locked;
      const said = await carryOut(act);
      // What took long was work, not absence.
      unlocking.may(token, 'technician');
      return { ok: true, value: viewNow(said) };
    },
    technicianLog: ({ token, which }) =>
      unlocking.may(token, 'technician') ? { ok: true, value: logView(log, which, zone()) } : locked,
  };
};
