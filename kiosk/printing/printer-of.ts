import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import type { PrinterSettings } from '../settings/schema.ts';
import { escposDevice } from './escpos-device.ts';
import { escposTcp } from './escpos-tcp.ts';
import { filePrinter } from './file-printer.ts';
import type { Printer } from './printer.ts';

/** The folder of the file printer inside the data folder. */
export const printsFolder = 'prints';

/** The printer that the settings name; undefined where none is set up. */
export const printerOf = (
  settings: PrinterSettings,
  dataDir: string,
  clock: Clock = systemClock,
): Printer | undefined => {
  switch (settings.kind) {
    case 'none':
      return undefined;
    case 'escpos-tcp':
      return escposTcp({ ...settings, clock });
    case 'escpos-device':
      return escposDevice({ ...settings, clock });
    case 'file':
      return filePrinter({ dir: join(dataDir, printsFolder), paperMm: settings.paperMm });
  }
};
