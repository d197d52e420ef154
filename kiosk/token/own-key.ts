import type { Generation } from '../catalogue/generation.ts';
import type { Settings } from '../settings/schema.ts';
import { type KioskKey, openKioskKey, writeKeyRequest } from './kiosk-key.ts';
import { certificateProblem } from './own-certificate.ts';

export type OwnKey = {
  key: KioskKey;
  /** Looks whether the catalogue certifies it, and says what is wrong where that is new. */
  report: () => void;
  /** What was wrong at the last look, in a technician's words; empty where nothing was. */
  problem: () => string;
  /** When the last look has ended. */
  ended: () => Promise<unknown>;
};

/** The kiosk's own key, the request to certify it, and what a technician hears of both. */
export const openOwnKey = (
  dataDir: string,
  { kioskLetter, place }: Pick<Settings, 'kioskLetter' | 'place'>,
  {
    inUse,
    now,
    log,
  }: { inUse: () => Generation | undefined; now: () => number; log: (line: string) => void },
): OwnKey => {
  const { key, problem } = openKioskKey(dataDir);
  if (problem !== undefined) log(`${problem.code} ${problem.words}`);
  const request = writeKeyRequest(dataDir, key, { letter: kioskLetter, place });
  if (request !== undefined) log(request);
  let last = '';
  let looking = Promise.resolve();
  return {
    key,
    report: () => {
      looking = looking.then(async () => {
        const words = await certificateProblem(inUse(), key, now());
        if (words !== '' && words !== last) log(words);
        last = words;
      });
    },
    problem: () => last,
    ended: () => looking,
  };
};
