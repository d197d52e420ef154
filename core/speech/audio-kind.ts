/** What a clip may be: its name's ending, as MIME type. */
export const audioTypes = { wav: 'audio/wav', opus: 'audio/ogg', ogg: 'audio/ogg' } as const;
export type AudioEnding = keyof typeof audioTypes;
export type AudioType = (typeof audioTypes)[AudioEnding];

const begins = (bytes: Uint8Array, letters: string, at = 0): boolean =>
  [...letters].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** What the bytes themselves say they are; nothing where they are neither WAV nor Ogg. */
export const audioTypeOf = (bytes: Uint8Array): AudioType | undefined => {
  if (begins(bytes, 'RIFF') && begins(bytes, 'WAVE', 8)) return 'audio/wav';
  return begins(bytes, 'OggS') ? 'audio/ogg' : undefined;
};
