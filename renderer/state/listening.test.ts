import { describe, expect, it, vi } from 'vitest';
import type { SpeechView } from '../../kiosk/contract/speech.ts';
import type { Voice } from '../speech/voice.svelte.ts';
import { Listening } from './listening.svelte.ts';

const everything: SpeechView = { languages: ['it', 'en'], headset: 'unknown', loudspeaker: true };
const listener = (view: SpeechView = everything, lang: 'it' | 'pa' = 'it') => {
  const voice = {
    speaking: false,
    begin: vi.fn(),
    end: vi.fn(),
    reset: vi.fn(),
    repeat: vi.fn(),
    pause: vi.fn(),
    step: vi.fn(),
  };
  let later: () => void = () => undefined;
  const world = { away: true };
  const speech = new Listening({
    view: () => view,
    lang: () => lang,
    away: () => world.away,
    timers: {
      now: () => 0,
      after: (_, run) => {
        later = run;
        return () => (later = () => undefined);
      },
    },
    load: () => Promise.resolve(voice as unknown as Voice),
  });
  return {
    speech,
    voice,
    world,
    later: () => {
      later();
    },
  };
};
const turn = (): Promise<void> => Promise.resolve();

describe('who listens', () => {
  it('A2: a plugged headset starts speech, and nothing else has to be switched on', async () => {
    const { speech, voice } = listener();
    expect(speech.mode).toBe('off');
    speech.hears('plugged');
    await turn();
    expect(speech.mode).toBe('headset');
    expect(voice.begin).toHaveBeenCalledOnce();
    speech.hears('plugged');
    expect(voice.begin).toHaveBeenCalledOnce();
  });
  it('A2: a key of the keypad can stand for the jack', async () => {
    const { speech } = listener({ ...everything, keys: { in: 'F15', out: 'F16' } });
    speech.jack('F14');
    expect(speech.mode).toBe('off');
    speech.jack('F15');
    await turn();
    expect(speech.mode).toBe('headset');
    speech.jack('F16');
    expect(speech.mode).toBe('off');
  });
  it('A5: pulled out, there is silence at once, and a yes given before counts no more', async () => {
    const { speech, voice } = listener();
    speech.listen();
    await turn();
    speech.aloud = true;
    speech.hears('plugged');
    await turn();
    expect(speech.confided).toBe(true);
    speech.hears('unplugged');
    expect(voice.end).toHaveBeenCalledOnce();
    expect([speech.mode, speech.confided, speech.aloud]).toEqual(['off', false, undefined]);
  });
  it('A5: pulled out before the voice has come: it says nothing', async () => {
    const { speech, voice } = listener();
    speech.hears('plugged');
    speech.hears('unplugged');
    await turn();
    expect(voice.begin).not.toHaveBeenCalled();
  });
  it('A5: aloud, what is about the person is said only after a yes', async () => {
    const { speech } = listener();
    speech.listen();
    await turn();
    expect(speech.confided).toBe(false);
    speech.aloud = true;
    expect(speech.confided).toBe(true);
  });
  it('the end of a visit leaves nothing on, but for who still has a headset in', async () => {
    const { speech, voice } = listener();
    speech.listen();
    await turn();
    speech.aloud = true;
    speech.adjusting = true;
    speech.reset();
    expect([speech.mode, speech.aloud, speech.adjusting]).toEqual(['off', undefined, false]);
    speech.hears('plugged');
    await turn();
    speech.reset();
    expect(speech.mode).toBe('headset');
    expect(voice.reset).toHaveBeenCalledTimes(2);
  });
  it('"Listen" on the first screen and nobody after it: silent again', async () => {
    const { speech, voice, world, later } = listener();
    speech.listen();
    await turn();
    voice.speaking = true;
    later();
    expect(speech.mode).toBe('aloud');
    voice.speaking = false;
    later();
    expect(speech.mode).toBe('off');
    speech.listen();
    world.away = false;
    later();
    expect(speech.mode).toBe('aloud');
  });
  it('offers nothing that it cannot do', () => {
    expect(listener().speech.offered).toBe(true);
    expect(listener(everything, 'pa').speech.offered).toBe(false);
    expect(listener({ ...everything, loudspeaker: false }).speech.offered).toBe(false);
    const { speech } = listener({ ...everything, languages: [] });
    speech.listen();
    expect(speech.mode).toBe('off');
  });
  it('keys: the one for repeating begins, others ask nothing of a silent voice', async () => {
    const { speech, voice } = listener();
    speech.volumeUp();
    speech.pause();
    speech.repeat();
    await turn();
    expect([speech.mode, voice.step.mock.calls]).toEqual(['aloud', []]);
    speech.volumeUp();
    speech.rateDown();
    speech.pause();
    speech.repeat();
    expect(voice.step.mock.calls).toEqual([
      ['volume', 1],
      ['rate', -1],
    ]);
    expect([voice.pause, voice.repeat].map((one) => one.mock.calls.length)).toEqual([1, 1]);
  });
});
