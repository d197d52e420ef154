import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import {
  logCodes,
  type LogCode,
  type LogFact,
  logFacts,
  type LogPair,
  logPairs,
  type OutcomeOf,
} from './log-events.ts';

const names = <T extends string>(table: Record<T, unknown>): T[] => Object.keys(table) as T[];
const time = z.number();

/** One line of the log. */
export const LogEntry = z.union([
  z.strictObject({
    time,
    code: z.enum(names<LogCode>(logCodes)),
    words: z.optional(z.string().check(z.maxLength(400))),
  }),
  z.strictObject({ time, pair: z.enum(names<LogPair>(logPairs)), step: z.literal('start') }),
  z.strictObject({
    time,
    pair: z.enum(names<LogPair>(logPairs)),
    step: z.literal('complete'),
    outcome: z.enum(Object.values(logPairs).flatMap(({ outcomes }) => outcomes as readonly string[])),
  }),
  z.strictObject({ time, fact: z.enum(names<LogFact>(logFacts)) }),
]);
export type LogEntry = z.infer<typeof LogEntry>;

/** A file is turned over at this size, bytes; so many are kept, none of them older than so many days. */
const limits = { bytes: 512_000, files: 4, days: 30 };
/** Lines are written together after so long, ms: no print waits for the log. */
const lateMs = 250;

/** The log of a kiosk on its disk, of the closed vocabulary. */
export type Log = {
  /** A line for the technician as it goes to the terminal. What has no code of the table stays there. */
  line: (line: string) => void;
  fact: (fact: LogFact) => void;
  /** Begins a pair; the returned function ends it, once. */
  begin: <K extends LogPair>(pair: K) => (outcome: OutcomeOf<K>) => void;
  /** The newest first. */
  read: (most: number, which?: (entry: LogEntry) => boolean) => LogEntry[];
  /** The files that are there, the newest first. */
  files: () => string[];
  close: () => void;
};

/** The code that a line tells of, and the line as the log may keep it. */
const coded = (line: string): { code: LogCode; words?: string } | undefined => {
  const code = names<LogCode>(logCodes).find((one) => new RegExp(`(^|[^\\w-])${one}(?!\\d)`).test(line));
  if (code === undefined) return undefined;
  return 'words' in logCodes[code]
    ? { code }
    : {
        code,
        words: line
          .replace(`${code} `, '')
          .replaceAll(/\p{Cc}+/gu, ' ')
          .slice(0, 400),
      };
};

const parseLines = (file: string): LogEntry[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          const parsed = LogEntry.safeParse(JSON.parse(line));
          return parsed.success ? [parsed.data] : [];
        } catch {
          // The half line of a power cut.
          return [];
        }
      });
  } catch {
    return [];
  }
};

export const openLog = (dataDir: string, clock: Clock, bounds = limits): Log => {
  const dir = join(dataDir, 'log');
  const nameOf = (number: number): string => join(dir, `sportello${number === 0 ? '' : `-${number}`}.jsonl`);
  const all = Array.from({ length: bounds.files }, (_, number) => nameOf(number));
  let waiting: LogEntry[] = [];
  let cancel = (): void => undefined;

  const turnOver = (): void => {
    rmSync(nameOf(bounds.files - 1), { force: true });
    for (let number = bounds.files - 2; number >= 0; number -= 1)
      if (existsSync(nameOf(number))) renameSync(nameOf(number), nameOf(number + 1));
  };
  const dropOld = (): void => {
    const oldest = clock.now() - bounds.days * 86_400_000;
    for (const file of all) {
      const last = existsSync(file) ? parseLines(file).at(-1) : undefined;
      if (last !== undefined && last.time < oldest) rmSync(file, { force: true });
    }
  };
  const write = (): void => {
    cancel();
    const text = waiting.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    waiting = [];
    if (text === '') return;
    try {
      mkdirSync(dir, { recursive: true });
      if (existsSync(nameOf(0)) && statSync(nameOf(0)).size + text.length > bounds.bytes) {
        turnOver();
        dropOld();
      }
      appendFileSync(nameOf(0), text);
    } catch {
      // A disk that takes nothing is said elsewhere; the terminal has the lines.
    }
  };
  const put = (entry: LogEntry): void => {
    waiting.push(entry);
    if (waiting.length === 1) cancel = clock.after(lateMs, write);
  };
  const read: Log['read'] = (most, which = () => true) => {
    write();
    return all
      .flatMap((file) => parseLines(file).toReversed())
      .filter(which)
      .slice(0, most);
  };
  dropOld();
  return {
    line: (line) => {
      const found = coded(line);
      if (found !== undefined) put({ time: clock.now(), ...found });
    },
    fact: (fact) => put({ time: clock.now(), fact }),
    begin: (pair) => {
      let ended = false;
      put({ time: clock.now(), pair, step: 'start' });
      return (outcome) => {
        if (!ended) put({ time: clock.now(), pair, step: 'complete', outcome });
        ended = true;
      };
    },
    read,
    files: () => {
      write();
      return all.filter((file) => existsSync(file));
    },
    close: write,
  };
};
