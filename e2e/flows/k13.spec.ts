import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';

once(
  'K13 she walks away in the middle: a warning after two minutes, 45 seconds later all is wiped',
  async ({ kiosk: { page }, person }) => {
    await page.clock.install();
    await person.start();
    await person.speak('en');
    await person.find('health card', 'tessera-sanitaria');
    await page.clock.fastForward(110_000);
    await expect(person.on.idleWarning).toHaveCount(0);
    await page.clock.fastForward(10_000);
    await expect(person.on.idleWarning).toBeVisible();
    await page.clock.runFor(30_000);
    await expect(person.on.idleWarning).toBeVisible();
    await page.clock.runFor(16_000);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
    await expect(person.on.idleWarning).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('lang', 'it');
    expect(await page.content()).not.toMatch(/health card/i);
  },
);

flow('K13 "Yes, go on" keeps everything as it was', async ({ kiosk: { page }, person }) => {
  await page.clock.install();
  await person.start();
  await person.search('tessera');
  await page.clock.fastForward(125_000);
  await person.press(person.on.button('idle.stay'));
  await expect(person.on.idleWarning).toHaveCount(0);
  await expect(person.on.field).toHaveValue('tessera');
});

flow('K13 "New person" frees the screen at one press, from any screen', async ({ person }) => {
  await person.start();
  await person.search('bolletta');
  await person.isFollowed();
  await person.start();
  await person.press(person.on.searchButton);
  await expect(person.on.field).toHaveValue('');
  await person.isFollowed();
  await person.start();
  await person.find('carta identità', 'carta-identita');
  await person.take();
  await person.isFollowed();
});

once('K13 after a ticket the screen is free in 30 s, without asking', async ({ kiosk: { page }, person }) => {
  await page.clock.install();
  await person.start();
  await person.find('carta identità', 'carta-identita');
  await person.take();
  await page.clock.fastForward(20_000);
  await person.sees('ticket');
  await expect(person.on.idleWarning).toHaveCount(0);
  await page.clock.fastForward(10_000);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
});
