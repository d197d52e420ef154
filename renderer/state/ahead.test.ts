import { describe, expect, it } from 'vitest';
import { Ahead, freshMs, type OpenStep, type Wanted } from './ahead.ts';
import type { Shot } from './steps.ts';

const wanted = (service: string, lang: 'it' | 'ar' = 'it'): Wanted<OpenStep> => ({
  step: { name: 'service', service },
  lang,
  answers: {},
});

const setUp = () => {
  let now = 0;
  let due: { at: number; run: () => void }[] = [];
  const asked: { of: string; answer: (shot?: Shot) => void }[] = [];
  const ahead = new Ahead(
    ({ step, lang }) =>
      new Promise<Shot>((resolve) => {
        const of = `${lang} ${step.name === 'service' ? step.service : step.need}`;
        asked.push({ of, answer: (shot = { screen: 'privacy' }) => resolve(shot) });
      }),
    {
      now: () => now,
      after: (ms, run) => {
        const entry = { at: now + ms, run };
        due.push(entry);
        return () => (due = due.filter((one) => one !== entry));
      },
    },
  );
  const pass = (ms: number): void => {
    now += ms;
    const ripe = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { run } of ripe) run();
  };
  const answer = async (shot?: Shot): Promise<void> => {
    asked.at(-1)?.answer(shot);
    // A promise or two later.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { ahead, asked: () => asked.map(({ of }) => of), pass, answer };
};

describe('what is asked for ahead', () => {
  it('is there at once, and asked for once', async () => {
    const { ahead, asked, answer } = setUp();
    void ahead.ask(wanted('a'));
    void ahead.ask(wanted('a'));
    expect(ahead.get(wanted('a'))).toBeUndefined();
    expect(ahead.coming(wanted('a'))).toBeInstanceOf(Promise);
    await answer();
    expect(ahead.get(wanted('a'))).toEqual({ screen: 'privacy' });
    expect(asked()).toEqual(['it a']);
  });

  it('is what was asked: not in another language, not of something else', async () => {
    const { ahead, answer } = setUp();
    void ahead.ask(wanted('a'));
    await answer();
    expect(ahead.get(wanted('a', 'ar'))).toBeUndefined();
    expect(ahead.get({ ...wanted('a'), answers: { chi: 'unknown' } })).toBeUndefined();
    expect(ahead.get(wanted('b'))).toBeUndefined();
  });

  it('is shown for some seconds only, counted from the question', async () => {
    const { ahead, asked, pass, answer } = setUp();
    void ahead.ask(wanted('a'));
    pass(freshMs - 1);
    await answer();
    expect(ahead.get(wanted('a'))).toBeDefined();
    pass(1);
    expect(ahead.get(wanted('a'))).toBeUndefined();
    expect(ahead.coming(wanted('a'))).toBeUndefined();
    void ahead.ask(wanted('a'));
    expect(asked()).toEqual(['it a', 'it a']);
  });

  it('is not kept when the kiosk did not answer', async () => {
    const { ahead, answer } = setUp();
    void ahead.ask(wanted('a'));
    await answer({ screen: 'trouble', step: wanted('a').step });
    expect(ahead.get(wanted('a'))).toBeUndefined();
    expect(ahead.coming(wanted('a'))).toBeUndefined();
  });

  it('is forgotten as a whole, with what is still on its way', async () => {
    const { ahead, asked, pass, answer } = setUp();
    ahead.around([wanted('a'), wanted('b')], 300);
    pass(300);
    let quiet = false;
    void ahead.forget().then(() => (quiet = true));
    await Promise.resolve();
    expect(quiet).toBe(false);
    await answer();
    expect(quiet).toBe(true);
    expect(ahead.get(wanted('a'))).toBeUndefined();
    expect(asked()).toEqual(['it a']);
  });
});

describe('the ways on from a screen', () => {
  it('are asked for one after another, when the screen has stood', async () => {
    const { ahead, asked, pass, answer } = setUp();
    ahead.around([wanted('a'), wanted('b')], 300);
    pass(299);
    expect(asked()).toEqual([]);
    pass(1);
    expect(asked()).toEqual(['it a']);
    await answer();
    expect(asked()).toEqual(['it a', 'it b']);
    await answer();
    expect(ahead.get(wanted('b'))).toBeDefined();
  });

  it('are no longer asked for on the next screen, nor kept', async () => {
    const { ahead, asked, pass, answer } = setUp();
    ahead.around([wanted('a'), wanted('b')], 300);
    pass(300);
    await answer();
    ahead.around([wanted('c')], 300);
    await answer();
    pass(300);
    expect(asked()).toEqual(['it a', 'it b', 'it c']);
    expect(ahead.get(wanted('a'))).toBeUndefined();
  });
});
