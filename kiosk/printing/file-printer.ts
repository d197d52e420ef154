import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrinterState } from '../contract/shown.ts';
import { onceMade, type PrintOutcome, type Printer } from './printer.ts';
import type { Logo } from './logo.ts';
import type { PrinterProfile } from './profile.ts';
import { allBytes, renderReceipt } from './receipt.ts';

/** The file beside the jobs that says how the printer is: `{"state":"paper-out"}`. Without it the printer is ready. */
export const statusFile = 'status.json';

const readState = async (dir: string): Promise<PrinterState> => {
  let text: string;
  try {
    text = await readFile(join(dir, statusFile), 'utf8');
  } catch {
    return 'ready';
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return PrinterState.parse(
      typeof parsed === 'object' && parsed !== null && 'state' in parsed ? parsed.state : undefined,
    );
  } catch {
    return 'unknown';
  }
};

const outcomeOf = (state: PrinterState): PrintOutcome => {
  if (state === 'ready' || state === 'paper-low') return { outcome: 'printed' };
  if (state === 'unknown') return { outcome: 'unknown' };
  return { outcome: 'failed', reason: state === 'none' ? 'off-line' : state };
};

/**
 * A printer that puts each job into a folder, as `<ticket>.bin`: for trying things out, and for a browser test that
 * looks at the paper and plays with the status from another process. The files stay; it is not for a lobby.
 */
export const filePrinter = ({
  dir,
  profile,
  logo,
}: {
  dir: string;
  profile: PrinterProfile;
  logo?: Logo | undefined;
}): Printer => ({
  status: () => readState(dir),
  print: onceMade(async (slip) => {
    const before = outcomeOf(await readState(dir));
    if (before.outcome === 'failed') return before;
    try {
      const bytes = allBytes(await renderReceipt(slip, profile, await logo));
      await mkdir(dir, { recursive: true });
      const file = join(dir, `${slip.ticket.replace(/[^\w-]/g, '_')}.bin`);
      // Whoever watches the folder never sees half a job.
      await writeFile(`${file}.part`, bytes);
      await rename(`${file}.part`, file);
    } catch {
      return { outcome: 'failed', reason: 'error' };
    }
    return before;
  }),
  close: () => Promise.resolve(),
});
