import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, type Piece } from './pieces.ts';
import type { Manner, Playing } from './sound.ts';
import { rates, Speaker } from './speaker.svelte.ts';

const piece = (text: string, lang: Piece['lang'] = 'it'): Piece => ({ text, lang });
const turn = async (): Promise<void> => {
  for (let count = 0; count < 10; count += 1) await Promise.resolve();
};

/** A voice whose sounds end when the test says so, with a transcript. */
const spy = () => {
  const log: string[] = [];
  let manner: Manner = { volume: 0, rate: 0 };
  let playing = 0;
  let most = 0;
  let end: (heard: boolean) => void = () => undefined;
  const asked: string[] = [];
  const speaker = new Speaker(
    {
      speak: ({ lang, text }) => {
        asked.push(text);
        return Promise.resolve(
          text === 'mute'
            ? { ok: false, error: { code: 'not-found' } }
            : { ok: true, value: { type: 'audio/wav', audio: lang } },
        );
      },
    },
    ({ audio }, { text }, now): Playing => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      let over = false;
      manner = now;
      playing += 1;
      most = Math.max(most, playing);
      log.push(`${audio}: ${text}`);
      const finish = (heard: boolean): void => {
        if (over) return;
        over = true;
        playing -= 1;
        if (!heard) log.push(`stopped: ${text}`);
        resolve(heard);
      };
      end = finish;
      return {
        ended: promise,
        stop: () => {
          finish(false);
        },
        pause: () => log.push('paused'),
        resume: () => log.push('resumed'),
        adjust: (next) => {
          manner = next;
        },
      };
    },
  );
  return {
    speaker,
    log,
    asked,
    manner: () => manner,
    most: () => most,
    next: async () => {
      end(true);
      await turn();
    },
  };
};

describe('what is said', () => {
  it('A8: is said piece by piece, each in its own language, and the end is told', async () => {
    const { speaker, log, next } = spy();
    let ended = 0;
    speaker.say([piece('Lo fa:'), piece('Prefecture', 'fr'), piece('—')], () => (ended += 1));
    await turn();
    expect(speaker.current?.text).toBe('Lo fa:');
    await next();
    await next();
    expect(log).toEqual(['it: Lo fa:', 'fr: Prefecture']);
    expect([ended, speaker.speaking, speaker.current]).toEqual([1, false, undefined]);
  });
  it('A3: new speech, and a person’s act, stop the old at once, and nothing of it comes later', async () => {
    const { speaker, log, next } = spy();
    speaker.say([piece('uno'), piece('due')]);
    await turn();
    speaker.say([piece('tre')]);
    expect(log).toEqual(['it: uno', 'stopped: uno']);
    await turn();
    speaker.stop();
    await turn();
    expect(log).toEqual(['it: uno', 'stopped: uno', 'it: tre', 'stopped: tre']);
    await next();
    expect(speaker.speaking).toBe(false);
  });
  it('A3: is stopped also while its sound is still being made', async () => {
    const { speaker, log } = spy();
    speaker.say([piece('uno')]);
    speaker.stop();
    await turn();
    expect(log).toEqual([]);
  });
  it('A3: is repeated, paused, and goes on where it was', async () => {
    const { speaker, log, next } = spy();
    speaker.say([piece('uno')]);
    await turn();
    speaker.pause();
    expect(speaker.speaking).toBe(false);
    speaker.pause();
    await next();
    speaker.repeat();
    await turn();
    expect(log).toEqual(['it: uno', 'paused', 'resumed', 'it: uno']);
  });
  it('A6: is never two sounds at a time; a message waits for its turn', async () => {
    const { speaker, log, most, next } = spy();
    speaker.say([piece('uno'), piece('due')]);
    await turn();
    speaker.add([piece('messaggio')]);
    for (let count = 0; count < 3; count += 1) await next();
    expect(log).toEqual(['it: uno', 'it: due', 'it: messaggio']);
    expect(most()).toBe(1);
  });
  it('what no voice can say is passed over', async () => {
    const { speaker, log } = spy();
    speaker.say([piece('mute'), piece('due')]);
    await turn();
    expect(log).toEqual(['it: due']);
  });
  it('the next piece is made while one is heard, and no more than one', async () => {
    const { speaker, asked } = spy();
    speaker.say([piece('uno'), piece('due'), piece('tre')]);
    await turn();
    expect(asked).toEqual(['uno', 'due']);
  });
});

describe('how it is said', () => {
  it('A7: 50 to 200 % in six to eight steps, at 100 % unless asked', async () => {
    expect([rates[0], rates.at(-1)]).toEqual([0.5, 2]);
    expect(rates.length).toBeGreaterThanOrEqual(6);
    expect(rates.length).toBeLessThanOrEqual(8);
    const { speaker, manner } = spy();
    speaker.say([piece('uno')]);
    await turn();
    expect(manner()).toEqual({ volume: 0.6, rate: 1 });
    while (speaker.step('rate', 1)) continue;
    while (speaker.step('volume', 1)) continue;
    expect(manner()).toEqual({ volume: 1, rate: 2 });
    while (speaker.step('rate', -1)) continue;
    while (speaker.step('volume', -1)) continue;
    expect(manner()).toEqual({ volume: 0.1, rate: 0.5 });
  });
  it('A7: volume and rate are as before for the next person, who cannot hear what was said', async () => {
    const { speaker, log } = spy();
    speaker.say([piece('mio')]);
    speaker.step('rate', 1);
    speaker.step('volume', 1);
    speaker.reset();
    expect([speaker.rate, speaker.volume]).toEqual([rates.indexOf(1), 6]);
    speaker.repeat();
    await turn();
    expect(log).toEqual([]);
  });
});

describe('a long text', () => {
  it('is cut between its sentences, and nothing of it is lost', () => {
    const sentences = fc.array(fc.stringMatching(/^[A-Z][a-z ]{0,120}\. $/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sentences, (some) => {
        const text = some.join('');
        const parts = cut(piece(text));
        expect(
          parts
            .map((part) => part.text)
            .join(' ')
            .replaceAll(/\s+/g, ' ')
            .trim(),
        ).toBe(text.replaceAll(/\s+/g, ' ').trim());
        for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(600);
      }),
    );
  });
  it('without an end is cut between its words', () => {
    const parts = cut(piece('parola '.repeat(200).trim()));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(600);
  });
});
