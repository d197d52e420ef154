import * as z from 'zod/mini';

/** A run of words in a paragraph: plain, bold, or a link, which a kiosk shows as its words and a QR code. */
export const Inline = z.union([
  z.string().check(z.minLength(1)),
  z.strictObject({ bold: z.string().check(z.minLength(1)) }),
  z.strictObject({ link: z.string().check(z.minLength(1)), url: z.string().check(z.minLength(1)) }),
]);
export type Inline = z.infer<typeof Inline>;

/** A block of rich text: a plain paragraph, a paragraph of runs, or a list. Never HTML. */
export const Block = z.union([
  z.string().check(z.minLength(1)),
  z.strictObject({ paragraph: z.array(Inline).check(z.minLength(1)) }),
  z.strictObject({
    list: z.array(z.union([z.string().check(z.minLength(1)), z.array(Inline)])).check(z.minLength(1)),
  }),
]);
export type Block = z.infer<typeof Block>;

const blocks = z.array(Block).check(z.minLength(1));
/** Rich text in one or more languages, Italian always among them. */
export const Rich = z.strictObject({
  it: blocks,
  en: z.optional(blocks),
  ro: z.optional(blocks),
  sq: z.optional(blocks),
  ar: z.optional(blocks),
  'zh-Hans': z.optional(blocks),
  uk: z.optional(blocks),
  fr: z.optional(blocks),
  es: z.optional(blocks),
  bn: z.optional(blocks),
  pa: z.optional(blocks),
});
export type Rich = z.infer<typeof Rich>;
