import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import type { PrinterSettings } from '../settings/schema.ts';
import { cupsPrinter } from './cups-printer.ts';
import { escposDevice } from './escpos-device.ts';
import { escposTcp } from './escpos-tcp.ts';
import { filePrinter } from './file-printer.ts';
import type { Logo } from './logo.ts';
import type { Printer } from './printer.ts';
import type { PrinterCode } from './printer-codes.ts';
import { type PrinterProfile, usualProfile } from './profile.ts';
import { readProfile } from './read-profile.ts';

/** The folder of the file printer inside the data folder. */
export const printsFolder = 'prints';

/** What a printer tells a technician, as a line that begins with its code. */
export type Tell = (code: PrinterCode, words: string) => void;

/** The profile of a receipt printer; one that cannot be used is told, and the width alone decides. */
const profileOf = (
  {
    profile,
    paperMm,
    codePage,
  }: { profile?: string | undefined; paperMm: 58 | 80; codePage?: string | undefined },
  dataDir: string,
  tell: Tell,
): PrinterProfile => {
  const read = profile === undefined ? undefined : readProfile(profile, dataDir);
  if (read?.ok === false)
    tell('PRN-6', `${read.error.words} Until then the printer counts as a usual one of ${paperMm} mm.`);
  const chosen = read?.ok === true ? read.value : usualProfile(paperMm);
  return codePage === undefined ? chosen : { ...chosen, codePage };
};

type PrinterTools = {
  clock?: Clock;
  tell?: Tell;
  logo?: Logo;
  /** Tells the jobs of this printer from those of another on the same queue; the data folder when not given. */
  owner?: string;
};

/** The printer that the settings name; undefined where none is set up. */
export const printerOf = (
  settings: PrinterSettings,
  dataDir: string,
  { clock = systemClock, tell = () => undefined, logo, owner = dataDir }: PrinterTools = {},
): Printer | undefined => {
  const lost = (characters: readonly string[]): void =>
    tell(
      'PRN-5',
      `No font has ${characters.map(codePoints).join(', ')}: a box was printed. Please report it.`,
    );
  switch (settings.kind) {
    case 'none':
      return undefined;
    case 'escpos-tcp': {
      const { host, port } = settings;
      return escposTcp({ host, port, profile: profileOf(settings, dataDir, tell), clock, lost, logo });
    }
    case 'escpos-device':
      return escposDevice({
        device: settings.device,
        profile: profileOf(settings, dataDir, tell),
        clock,
        lost,
        logo,
      });
    case 'cups': {
      const { queue, sheet, server } = settings;
      return cupsPrinter({ queue, sheet, server, owner, clock, lost, logo });
    }
    case 'file':
      return filePrinter({ dir: join(dataDir, printsFolder), profile: usualProfile(settings.paperMm), logo });
  }
};

/** A sign as its numbers: a terminal may have no picture of it either, and a log holds no words of a slip. */
const codePoints = (sign: string): string =>
  Array.from(
    sign,
    (point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
