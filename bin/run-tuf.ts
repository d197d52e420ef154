import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSource } from '../kiosk/catalogue/source.ts';
import { faultOf } from '../kiosk/catalogue/sync-fault.ts';
import { tufClient } from '../kiosk/catalogue/tuf-client.ts';
import { downloadTarget } from '../kiosk/catalogue/tuf-target.ts';

const help = `sportello-tuf: the kiosk's client of The Update Framework, as a program.

  sportello-tuf --metadata-dir DIR init TRUSTED-ROOT
  sportello-tuf --metadata-dir DIR --metadata-url URL refresh
  sportello-tuf --metadata-dir DIR --metadata-url URL --target-name NAME [--target-name NAME ...]
                --target-base-url URL --target-dir DIR download

It speaks the protocol of the public TUF conformance suite (client under test). DIR holds what was verified, in files without
versions. Exit status: 0 done, 1 refused or not found, 2 wrong options.`;

/** Of any repository, not only a town's: the defaults of tuf-js 6. */
const limits = {
  rootMaxLength: 512_000,
  timestampMaxLength: 16_384,
  snapshotMaxLength: 2_000_000,
  targetsMaxLength: 5_000_000,
  maxRootRotations: 256,
};

const options = {
  'metadata-dir': { type: 'string' },
  'metadata-url': { type: 'string' },
  'target-name': { type: 'string', multiple: true },
  'target-base-url': { type: 'string' },
  'target-dir': { type: 'string' },
  help: { type: 'boolean' },
} as const;

class UsageFault extends Error {}
const needed = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '') throw new UsageFault(`--${name} is missing.`);
  return value;
};

/** The command; `say` is told, in a line, what went wrong. Resolves with the exit status. */
export const runTuf = async (args: readonly string[], say: (line: string) => void): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [command, trustedRoot] = positionals;
    if (values.help === true) {
      say(help);
      return 0;
    }
    const dir = needed(values['metadata-dir'], 'metadata-dir');
    if (command === 'init') {
      if (trustedRoot === undefined) throw new UsageFault('init needs the file of the root to trust.');
      mkdirSync(dir, { recursive: true });
      copyFileSync(trustedRoot, join(dir, 'root.json'));
      return 0;
    }
    if (command !== 'refresh' && command !== 'download')
      throw new UsageFault(`The command is init, refresh or download, not "${command ?? ''}".`);
    const source = openSource(needed(values['metadata-url'], 'metadata-url'));
    if (command === 'refresh') {
      await tufClient(source, dir, '', limits).step((updater) => updater.refresh());
      return 0;
    }
    const names = values['target-name'] ?? [];
    if (names.length === 0) throw new UsageFault('--target-name is missing.');
    const targets = openSource(needed(values['target-base-url'], 'target-base-url'));
    const targetDir = needed(values['target-dir'], 'target-dir');
    const client = tufClient(source, dir, '', limits);
    await client.step((updater) => updater.refresh());
    for (const name of names) await downloadTarget({ client, metadataDir: dir, targets, targetDir, name });
    return 0;
  } catch (fault) {
    const isUsage =
      fault instanceof UsageFault ||
      (fault as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true;
    say(isUsage ? `${(fault as Error).message}\n${help}` : faultOf(fault).message);
    return isUsage ? 2 : 1;
  }
};
