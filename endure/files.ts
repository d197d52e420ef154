import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Experiment, type Outcome, repeated } from './experiment.ts';
import { missingFrom, startKiosk, type Shown } from './kiosk.ts';
import type { Random } from './random.ts';

/** What a data folder holds. The catalogue's own files are verified by their signatures; see kiosk/catalogue. */
const files = [
  'journal.sqlite',
  'journal.sqlite-wal',
  'journal.sqlite-shm',
  'journal.sqlite-witness',
  'journal.lock',
  'ballast',
  'settings.json',
  'settings.json.bak',
] as const;

type Harm = (file: string, older: string, random: Random) => void;
const harms: Readonly<Record<string, Harm>> = {
  truncated: (file, _older, random) => truncateSync(file, random.below(statSync(file).size)),
  'bit-flipped': (file, _older, random) => {
    const bytes = readFileSync(file);
    for (let flips = 0; flips < 8; flips += 1) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    writeFileSync(file, bytes);
  },
  emptied: (file) => truncateSync(file),
  removed: (file) => rmSync(file),
  'replaced by an older copy': (file, older) => (existsSync(older) ? cpSync(older, file) : rmSync(file)),
};
/** The data folder itself, put back as it was before: the one harm that a kiosk must be told of (trust.md 3). */
const image = { file: 'whole disk', harm: 'restored, and started with --restored' };

type Case = { file: string; harm: string };
const allCases: Case[] = [
  ...files.flatMap((file) => Object.keys(harms).map((harm) => ({ file, harm }))),
  image,
];

/** Without paths and figures that change with every run. */
const asWords = (line: string): string =>
  line.replaceAll(/\/\S+\//g, '').replaceAll(/damaged-\S+/g, 'damaged-...');

type Prepared = { now: string; older: string; shown: readonly Shown[] };

/** A kiosk that gave numbers and was closed, so that they stand in the database; whose folder was copied; that gave more, and was killed. */
const prepare = async (folder: string, catalogue: string, random: Random): Promise<Prepared> => {
  const [now, older] = [join(folder, 'now'), join(folder, 'older')];
  mkdirSync(now);
  writeFileSync(join(now, 'settings.json'), JSON.stringify({ kioskLetter: 'B' }));
  const shown: Shown[] = [];
  /** Takes numbers, and one paper. */
  const morning = async (at: string, then: 'close' | 'kill'): Promise<void> => {
    const kiosk = await startKiosk(now, catalogue, at);
    const taken = await kiosk.take(20 + random.below(40));
    shown.push(...taken.shown);
    await kiosk.print(taken.shown[0]?.id ?? '');
    await kiosk[then]();
  };
  await morning('2026-11-24T09:00', 'close');
  cpSync(now, older, { recursive: true });
  await morning('2026-11-24T09:30', 'close');
  await morning('2026-11-24T10:00', 'kill');
  return { now, older, shown };
};

const suffer = async (
  { now, older, shown }: Prepared,
  { file, harm }: Case,
  folder: string,
  catalogue: string,
  random: Random,
): Promise<Outcome> => {
  const dataDir = join(folder, 'harmed');
  rmSync(dataDir, { recursive: true, force: true });
  const isImage = file === image.file;
  cpSync(isImage ? older : now, dataDir, { recursive: true });
  const harmed = join(dataDir, file);
  if (existsSync(harmed)) harms[harm]?.(harmed, join(older, file), random);
  const kiosk = await startKiosk(dataDir, catalogue, '2026-11-24T10:30', isImage);
  const after = await kiosk.take(4);
  const log = await kiosk.log();
  await kiosk.close();
  const missing = missingFrom(dataDir, shown).map(({ number }) => number);
  const isTold = log.some((line) => line.includes('JRN-'));
  return {
    acknowledged: shown.length + after.shown.length,
    lost: isTold ? [] : missing,
    twice: repeated([...shown, ...after.shown].map(({ number }) => number)),
    told: isTold ? missing.length : 0,
    said: {
      [`${file} ${harm}`]:
        [...log.map(asWords), ...new Set(after.refused)].join(' | ') || 'nothing: it goes on',
    },
  };
};

/** Each file of the data folder harmed in each way, while the kiosk is off after a power cut; then people take numbers again. */
export const damage: Experiment = {
  name: 'files',
  about: 'every file truncated, bit-flipped, emptied, removed, replaced by an older copy',
  least: 3,
  run: async ({ random, folder, size }) => {
    const catalogue = join(folder, 'catalogue.json');
    const prepared = await prepare(folder, catalogue, random);
    const cases =
      size === 'long'
        ? allCases
        : [...Object.keys(harms).map((harm) => ({ harm, file: random.pick(files.slice(0, 4)) })), image];
    const outcomes: Outcome[] = [];
    for (const one of cases) outcomes.push(await suffer(prepared, one, folder, catalogue, random));
    const issued = outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    return {
      acknowledged: issued - prepared.shown.length * (outcomes.length - 1),
      lost: outcomes.flatMap(({ lost }) => lost),
      twice: outcomes.flatMap(({ twice }) => twice),
      told: outcomes.reduce((sum, { told }) => sum + told, 0),
      said: Object.assign({}, ...outcomes.map(({ said }) => said)) as Record<string, string>,
    };
  },
};
