/** Longest text that is spoken at one go, in characters. */
export const maxSpokenLength = 1000;

/** A paragraph up to this long is said whole, and may have a clip, in characters; the screen cuts longer ones between two sentences. */
export const maxClipText = 600;

/** How a text is compared with that of a clip: spaces and the way in which accents are written make no other text. */
export const spokenForm = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** What names the clip of a text, before it is hashed (SHA-256, hexadecimal). */
export const clipSeed = (lang: string, text: string): string => `${lang}\n${spokenForm(text)}`;

/**
 * A text that espeak-ng reads and does not obey: a control character begins a command to it, and `[[` the letters of its own sound
 * writing.
 */
export const harmless = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  spokenForm(text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').replaceAll(/\[(?=\[)/g, '[ '));

/** Whether anything of it can be heard: signs alone cannot. */
export const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
