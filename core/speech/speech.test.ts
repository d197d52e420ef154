import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audioTypeOf } from './audio-kind.ts';
import { clipSeed, harmless, isSpeakable } from './spoken-text.ts';
import { readWav, wavMs, writeWav } from './wav.ts';

describe('a WAV', () => {
  const sounds = fc.record({
    channels: fc.constantFrom(1, 2),
    sampleRate: fc.constantFrom(8000, 22_050, 48_000),
    bitsPerSample: fc.constant(16),
    data: fc
      .uint8Array({ maxLength: 400 })
      .map((bytes) => bytes.subarray(0, bytes.length - (bytes.length % 4))),
  });
  it('is read as it was written', () => {
    fc.assert(
      fc.property(sounds, (sound) => {
        expect(readWav(writeWav(sound))).toEqual(sound);
      }),
    );
  });
  it('from a pipe, whose head promises more than came, is as long as what came', () => {
    fc.assert(
      fc.property(sounds, (sound) => {
        const bytes = writeWav(sound);
        new DataView(bytes.buffer).setUint32(40, 0x7ffff000, true);
        expect(readWav(bytes)).toEqual(sound);
      }),
    );
  });
  it('lasts as long as its samples', () => {
    expect(wavMs({ channels: 1, sampleRate: 22_050, bitsPerSample: 16, data: new Uint8Array(44_100) })).toBe(
      1000,
    );
  });
  it('of anything else at all: refused or read, never thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        readWav(noise);
        readWav(
          new Uint8Array([
            ...writeWav({ channels: 1, sampleRate: 8000, bitsPerSample: 16, data: noise }).subarray(0, 36),
            ...noise,
          ]),
        );
        audioTypeOf(noise);
      }),
    );
  });
});

describe('a text to be spoken', () => {
  it('gives espeak-ng no commands and no sound writing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '[', ']', '\u0001', '\n', '<', ' ') }), (text) => {
        // eslint-disable-next-line no-control-regex -- these are what must not be there
        expect(harmless(text)).not.toMatch(/\[\[|[\u0000-\u001f]/);
      }),
    );
  });
  it('is the same with other spaces and another way of writing accents, and another in another language', () => {
    expect(clipSeed('it', ' Identita\u0300 \n sì')).toBe(clipSeed('it', 'Identità sì'));
    expect(clipSeed('it', 'no')).not.toBe(clipSeed('es', 'no'));
  });
  it.each([
    ['A012', true],
    ['欢迎', true],
    ['— · …', false],
    ['', false],
  ])('%s: can be heard: %s', (text, heard) => {
    expect(isSpeakable(text)).toBe(heard);
  });
});
