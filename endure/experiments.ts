import { clocks } from './clocks.ts';
import { disk } from './disk.ts';
import type { Experiment } from './experiment.ts';
import { damage } from './files.ts';
import { kills } from './kills.ts';
import { lobbyOfFive, lobbyOfTwo } from './lobby.ts';
import { matrix } from './matrix.ts';
import { syncs } from './syncs.ts';

/** All that `npm run endure` does, in turn. */
export const experiments: readonly Experiment[] = [
  kills,
  lobbyOfTwo,
  lobbyOfFive,
  damage,
  disk,
  clocks,
  syncs,
  matrix,
];
