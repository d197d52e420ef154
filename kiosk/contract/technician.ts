import * as z from 'zod/mini';
import { Language } from '../../core/model/language.ts';

/* What a technician sees and does. Words from the kiosk are English, as in its log; the screen's own are Italian or English. */

const token = z.string().check(z.maxLength(64));

/** What is looked at. */
export const statusIds = [
  'catalogue',
  'sync',
  'network',
  'printer',
  'disk',
  'memory',
  'clock',
  'journal',
  'key',
  'version',
  'uptime',
  'last-run',
] as const;
/** What is tested, by the machine itself or by the technician's eyes, fingers and ears. */
export const testIds = ['sync', 'network', 'test-print', 'touch', 'screen', 'sound', 'export'] as const;
export type TestId = (typeof testIds)[number];

const StatusRow = z.strictObject({
  id: z.enum(statusIds),
  value: z.string(),
  state: z.enum(['good', 'look', 'bad']),
});
export type StatusRow = z.infer<typeof StatusRow>;
const TestRow = z.strictObject({
  id: z.enum(testIds),
  /** Of the last one, as people of the town write it; absent where it was never done. */
  at: z.optional(z.string()),
  outcome: z.enum(['passed', 'failed', 'not-done']),
});
export type TestRow = z.infer<typeof TestRow>;

export const TechnicianView = z.strictObject({
  device: z.string(),
  at: z.string(),
  status: z.array(StatusRow),
  tests: z.array(TestRow),
  mayRestartMachine: z.boolean(),
  /** What came of the last wish, in the words of the log. */
  said: z.array(z.strictObject({ good: z.boolean(), words: z.string() })),
});
export type TechnicianView = z.infer<typeof TechnicianView>;

const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('look') }),
  z.strictObject({ act: z.literal('sync') }),
  z.strictObject({ act: z.literal('network') }),
  z.strictObject({ act: z.literal('test-print'), lang: z.optional(Language) }),
  z.strictObject({ act: z.literal('report-print') }),
  z.strictObject({ act: z.literal('export') }),
  z.strictObject({ act: z.literal('seen'), test: z.enum(['touch', 'screen', 'sound']), passed: z.boolean() }),
  /** `end` leaves kiosk mode: the program ends and is not started again by itself. */
  z.strictObject({ act: z.literal('leave'), how: z.enum(['restart', 'machine', 'end']) }),
]);
export type TechnicianAct = z.infer<typeof Act>;

export const LogView = z.strictObject({
  lines: z.array(z.strictObject({ at: z.string(), what: z.string(), words: z.string(), fault: z.boolean() })),
});
export type LogView = z.infer<typeof LogView>;

export const technicianCommands = {
  technician: { input: z.strictObject({ token, act: Act }), output: TechnicianView },
  technicianLog: {
    input: z.strictObject({ token, which: z.enum(['all', 'faults', 'printer', 'catalogue']) }),
    output: LogView,
  },
} as const;
