/*
 * A whole kiosk, without a window, as a process that can be killed. Arguments: its data folder, its catalogue's file, the
 * instant it starts at (epoch ms), and --restored after a disk image was put back. Its parent asks what a screen asks, and gets what a screen shows.
 */
import { randomUUID } from 'node:crypto';
import { serve } from '../e2e/fixtures/remote.ts';
import type { PrintView, TicketView } from '../kiosk/contract/hand-over.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { startKiosk } from '../kiosk/start.ts';
import { memoryPrinter } from '../kiosk/testing/printer-memory.ts';
import { settableClock } from '../kiosk/testing/settable-clock.ts';

const [, , dataDir = '', catalogueFile = '', at = '', restored] = process.argv;
/** Six a minute are a burst: with a number every fifteen seconds nothing is paused. */
const everyMs = 15_000;

const clock = settableClock(Number(at));
const logged: string[] = [];
const kiosk = await startKiosk({
  dataDir,
  catalogueFile,
  screen: undefined,
  kioskMode: true,
  restored: restored === '--restored',
  settingsEngine: confEngine,
  clock,
  printer: memoryPrinter(),
  // As on a machine where all is well: a sound system would be none of what suffers here.
  speechDevices: { listSinks: () => Promise.resolve('[]') },
  log: (line) => void logged.push(line),
}).catch((fault: unknown) => ({ ok: false as const, error: { words: `not started: ${String(fault)}` } }));

const controls = {
  take: async (): Promise<TicketView | { kind: 'failed'; code: string }> => {
    if (!kiosk.ok) return { kind: 'failed', code: kiosk.error.words };
    clock.advance(everyMs);
    const answered = await kiosk.value.invoke('issue', {
      lang: 'it',
      service: 'carta',
      place: 0,
      kind: 'number',
      answers: {},
      request: randomUUID(),
      withAnswers: false,
      onPaper: true,
    });
    return answered.ok ? (answered.value as TicketView) : { kind: 'failed', code: answered.error.code };
  },
  print: async (ticket: string): Promise<PrintView | undefined> => {
    if (!kiosk.ok) return undefined;
    const answered = await kiosk.value.invoke('print', { ticket });
    return answered.ok ? (answered.value as PrintView) : undefined;
  },
  /** What the technician's log says, from the start on; and why there is no kiosk, if there is none. */
  log: (): string[] => [...logged, ...(kiosk.ok ? [] : [kiosk.error.words])],
  close: async (): Promise<void> => {
    if (kiosk.ok) await kiosk.value.close();
    setImmediate(() => process.disconnect?.());
  },
};
export type KioskControls = typeof controls;

serve(controls);
process.once('disconnect', () => process.exit(0));
process.send?.({ started: kiosk.ok });
