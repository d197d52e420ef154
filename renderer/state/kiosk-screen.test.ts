import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../kiosk/contract/client.ts';
import { FakeTransport } from '../lib/fake-transport.ts';
import { demoFixtures, type DemoOptions } from '../lib/fixtures/demo.ts';
import { italianPhrases } from '../lib/words.ts';
import { KioskScreen } from './kiosk-screen.svelte.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
});

const housing = { name: 'guide', need: 'casa', answers: {} } as const;
const visitor = async (options: DemoOptions = {}) => {
  vi.useFakeTimers();
  const kiosk = new FakeTransport(demoFixtures(options));
  let requests = 0;
  const wipe = vi.fn();
  const app = new KioskScreen(createClient(kiosk), {
    timers: {
      now: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    uuid: () => `00000000-0000-4000-8000-00000000000${(requests += 1)}`,
    wipe,
    loadPhrases: () => Promise.resolve(italianPhrases),
  });
  ends.push(app.start());
  await vi.advanceTimersByTimeAsync(1);
  return { app, kiosk, wipe, pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000) };
};

const toTicket = async (app: KioskScreen, withAnswers = false, paper = true): Promise<string> => {
  await app.go({ name: 'service', service: 'carta-identita-smarrita' });
  await app.check({ service: 'carta-identita-smarrita', place: 0, kind: 'number' });
  const check = app.visit.here?.step;
  if (check?.name !== 'check') throw new Error('no check');
  await app.go({ name: 'ticket', take: check.take, request: check.request, withAnswers, paper });
  return check.request;
};

describe('the way', () => {
  it('leads from attract to home, to a question, and back', async () => {
    const { app } = await visitor();
    expect(app.place?.screen).toBe('attract');
    await app.begin();
    expect(app.place?.screen).toBe('home');
    await app.go({ name: 'guide', need: 'non-autosufficienza', answers: {} });
    expect(app.place?.screen).toBe('question');
    await app.go({ name: 'guide', need: 'non-autosufficienza', answers: { chi: 'unknown' } });
    expect(app.visit.answers).toEqual({ chi: 'unknown' });
    await app.back();
    expect(app.visit.answers).toEqual({});
    await app.back();
    expect(app.place?.screen).toBe('home');
    await app.back();
    expect(app.place?.screen).toBe('attract');
  });

  it('has no way back from a ticket to the check', async () => {
    const { app } = await visitor();
    await app.begin();
    await toTicket(app);
    await app.back();
    expect(app.place?.screen).toBe('home');
  });

  it('tells the truth when the kiosk does not answer, and goes on when it does (K23)', async () => {
    const { app, kiosk } = await visitor();
    await app.begin();
    kiosk.broken.add('guide');
    await app.go({ name: 'guide', need: 'casa', answers: {} });
    expect(app.place).toEqual({ screen: 'help', step: 'trouble' });
    kiosk.broken.add('people');
    await app.ask();
    expect(app.place).toEqual({ screen: 'help' });
    expect(app.visit.here?.shot).toMatchObject({ view: { phones: [expect.anything()] } });
    await app.back();
    kiosk.broken.clear();
    await app.retry();
    expect(app.place?.screen).toBe('results');
    await app.back();
    expect(app.place?.screen).toBe('home');
  });
});

