import { run } from '../cli/run.ts';

/** Runs a command line; time passes by `tick` milliseconds at each look at the clock. */
export const cli = async (
  args: readonly string[],
  tick = 0,
): Promise<{ status: number; out: string; err: string }> => {
  const [out, err]: [string[], string[]] = [[], []];
  let now = 0;
  const status = await run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => (now += tick),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
};
