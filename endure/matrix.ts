import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { everySetting, nameOf } from '../e2e/checks/matrix.ts';
import type { Experiment } from './experiment.ts';
import { root } from './folder.ts';

type Spec = {
  title: string;
  ok: boolean;
  tests: { results: { error?: { message?: string } }[] }[];
};
type Suite = { specs?: Spec[]; suites?: Suite[] };
type Report = { suites: Suite[]; errors: { message?: string }[] };

const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

/** Playwright on the walks through all screens, with some of the settings. Resolves with its report. */
const walk = async (
  from: number,
  count: number,
  folder: string,
  more: readonly string[],
): Promise<Report> => {
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      'checks/every-screen',
      '--project=loopback',
      '--reporter=json',
      '--workers=2',
      `--output=${join(folder, 'walks')}`,
      ...more,
    ],
    {
      cwd: root,
      env: { ...process.env, SPORTELLO_SETTINGS: `${from}+${count}` },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  return JSON.parse(said) as Report;
};

const perRound = 6;

/**
 * Every screen in every combination of panel, language, text size, contrast, reach and paper: `npm test` has every pair of them. What
 * counts as acknowledged here is a rule that holds on all screens of a setting; lost is one that does not.
 */
export const matrix: Experiment = {
  name: 'matrix',
  about: `every screen in all ${everySetting.length} settings, ${perRound} a round; counted are rules kept, lost is one that is broken`,
  least: Math.ceil(everySetting.length / perRound),
  run: async ({ folder, size, number }) => {
    if (!existsSync(join(root, 'dist', 'renderer', 'index.html')))
      return { skipped: 'the screens are not built: npm run build' };
    const from = (number * perRound) % everySetting.length;
    // The short round asks only that no setting is left out.
    const { suites, errors } =
      size === 'long'
        ? await walk(from, perRound, folder, [])
        : await walk(0, everySetting.length, folder, ['--list']);
    const specs = suites.flatMap(specsOf);
    const chosen = size === 'long' ? everySetting.slice(from, from + perRound) : everySetting;
    const left = chosen.filter(
      (setting) => !specs.some(({ title }) => title.includes(`(${nameOf(setting)})`)),
    );
    const broken = size === 'long' ? specs.filter(({ ok }) => !ok) : [];
    return {
      acknowledged: specs.length - broken.length,
      lost: [
        ...errors.map(({ message = 'Playwright failed' }) => message),
        ...left.map((setting) => `no walk with ${nameOf(setting)}`),
        ...broken.map(
          ({ title, tests }) => `${title}: ${tests[0]?.results.at(-1)?.error?.message?.slice(0, 600) ?? ''}`,
        ),
      ],
      twice: [],
      told: 0,
      said: {},
    };
  },
};
