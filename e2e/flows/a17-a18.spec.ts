import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';

/** Sounds are counted, not heard. */
declare global {
  interface Window {
    chimes?: number;
  }
}

once(
  'A17: the warning is seen and heard, and can be put off with one press, ten times and more',
  async ({ kiosk: { page }, person }) => {
    await page.evaluate(() => {
      window.chimes = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...args) {
        window.chimes = (window.chimes ?? 0) + 1;
        start.apply(this, args);
      };
    });
    await page.clock.install();
    await person.start();
    for (let time = 1; time <= 11; time += 1) {
      await page.clock.fastForward(121_000);
      await expect(person.on.idleWarning).toBeVisible();
      expect(await page.evaluate(() => window.chimes)).toBeGreaterThanOrEqual(time);
      await person.press(person.on.button('idle.stay'));
      await expect(person.on.idleWarning).toHaveCount(0);
    }
    await person.sees('home');
  },
);

once(
  'A17: typing on the keyboard of the screen counts as being there',
  async ({ kiosk: { page }, person }) => {
    await page.clock.install();
    await person.start();
    await person.press(person.on.searchButton);
    for (const letter of 'tari') {
      await page.clock.fastForward(100_000);
      await person.on.key(letter).click();
    }
    await expect(person.on.field).toHaveValue('tari');
    await expect(person.on.idleWarning).toHaveCount(0);
  },
);

once(
  'A17: after a print that failed nobody is hurried: the short time begins with "I wrote it down"',
  async ({ kiosk, person }) => {
    const { page } = kiosk;
    await page.clock.install();
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.check();
    await kiosk.devices.failNextPrint({ outcome: 'failed', reason: 'paper-out' });
    await person.confirm();
    await expect(person.on.wroteItDown).toBeVisible();
    await page.clock.fastForward(60_000);
    await expect(person.on.wroteItDown).toBeVisible();
    await person.press(person.on.wroteItDown);
    await expect(person.on.qr).toBeVisible();
    await page.clock.fastForward(31_000);
    await expect(person.on.main).toHaveAttribute('data-screen', 'attract');
  },
);

once(
  'A17: who reads extra large, or reaches low, keeps the ticket longer',
  async ({ kiosk: { page }, person }) => {
    await page.clock.install();
    for (const slow of ['extra', 'reach'] as const) {
      await person.start();
      if (slow === 'extra') {
        await person.adjust({ size: 'extra' });
        await expect(page.locator('html')).toHaveAttribute('data-size', 'extra');
      } else await person.press(person.on.reachTool);
      await person.find('carta identità', 'carta-identita');
      await person.take();
      await page.clock.fastForward(60_000);
      await person.sees('ticket');
      await person.isFollowed();
    }
  },
);

flow('A18: every setting is as at the start when a session ends', async ({ kiosk: { page }, person }) => {
  const html = page.locator('html');
  const settings = async (): Promise<(string | null)[]> =>
    Promise.all(
      ['lang', 'dir', 'data-size', 'data-contrast', 'data-reach'].map((name) => html.getAttribute(name)),
    );
  await person.start();
  const before = await settings();
  await person.adjust({ size: 'large', contrast: 'dark' });
  await person.press(person.on.reachTool);
  await person.speak('ar');
  expect(await settings()).toEqual(['ar', 'rtl', 'large', 'dark', 'low']);
  await person.isFollowed();
  expect(await settings()).toEqual(before);
  await person.start();
  expect(await settings()).toEqual(before);
});

flow(
  'A18: settings change in the middle of a search and nothing typed is lost',
  async ({ kiosk: { page }, person }) => {
    await person.start();
    await person.search('passaporto');
    await person.adjust({ size: 'large', contrast: 'high' });
    await person.speak('en');
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-size', 'large');
    await expect(person.on.field).toHaveValue('passaporto');
    // And back to how all began, at one press.
    await person.press(person.on.lookTool);
    await person.press(person.on.button('look.reset'));
    await expect(html).toHaveAttribute('data-size', 'standard');
    await expect(html).toHaveAttribute('data-contrast', 'default');
    await person.press(person.on.button('language.close'));
    await person.speak('it');
    await expect(html).toHaveAttribute('lang', 'it');
    await expect(person.on.field).toHaveValue('passaporto');
  },
);
