/** A WAV file with its sounds: 16 bits, as it came. */
export type Wav = { channels: number; sampleRate: number; bitsPerSample: number; data: Uint8Array };

const headerBytes = 44;
const name = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * Reads a WAV file of plain samples. A program that writes to a pipe cannot go back to say how long it became: what the head says
 * beyond the end of the file counts to the end.
 * @returns nothing where it is none
 */
export const readWav = (bytes: Uint8Array): Wav | undefined => {
  if (bytes.length < 12 || name(bytes, 0) !== 'RIFF' || name(bytes, 8) !== 'WAVE') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Omit<Wav, 'data'> | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    const end = Math.min(start + length, bytes.length);
    if (name(bytes, at) === 'fmt ' && end - start >= 16) {
      // 1: samples as they are (PCM).
      if (view.getUint16(start, true) !== 1) return undefined;
      format = {
        channels: view.getUint16(start + 2, true),
        sampleRate: view.getUint32(start + 4, true),
        bitsPerSample: view.getUint16(start + 14, true),
      };
    }
    if (name(bytes, at) === 'data') {
      if (
        format === undefined ||
        format.channels === 0 ||
        format.sampleRate === 0 ||
        format.bitsPerSample % 8 > 0
      )
        return undefined;
      const frame = (format.channels * format.bitsPerSample) / 8;
      if (frame === 0) return undefined;
      return { ...format, data: bytes.subarray(start, end - ((end - start) % frame)) };
    }
    at = start + length + (length % 2);
  }
  return undefined;
};

/** Writes a WAV file whose head says how long it is. */
export const writeWav = ({ channels, sampleRate, bitsPerSample, data }: Wav): Uint8Array => {
  const bytes = new Uint8Array(headerBytes + data.length);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string): void =>
    [...text].forEach((letter, index) => (bytes[at + index] = letter.charCodeAt(0)));
  const frame = (channels * bitsPerSample) / 8;
  put(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + data.length, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bitsPerSample, true);
  put(36, 'data');
  view.setUint32(40, data.length, true);
  bytes.set(data, headerBytes);
  return bytes;
};

/** How long it sounds, in milliseconds. */
export const wavMs = ({ channels, sampleRate, bitsPerSample, data }: Wav): number =>
  (data.length / ((channels * bitsPerSample) / 8) / sampleRate) * 1000;
