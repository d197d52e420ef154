import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logo } from '../printing/logo.ts';
import { createPrintDesk, type PrintDesk } from '../printing/print-desk.ts';
import { printerLog } from '../printing/printer-log.ts';
import { printerOf, type Tell } from '../printing/printer-of.ts';
import type { Slip } from '../printing/slip.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * The printers at the desks, where nothing else calls numbers: the clerk learns from a slip of their own who waits. The person
 * never waits for it, and its failure is not theirs: it goes to the log and to the staff.
 */
export type DeskSlips = {
  /** Whether a desk prints the numbers of this queue in this place. */
  wanted: (place: string | undefined, queue: string) => boolean;
  print: (place: string | undefined, queue: string, slip: Slip) => void;
  close: () => Promise<void>;
};

type DeskPrinter = Settings['deskPrinters'][number] & { desk: PrintDesk };

export const openDeskSlips = (
  settings: Settings['deskPrinters'],
  {
    dataDir,
    clock,
    journal,
    tell,
    logo,
    printer = printerOf,
  }: {
    dataDir: string;
    clock: Clock;
    journal: Pick<Journal, 'appendEvent'>;
    tell: Tell;
    logo?: Logo;
    /** Tests put printers of their own in its place. */
    printer?: typeof printerOf;
  },
): DeskSlips => {
  const desks = settings.map((setting, index): DeskPrinter => {
    const name = `The printer at the desk of ${setting.queue ?? setting.place}`;
    const desk = createPrintDesk({
      printer: printer(setting.printer, dataDir, {
        clock,
        tell,
        owner: `${dataDir} desk ${index}`,
        ...(logo === undefined ? {} : { logo }),
      }),
      clock,
      ...printerLog(name, tell),
    });
    return { ...setting, desk };
  });
  const at = (place: string | undefined, queue: string): DeskPrinter[] =>
    desks.filter((desk) => desk.place === place && (desk.queue === undefined || desk.queue === queue));
  const printAt = async ({ desk }: DeskPrinter, queue: string, slip: Slip): Promise<void> => {
    const { outcome } = await desk.print(slip.ticket, slip);
    if (outcome === 'printed') return;
    tell(
      'PRN-9',
      `A number of ${queue} was not printed for its desk, or nobody knows: it is in the journal, and somebody waits.`,
    );
    journal.appendEvent({ type: 'it.sportello.staff.alerted.v1', reason: 'printer-failed', queue });
  };
  return {
    wanted: (place, queue) => at(place, queue).length > 0,
    print: (place, queue, slip) => {
      // The same ticket is another job there than the person's own paper.
      for (const printer of at(place, queue))
        void printAt(printer, queue, { ...slip, ticket: `${slip.ticket}-desk` });
    },
    close: async () => {
      await Promise.all(desks.map(({ desk }) => desk.close()));
    },
  };
};