describe('the next screens', () => {
  const asks = (kiosk: FakeTransport): number => kiosk.inputs('guide').length;

  it('are asked for when a screen has settled, and then shown without a question', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    expect(asks(kiosk)).toBe(0);
    await pass(1);
    const ahead = asks(kiosk);
    expect(ahead).toBeGreaterThan(1);
    void app.go(housing);
    // In the very turn of the touch.
    expect(app.place?.screen).toBe('results');
    expect(app.busy).toBe(false);
    expect(asks(kiosk)).toBe(ahead);
  });

  it('are asked for while a finger is on what leads there', async () => {
    const { app, kiosk } = await visitor();
    await app.begin();
    app.lookAhead(housing);
    await app.go(housing);
    expect(app.place?.screen).toBe('results');
    expect(asks(kiosk)).toBe(1);
  });

  it('are asked for anew when they are seconds old, or the catalogue is a new one', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    await pass(11);
    const before = asks(kiosk);
    await app.go(housing);
    expect(asks(kiosk)).toBe(before + 1);
    await app.back();
    await pass(1);
    const again = asks(kiosk);
    kiosk.emit({ name: 'catalogue', data: {} });
    await app.go(housing);
    expect(asks(kiosk)).toBe(again + 1);
  });

  it('are asked for again when the kiosk did not answer ahead', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    kiosk.broken.add('guide');
    await pass(1);
    kiosk.broken.clear();
    await app.go(housing);
    expect(app.place?.screen).toBe('results');
  });

  it('go with the person', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    const { ahead } = app.visit;
    app.end();
    await pass(1);
    expect(asks(kiosk)).toBe(0);
    expect(app.visit.ahead).not.toBe(ahead);
  });
});

describe('a language', () => {
  it('is switched at any step without losing the answers (A22)', async () => {
    const { app } = await visitor();
    await app.begin();
    await app.go({ name: 'guide', need: 'non-autosufficienza', answers: { chi: 'anziano' } });
    await app.setLanguage('ar');
    const { here } = app.visit;
    expect(here?.shot.screen === 'question' && here.shot.view.text.lang).toBe('ar');
    expect(app.visit.answers).toEqual({ chi: 'anziano' });
    await app.back();
    const home = app.visit.here?.shot;
    expect(home?.screen === 'home' && home.view.needs[0]?.title.lang).toBe('ar');
  });

  it('switched on a ticket asks for the same ticket again, and prints nothing twice', async () => {
    const { app, kiosk } = await visitor();
    await app.begin();
    const request = await toTicket(app);
    await app.setLanguage('ar');
    expect(kiosk.inputs('issue').map((input) => (input as { request: string }).request)).toEqual([
      request,
      request,
    ]);
    expect(kiosk.inputs('print')).toHaveLength(1);
  });
});

describe('answers', () => {
  it('are handed over only on a yes (K22)', async () => {
    for (const withAnswers of [false, true]) {
      const { app, kiosk } = await visitor();
      await app.begin();
      await app.go({ name: 'guide', need: 'non-autosufficienza', answers: { chi: 'anziano' } });
      await toTicket(app, withAnswers);
      expect(kiosk.inputs('issue')[0]).toMatchObject({
        withAnswers,
        answers: withAnswers ? { chi: 'anziano' } : {},
      });
    }
  });
});

describe('a session', () => {
  it('ends at once, whole, and with all its settings (K13, A18, A25)', async () => {
    const { app, kiosk, wipe, pass } = await visitor();
    await app.begin('ar');
    app.setSize('large');
    app.visit.contrast = 'dark';
    app.visit.hand = 'start';
    app.toggleReach();
    app.adjusting = true;
    app.trial.begin();
    app.visit.words = 'canarino';
    const before = app.visit;
    app.end();
    expect(app.place?.screen).toBe('attract');
    expect(app.visit).not.toBe(before);
    expect(app.visit).toMatchObject({
      lang: 'it',
      size: 'standard',
      contrast: 'default',
      reach: false,
      hand: 'end',
      words: '',
      stops: [],
    });
    expect([app.adjusting, app.trial.open]).toEqual([false, false]);
    await pass(0);
    expect(kiosk.inputs('endSession')).toHaveLength(1);
    expect(wipe).toHaveBeenCalledOnce();
  });

  it('A18: puts the look back at any time, and where the person is and what they said stays', async () => {
    const { app } = await visitor();
    await app.begin('ar');
    app.setSize('extra');
    app.toggleReach();
    app.visit.contrast = 'high';
    app.visit.words = 'asilo';
    await app.go({ name: 'guide', need: 'non-autosufficienza', answers: { chi: 'anziano' } });
    app.resetLook();
    expect(app.visit).toMatchObject({ size: 'standard', contrast: 'default', reach: false, hand: 'end' });
    expect(app.visit).toMatchObject({ lang: 'ar', words: 'asilo', answers: { chi: 'anziano' } });
  });

  it('takes nothing of an answer that comes after its end', async () => {
    const { app } = await visitor();
    await app.begin();
    const late = app.go({ name: 'help' });
    app.end();
    await late;
    expect(app.visit.stops).toEqual([]);
    expect(app.place?.screen).toBe('attract');
  });

  it('goes on with another errand: language and settings stay, answers go (K15)', async () => {
    const { app } = await visitor();
    await app.begin('ar');
    app.setSize('large');
    await app.go({ name: 'guide', need: 'non-autosufficienza', answers: { chi: 'anziano' } });
    await toTicket(app);
    await app.startAgain();
    expect(app.place?.screen).toBe('home');
    expect(app.visit).toMatchObject({ lang: 'ar', size: 'large', answers: {} });
  });

  it('is warned about when nobody moves, and then ended', async () => {
    const { app, pass } = await visitor();
    await app.begin();
    await pass(120);
    expect(app.secondsLeft).toBe(45);
    app.stay();
    expect(app.secondsLeft).toBeUndefined();
    await pass(165);
    expect(app.place?.screen).toBe('attract');
  });
});

