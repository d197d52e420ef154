import * as z from 'zod/mini';
import { PrinterState, Shown, ShownQr } from './shown.ts';
import { AnsweredView } from './views.ts';
import { WayView } from './way.ts';

/** What a slip or ticket will hold, before it is handed over. */
export const PreviewView = z.strictObject({
  kind: z.enum(['number', 'slip']),
  title: Shown,
  lines: z.array(z.strictObject({ label: Shown, values: z.array(Shown) })),
  /** The answers given in the guide: they go in only on a yes. Always empty for a discreet service. */
  answers: z.array(AnsweredView),
  printer: PrinterState,
  discreet: z.boolean(),
});
export type PreviewView = z.infer<typeof PreviewView>;

export const TicketView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issued'),
    ticket: z.string(),
    /** `A012-K`: the number, with its check letter; absent on a slip without a number. */
    number: z.optional(z.string()),
    title: Shown,
    place: z.optional(Shown),
    desk: z.optional(Shown),
    when: z.optional(Shown),
    way: z.optional(WayView),
    bring: z.array(Shown),
    /** What to do now, in a sentence or two: the words that stand in for the paper. */
    words: z.array(Shown),
    /** What else stands on the paper: heard by who cannot read it (EN 301 549, 5.1.3.15). */
    also: z.array(z.strictObject({ label: Shown, values: z.array(Shown) })),
    qr: ShownQr,
    /** What the code is for, where it is not for a phone: the town has no take-away page. */
    qrLabel: z.optional(Shown),
    discreet: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    reason: z.enum(['closed', 'last-number-passed', 'full', 'paused', 'not-here', 'unconfirmed', 'storage']),
    text: Shown,
  }),
]);
export type TicketView = z.infer<typeof TicketView>;

/** The truth about the paper. `unknown`: it was sent, and the printer did not say how it ended. */
export const PrintView = z.strictObject({
  outcome: z.enum(['printed', 'failed', 'unknown']),
  reason: z.optional(z.enum(['paper-out', 'cover-open', 'off-line', 'error', 'none'])),
  staffAlerted: z.boolean(),
});
export type PrintView = z.infer<typeof PrintView>;

/** What came of the wish to cancel a number. */
export const CancelView = z.discriminatedUnion('kind', [
  /** The number is there: is it to be cancelled? `taken`: when it was taken. */
  z.strictObject({ kind: z.literal('ask'), number: z.string(), taken: Shown }),
  z.strictObject({ kind: z.literal('cancelled'), number: z.string() }),
  z.strictObject({
    kind: z.literal('refused'),
    reason: z.enum([
      'form',
      'check',
      'unknown',
      'other-day',
      'other-kiosk',
      'no-number',
      'already',
      'too-many',
      'storage',
    ]),
  }),
]);
export type CancelView = z.infer<typeof CancelView>;
