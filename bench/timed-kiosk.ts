/* The real kiosk on its bridge, with its own driver for a receipt printer, that tells its parent how long each slip was drawn. */
import { join } from 'node:path';
import { systemClock } from '../kiosk/clock.ts';
import { runLoopback } from '../kiosk/loopback/run-loopback.ts';
import { escposLimits } from '../kiosk/printing/escpos-limits.ts';
import { escposPrinter } from '../kiosk/printing/escpos-printer.ts';
import { openTcp } from '../kiosk/printing/escpos-tcp.ts';
import { usualProfile } from '../kiosk/printing/profile.ts';
import { renderReceipt } from '../kiosk/printing/receipt.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { startKiosk } from '../kiosk/start.ts';
import { root } from './folder.ts';

const [dataDir = '', catalogueFile = '', port = ''] = process.argv.slice(2);
const profile = usualProfile(80);

/**
 * Tells how long was drawn before the first piece went out, and in all. The rest is drawn while the printer prints; here, where
 * it hangs up, for the measure alone.
 */
function* timed(pieces: Iterable<Uint8Array>, before: number): Generator<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  let whole = before;
  const next = (): IteratorResult<Uint8Array, unknown> => {
    const start = performance.now();
    const result = iterator.next();
    whole += performance.now() - start;
    return result;
  };
  let piece = next();
  const drawn = whole;
  try {
    for (; piece.done !== true; piece = next()) yield piece.value;
  } finally {
    while (piece.done !== true) piece = next();
    process.send?.({ drawn, whole });
  }
}

const printer = escposPrinter({
  open: openTcp('127.0.0.1', Number(port), systemClock, escposLimits.openMs),
  profile,
  clock: systemClock,
  limits: escposLimits,
  render: async (slip) => {
    const start = performance.now();
    const receipt = await renderReceipt(slip, profile);
    return { ...receipt, pieces: timed(receipt.pieces, performance.now() - start) };
  },
});
const kiosk = await startKiosk({
  dataDir,
  catalogueFile,
  screen: undefined,
  kioskMode: false,
  settingsEngine: confEngine,
  printer,
  // Each measured slip ends unknown, since the printer hangs up.
  log: () => undefined,
});
if (!kiosk.ok) throw new Error(kiosk.error.words);
const filesDir = join(root, 'dist', 'renderer');
const loopback = await runLoopback({
  kiosk: kiosk.value,
  screen: kiosk.value.screen,
  port: 0,
  filesDir,
  chromium: undefined,
});
if (!loopback.ok) throw new Error(loopback.error.words);
process.send?.({ url: loopback.value.url });
process.once('SIGTERM', () => void kiosk.value.close().finally(() => process.exit(0)));
