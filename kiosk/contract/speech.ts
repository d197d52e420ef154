import * as z from 'zod/mini';
import { Language } from '../../core/model/language.ts';

/** Whether a headset is plugged, as far as the kiosk can know. */
export const HeadsetState = z.enum(['plugged', 'unplugged', 'unknown']);
export type HeadsetState = z.infer<typeof HeadsetState>;

/** What this kiosk can do with sound. */
export const SpeechView = z.strictObject({
  /** Languages it has a voice for, at least for some texts. */
  languages: z.array(Language),
  headset: HeadsetState,
  /** Codes of the keys (`event.code`) that a keypad sends when its jack is used, where it stands for the sound system. */
  keys: z.optional(z.strictObject({ in: z.string(), out: z.string() })),
  /** There is a loudspeaker: people may listen without a headset. */
  loudspeaker: z.boolean(),
});
export type SpeechView = z.infer<typeof SpeechView>;

/** A text to be heard, in its language. */
export const SpeakInput = z.strictObject({
  lang: Language,
  text: z.string().check(z.minLength(1), z.maxLength(1000)),
});
/** A sound, as base64: the same bytes in both shells, and no address under which they could be had again. */
export const SpokenView = z.strictObject({ type: z.enum(['audio/wav', 'audio/ogg']), audio: z.base64() });
export type SpokenView = z.infer<typeof SpokenView>;
