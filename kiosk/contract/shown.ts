import * as z from 'zod/mini';
import { Language } from '../../core/model/language.ts';

/**
 * A text as the screen shows it: never a language map. `lang` is the language it really is in (Italian where the
 * chosen one is missing); `machine` says that no person has reviewed the translation.
 */
export const Shown = z.strictObject({
  text: z.string(),
  lang: Language,
  machine: z.boolean(),
  /** What is said in its place, where it would be read badly. */
  speech: z.optional(z.string()),
});
export type Shown = z.infer<typeof Shown>;

const Run = z.strictObject({ text: z.string(), bold: z.optional(z.boolean()), url: z.optional(z.string()) });
/** A block of rich text in one language. */
export const ShownBlock = z.strictObject({
  kind: z.enum(['paragraph', 'list']),
  lang: Language,
  machine: z.boolean(),
  /** One row of runs for a paragraph, one for each item of a list. */
  rows: z.array(z.array(Run)),
});
export type ShownBlock = z.infer<typeof ShownBlock>;

/** A QR code, drawn by the kiosk: an SVG path over `size` x `size` modules, the quiet zone of four included. */
export const ShownQr = z.strictObject({ size: z.int(), path: z.string(), url: z.string() });
export type ShownQr = z.infer<typeof ShownQr>;

/** `unconfirmed`: the catalogue is too old to say what is open now; `text` then gives the usual hours. */
export const OpenState = z.strictObject({
  state: z.enum(['open', 'closed', 'unknown', 'unconfirmed']),
  text: Shown,
});
export type OpenState = z.infer<typeof OpenState>;

export const PrinterState = z.enum([
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'off-line',
  'unknown',
  'none',
]);
/** What the printer says of itself. `none`: no printer is set up. */
export type PrinterState = z.infer<typeof PrinterState>;

/** The panel, in physical terms: it turns millimetres into pixels. */
export const ScreenProfile = z.strictObject({
  id: z.string(),
  width: z.int(),
  height: z.int(),
  pxPerMm: z.number().check(z.gt(0)),
  mountBottomMm: z.number(),
  viewDistMm: z.number(),
});
export type ScreenProfile = z.infer<typeof ScreenProfile>;