describe('after a ticket', () => {
  it('the screen is free in 30 s', async () => {
    const { app, pass } = await visitor();
    await app.begin();
    await toTicket(app);
    await pass(31);
    expect(app.place?.screen).toBe('attract');
  });

  it('but not before the words are written down (K7)', async () => {
    const { app, pass } = await visitor({ printer: 'paper-out' });
    await app.begin();
    const request = await toTicket(app);
    expect(app.visit.handover(request)).toMatchObject({
      noted: false,
      outcome: { outcome: 'failed', staffAlerted: true },
    });
    await pass(60);
    expect(app.place?.screen).toBe('ticket');
    app.wrote(request);
    await pass(31);
    expect(app.place?.screen).toBe('attract');
  });

  it('nor for who reads in extra large', async () => {
    const { app, pass } = await visitor();
    await app.begin();
    app.setSize('extra');
    await toTicket(app);
    await pass(60);
    expect(app.place?.screen).toBe('ticket');
  });

  it('without paper nothing is printed', async () => {
    const { app, kiosk } = await visitor();
    await app.begin();
    await toTicket(app, false, false);
    expect(kiosk.inputs('print')).toEqual([]);
  });
});

describe('the kiosk', () => {
  it('that is not in service says so, and begins when it is (K34)', async () => {
    const { app } = await visitor({ state: 'not-in-service' });
    expect(app.place?.screen).toBe('not-in-service');
  });

  it('gets its new catalogue between two visits', async () => {
    const { app, kiosk } = await visitor();
    await app.begin();
    kiosk.emit({ name: 'catalogue', data: {} });
    expect(kiosk.inputs('boot')).toHaveLength(1);
    app.end();
    expect(kiosk.inputs('boot')).toHaveLength(2);
  });

  it('shows the same place anew where an editor looks at what they write', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    await app.go(housing);
    const { here } = app.visit;
    const asked = kiosk.inputs('guide').length;
    kiosk.emit({ name: 'catalogue', data: {} });
    await pass(0);
    expect(kiosk.inputs('guide')).toHaveLength(asked + 1);
    expect(app.visit.here).toMatchObject({ id: here?.id, step: here?.step });
    expect(app.visit.here?.shot).not.toBe(here?.shot);
  });

  it('leaves what is gone from the catalogue on the screen', async () => {
    const { app, kiosk, pass } = await visitor();
    await app.begin();
    await app.go(housing);
    const { here } = app.visit;
    kiosk.broken.add('guide');
    kiosk.emit({ name: 'catalogue', data: {} });
    await pass(0);
    expect(app.visit.here).toBe(here);
  });

  it('says when its printer has no paper', async () => {
    const { app, kiosk } = await visitor();
    kiosk.emit({ name: 'printer', data: { state: 'paper-out' } });
    expect(app.boot?.printer).toBe('paper-out');
  });
});
