import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works the screen. */
export type Hand = 'touch' | 'keys';
export const hands: readonly Hand[] = ['touch', 'keys'];

/** More elements than this is a loop. */
const maxSteps = 150;

/** Whether a target is on the page that shows, and else which way to turn. */
const spotOf = (target: Locator): Promise<'here' | 'next' | 'previous'> =>
  target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const seen = element.closest('main')?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
    if (x > seen.left && x < seen.right && y > 0 && y < innerHeight) return 'here';
    return x >= seen.right === (document.documentElement.dir === 'rtl') ? 'previous' : 'next';
  });

/** A finger: turns the pages until it sees the target, then taps it. */
const byTouch = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  const pages = page.locator('main [role="group"]:has([data-turn])');
  await expect(async () => {
    const spot = await spotOf(target);
    if (spot === 'here') return;
    const before = (await pages.getAttribute('aria-label')) ?? '';
    await pages.locator(`[data-turn="${spot}"]`).click();
    // Two taps within 300 ms are one: then the page is still the same, and is looked at again.
    await expect(pages).not.toHaveAttribute('aria-label', before, { timeout: 400 });
    throw new Error('The page has turned: look again.');
  }).toPass({ intervals: [0], timeout: 20_000 });
  await target.click();
};

/** The arrows stay on the page that shows: others are turned to first, with the other two arrows. */
const turnByKeys = async (page: Page, target: Locator): Promise<void> => {
  await expect(async () => {
    const spot = await spotOf(target);
    if (spot === 'here') return;
    const shown = page.locator('main [data-pages]').last();
    const before = (await shown.getAttribute('data-page')) ?? '';
    const mirrored = await page.evaluate(() => document.documentElement.dir === 'rtl');
    await page.keyboard.press((spot === 'next') === mirrored ? 'ArrowLeft' : 'ArrowRight');
    await expect(shown).not.toHaveAttribute('data-page', before, { timeout: 400 });
    throw new Error('The page has turned: look again.');
  }).toPass({ intervals: [0], timeout: 20_000 });
};

/** Moves the focus with the arrows, as a keypad does. */
export const walkTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  await turnByKeys(page, target);
  const isFocused = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  // The frame is last in reading order: nearer the other way round.
  const arrow = (await target.evaluate((element) => element.closest('footer') !== null))
    ? 'ArrowUp'
    : 'ArrowDown';
  for (let step = 0; step < maxSteps && !(await isFocused()); step += 1) await page.keyboard.press(arrow);
  expect(await isFocused(), `the arrow keys reach ${String(target)}`).toBe(true);
};

/** A keypad: arrows move on, Enter selects. Nothing else is pressed. */
const byKeys = async (page: Page, target: Locator): Promise<void> => {
  await walkTo(page, target);
  await page.keyboard.press('Enter');
};

export const act = (hand: Hand, page: Page, target: Locator): Promise<void> =>
  hand === 'keys' ? byKeys(page, target) : byTouch(page, target);
