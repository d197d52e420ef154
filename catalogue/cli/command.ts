import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { CheckOptions } from '../check/check-catalogue.ts';

/** Where a command speaks, and its clock: a test gives its own. */
export type Io = {
  out: (line: string) => void;
  err: (line: string) => void;
  /** Milliseconds from any start. */
  now: () => number;
};

/** Exit statuses, the same for every command. */
export const exit = { ok: 0, findings: 1, usage: 2 } as const;

/** One command of `sportello-catalogue`. */
export type Command = {
  name: string;
  /** A line, for the list of commands. */
  summary: string;
  /** The whole manual page. */
  help: string;
  run: (args: readonly string[], io: Io) => Promise<number>;
};

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

/** Reads a command's arguments. What is wrong with them is said in one line. */
export const readArgs = <O extends Options>(
  args: readonly string[],
  options: O,
): { ok: true; value: Parsed<O> } | { ok: false; error: { code: 'usage'; words: string } } => {
  try {
    return { ok: true, value: parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) };
  } catch (fault) {
    const words = fault instanceof Error ? (fault.message.split('. ')[0] ?? fault.message) : String(fault);
    return { ok: false, error: { code: 'usage', words: `${words.replace(/\.$/, '')}.` } };
  }
};

/** Says what is wrong with the arguments, and where the manual is. */
export const misused = (io: Io, words: string, command: string): number => {
  io.err(`${words} See: sportello-catalogue help ${command}`);
  return exit.usage;
};

const second = 1000;

/** Says what is being done, at most once a second, and only when it takes longer than one: on `err`, so that output stays clean. */
export const progress = (io: Io, doing: string): ((what: string) => void) => {
  let last = io.now();
  let count = 0;
  return (what) => {
    count += 1;
    if (io.now() - last < second) return;
    last = io.now();
    io.err(`${doing} ${what} (${count}) ...`);
  };
};

/** Says that something takes a second or more where nothing can be counted: a passphrase is made slow to try on purpose. */
export const announce = (io: Io, doing: string): void => io.err(`${doing} ...`);

/** Options of `checkFolder` for a command: its clock, and progress. */
export const checking = (io: Io): CheckOptions => ({
  now: Date.now(),
  onFile: progress(io, 'Checking'),
  onSearch: progress(io, 'Searching for'),
});
