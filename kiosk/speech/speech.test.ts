import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWav } from '../../core/speech/wav.ts';
import { Settings } from '../settings/schema.ts';
import { sampleKiosk } from '../testing/sample-kiosk.ts';
import { settableClock } from '../testing/settable-clock.ts';
import { clipName } from './clips.ts';
import type { SpeechEngine, Utterance } from './engine.ts';
import { openSpeech, type SpeechParts } from './speech.ts';

const wav = (loud: number): Uint8Array =>
  writeWav({ channels: 1, sampleRate: 8000, bitsPerSample: 16, data: new Uint8Array([loud, loud]) });

/** A voice that says which text it was given by how loud it is, and keeps a transcript. */
const spyEngine = (): SpeechEngine & { said: Utterance[] } => {
  const said: Utterance[] = [];
  return {
    said,
    speaks: (lang) => lang !== 'pa',
    say: (utterance) => {
      said.push(utterance);
      return Promise.resolve({ type: 'audio/wav', bytes: wav(1) });
    },
  };
};

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-speech-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const open = (devices: SpeechParts['devices'], settings: object = {}) => {
  const told: string[] = [];
  const speech = openSpeech({
    settings: Settings.parse({ speech: settings }).speech,
    clock: settableClock(0),
    tell: (code, words) => told.push(`${code} ${words}`),
    clips: () => ({ folder: dir }),
    onHeadset: () => undefined,
    devices,
  });
  return { speech, told };
};

describe('the voice', () => {
  const hello = { lang: 'it', text: 'Buongiorno' } as const;
  it('is the clip of the catalogue where there is one, else the machine', async () => {
    writeFileSync(join(dir, `${clipName('it', 'Buongiorno')}.wav`), wav(7));
    const espeak = spyEngine();
    const { speech } = open({ espeak });
    expect((await speech.say({ lang: 'it', text: ' Buongiorno ' }))?.bytes).toEqual(Buffer.from(wav(7)));
    expect((await speech.say({ lang: 'es', text: 'Buongiorno' }))?.bytes).toEqual(wav(1));
    expect(espeak.said).toEqual([{ lang: 'es', text: 'Buongiorno' }]);
    speech.close();
  });
  it('is the machine where the clip is not what its name says, and a technician hears it', async () => {
    writeFileSync(join(dir, `${clipName('it', 'Buongiorno')}.opus`), 'no sound');
    const { speech, told } = open({ espeak: spyEngine() });
    expect((await speech.say(hello))?.bytes).toEqual(wav(1));
    expect(told.join()).toMatch(/SPK-3 The clip it-[0-9a-f]+\.opus cannot be used/);
    speech.close();
  });
  it('without espeak-ng has the languages of its clips, and says so of others', async () => {
    writeFileSync(join(dir, `${clipName('ar', 'مرحبا')}.wav`), wav(7));
    const { speech } = open({});
    expect(speech.view().languages).toEqual(['ar']);
    expect(await speech.say(hello)).toBeUndefined();
    speech.close();
  });
  it('the jack may be the keypad’s own', () => {
    const { speech, told } = open({ espeak: spyEngine() }, { headset: 'keys', pluggedKey: 'F21' });
    expect(speech.view()).toMatchObject({ headset: 'unknown', keys: { in: 'F21', out: 'F16' } });
    expect(told).toEqual([]);
    speech.close();
  });
});

describe('the command `speak`', () => {
  it('gives the sound as base64, in the language of the text', async () => {
    const espeak = spyEngine();
    const kiosk = sampleKiosk('2026-11-24T10:00', { espeak });
    const { type, audio } = await kiosk.ask('speak', { lang: 'uk', text: 'Добрий день' });
    expect([type, Buffer.from(audio, 'base64')]).toEqual(['audio/wav', Buffer.from(wav(1))]);
    expect(espeak.said).toEqual([{ lang: 'uk', text: 'Добрий день' }]);
    expect((await kiosk.ask('boot', {})).speech.languages).toHaveLength(10);
    await kiosk.close();
  });
  it('refuses more than a thousand characters', async () => {
    const kiosk = sampleKiosk('2026-11-24T10:00', { espeak: spyEngine() });
    await expect(kiosk.ask('speak', { lang: 'it', text: 'a'.repeat(1001) })).rejects.toThrow('invalid-input');
    await kiosk.close();
  });
  it('where no voice can say it: not found', async () => {
    const kiosk = sampleKiosk('2026-11-24T10:00');
    await expect(kiosk.ask('speak', { lang: 'it', text: 'ciao' })).rejects.toThrow('not-found');
    await kiosk.close();
  });
});
