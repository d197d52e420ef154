import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';
import { PrinterState } from './shown.ts';

/*
 * What is behind the screens. Each command carries the token that `unlock` gave; one that opens this no more is answered with the
 * error `locked`, and the screen goes back to where the code is asked.
 */

const token = z.string().check(z.maxLength(64));

export const UnlockView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), token }),
  z.strictObject({ kind: z.literal('technician'), token }),
  z.strictObject({
    kind: z.literal('refused'),
    reason: z.enum(['wrong', 'locked', 'no-code']),
    /** Seconds until the next try. */
    wait: z.int(),
  }),
]);
export type UnlockView = z.infer<typeof UnlockView>;

/** A queue whose numbers this kiosk gives here. */
const QueueRow = z.strictObject({
  queue: Id,
  prefix: z.string(),
  /** The offices and services whose numbers these are, in Italian. */
  label: z.string(),
  issuedToday: z.int(),
  stopped: z.boolean(),
});
/** An office that receives people here. */
const DeskRow = z.strictObject({
  unit: Id,
  label: z.string(),
  desks: z.array(z.string()),
  /** Closed from the kiosk, until midnight. */
  closed: z.boolean(),
  /** By its hours, and by what was told today. */
  openNow: z.boolean(),
});
export const StaffView = z.strictObject({
  place: z.string(),
  queues: z.array(QueueRow),
  desks: z.array(DeskRow),
  printer: PrinterState,
  /** The disk did not take the last change: it holds until the next start. */
  notKept: z.optional(z.literal(true)),
});
export type StaffView = z.infer<typeof StaffView>;

const StaffAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('queue'), queue: Id, stopped: z.boolean() }),
  z.strictObject({ act: z.literal('desk'), unit: Id, closed: z.boolean() }),
  z.strictObject({ act: z.literal('paper-changed') }),
]);
export type StaffAct = z.infer<typeof StaffAct>;

export const staffCommands = {
  unlock: { input: z.strictObject({ code: z.string().check(z.regex(/^\d{0,12}$/)) }), output: UnlockView },
  /** Whoever unlocked it leaves. */
  lock: { input: z.strictObject({}), output: z.strictObject({}) },
  staff: { input: z.strictObject({ token }), output: StaffView },
  staffAct: { input: z.strictObject({ token, act: StaffAct }), output: StaffView },
} as const;
