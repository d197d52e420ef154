import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';

/*
 * The closed list of what the outbox may hold (CloudEvents 1.0, trust.md 4). Every schema is strict and has no free text, so
 * that nothing of a person can get in. `issued`, `cancelled` and `print-ended` are written by the journal itself, with the ticket.
 */

/** Why the staff is called. */
export const alertReasons = [
  'burst',
  'person-asks-help',
  'paper-low',
  'paper-out',
  'printer-failed',
  'disk-full',
  'journal-set-aside',
  'journal-rows-lost',
  'catalogue-not-confirmed',
  'catalogue-attacked',
] as const;
export type AlertReason = (typeof alertReasons)[number];

/** What others may append. */
export const JournalEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('it.sportello.staff.alerted.v1'),
    reason: z.enum(alertReasons),
    queue: z.optional(Id),
  }),
  z.strictObject({
    type: z.literal('it.sportello.visit.rated.v1'),
    /** 1 (bad) to 5 (good). */
    rating: z.int().check(z.gte(1), z.lte(5)),
  }),
  /** What the desk staff changed at the kiosk (K30). */
  z.strictObject({
    type: z.literal('it.sportello.staff.acted.v1'),
    act: z.enum(['queue-stopped', 'queue-reopened', 'desk-closed', 'desk-reopened', 'paper-changed']),
    queue: z.optional(Id),
    unit: z.optional(Id),
  }),
]);
export type JournalEvent = z.infer<typeof JournalEvent>;

/** Every type of event that the outbox holds. */
export type EventType =
  | JournalEvent['type']
  | 'it.sportello.ticket.issued.v1'
  | 'it.sportello.ticket.cancelled.v1'
  | 'it.sportello.ticket.print-ended.v1';

/** An event to deliver; the sender adds `specversion` and `source`. */
export interface OutboxEvent {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  /** RFC 3339. */
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}
