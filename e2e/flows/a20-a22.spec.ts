import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { needTitle, optionLabel, questionText } from '../pages/town.ts';
import type { Person } from '../pages/person.ts';

flow('A20: the moving picture can be stopped and moved again', async ({ kiosk, person }) => {
  const { page } = kiosk;
  // The tests ask for less motion: then there would be nothing to stop. The screen asks once, when it opens.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  if (kiosk.shell === 'loopback') await page.reload();
  await page.locator('main[data-ready]').waitFor();
  await person.start();
  await person.isFollowed();
  await person.press(person.on.button('attract.stop'));
  await expect(person.on.button('attract.go')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
    )
    .toBe(0);
  // The same button: a second press within 300 ms counts as a double tap, and is none.
  await expect(async () => {
    await person.press(person.on.button('attract.go'));
    await expect(person.on.button('attract.stop')).toBeVisible({ timeout: 1000 });
  }).toPass();
});

once(
  'A20: who asks their system for less motion gets a still picture',
  async ({ kiosk: { page }, person }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await person.start();
    await person.isFollowed();
    await expect(person.on.button('attract.go')).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        ),
      )
      .toBe(0);
  },
);

once('A20: nothing comes back more than three times a second', async ({ kiosk: { page }, person }) => {
  /** Shortest round of anything that runs more than once, in ms. */
  const shortest = (): Promise<number> =>
    page.evaluate(() =>
      Math.min(
        ...document
          .getAnimations()
          .map((animation) => animation.effect?.getComputedTiming())
          .map((timing) =>
            timing === undefined || (timing.iterations ?? 1) <= 1 ? Infinity : Number(timing.duration),
          ),
      ),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await person.start();
  await person.isFollowed();
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  expect(await shortest()).toBeGreaterThan(334);
  await person.start();
  expect(await shortest()).toBeGreaterThan(334);
  await person.find('carta identità', 'carta-identita');
  expect(await shortest()).toBeGreaterThan(334);
});

const hasTheWaysOut = async (person: Person): Promise<void> => {
  for (const way of [
    person.on.back,
    person.on.ask,
    person.on.newPerson,
    person.on.privacy,
    person.on.languageTool,
  ])
    await expect(way).toBeVisible();
};

flow(
  'A21: one question a page: the heading is the question, an answer goes on, nothing is asked twice',
  async ({ person }) => {
    await person.start();
    await person.need(needTitle('documenti'));
    const asked: string[] = [];
    for (const [question, option] of [
      ['quale-documento', 'carta-identita'],
      ['carta-cosa-succede', 'scaduta'],
    ] as const) {
      await expect(person.on.heading).toHaveText(questionText(question));
      await expect(person.on.button('question.unknown')).toBeVisible();
      await expect(person.on.button('question.continue')).toHaveCount(0);
      await hasTheWaysOut(person);
      asked.push((await person.on.heading.textContent()) ?? '');
      await person.answer(optionLabel(question, option));
    }
    await person.sees('results');
    expect(new Set(asked).size).toBe(asked.length);
    await person.reads(
      person.say('question.answered'),
      optionLabel('quale-documento', 'carta-identita'),
      optionLabel('carta-cosa-succede', 'scaduta'),
    );
    // Back takes the last answer back, and asks for it again.
    await person.press(person.on.back);
    await person.sees('question');
    await expect(person.on.heading).toHaveText(questionText('carta-cosa-succede'));
  },
);

flow('A21: several answers: ticks, and Continue once there is one', async ({ person }) => {
  await person.start();
  await person.need(needTitle('difficolta-economiche'));
  await expect(person.on.heading).toHaveText(questionText('soldi-per-cosa'));
  const go = person.on.button('question.continue');
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  const tick = person.on.main.getByRole('checkbox', { name: optionLabel('soldi-per-cosa', 'lavoro') });
  await person.press(tick);
  await expect(tick).toHaveAttribute('aria-checked', 'true');
  await expect(person.on.button('question.unknown')).toBeVisible();
  await hasTheWaysOut(person);
  await person.press(go);
  await person.sees('results');
  await person.reads(optionLabel('soldi-per-cosa', 'lavoro'));
});

flow(
  'A22: the language changes in the middle, the answers stay, and Arabic mirrors the screen',
  async ({ kiosk: { page }, person }) => {
    const middleOf = async (): Promise<number> => {
      const box = await person.on.back.boundingBox();
      return box === null ? -1 : (box.x + box.width / 2) / (page.viewportSize()?.width ?? 1080);
    };
    await person.start();
    await person.need(needTitle('documenti'));
    await person.answer(optionLabel('quale-documento', 'carta-identita'));
    await person.sees('question');
    const before = await middleOf();
    await person.speak('ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(person.on.heading).toContainText(questionText('carta-cosa-succede', 'ar'));
    expect(await middleOf()).toBeCloseTo(1 - before, 1);
    await person.answer(optionLabel('carta-cosa-succede', 'scaduta', 'ar'));
    await person.sees('results');
    await person.reads(
      optionLabel('quale-documento', 'carta-identita', 'ar'),
      optionLabel('carta-cosa-succede', 'scaduta', 'ar'),
    );
    await person.speak('it');
    await person.reads(
      optionLabel('quale-documento', 'carta-identita'),
      optionLabel('carta-cosa-succede', 'scaduta'),
    );
    expect(await middleOf()).toBeCloseTo(before, 1);
  },
);
