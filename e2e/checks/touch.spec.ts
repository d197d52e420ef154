import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, type Kiosk, test } from '../fixtures/test.ts';
import { createScreens } from '../pages/screens.ts';

type Point = { x: number; y: number; id?: number };

/** Fingers on the glass, as the panel reports them: no click is made up. */
class Glass {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }
  static async of(page: Page): Promise<Glass> {
    return new Glass(await page.context().newCDPSession(page));
  }
  /** Each message names the contact that changes; the others stay as they are. */
  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', point: Point): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: [point] });
  }
  down(point: Point): Promise<void> {
    return this.#send('touchStart', point);
  }
  move(to: Point): Promise<void> {
    return this.#send('touchMove', to);
  }
  up(point: Point): Promise<void> {
    return this.#send('touchEnd', point);
  }
  async tap(point: Point): Promise<void> {
    await this.down(point);
    await this.up(point);
  }
}

const middleOf = async (target: Locator): Promise<Point> => {
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${String(target)} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const atHome = async ({ page }: Kiosk) => {
  const on = createScreens(page);
  await on.attractStart.click();
  await on.screen('home').waitFor();
  return { on, glass: await Glass.of(page), root: page.locator('html') };
};

test('A14: a target acts when the finger leaves it, not when it comes', async ({ kiosk }) => {
  const { on, glass } = await atHome(kiosk);
  const search = await middleOf(on.searchButton);
  await glass.down(search);
  await expect(on.searchButton).toHaveAttribute('data-pressed');
  await expect(on.screen('home')).toBeVisible();
  await glass.up(search);
  await expect(on.screen('search')).toBeVisible();
});

test('A14: a finger that slides off does nothing, nor does what it slides onto', async ({ kiosk }) => {
  const { on, glass, root } = await atHome(kiosk);
  await glass.down(await middleOf(on.searchButton));
  const elsewhere = await middleOf(on.lookTool);
  await glass.move(elsewhere);
  await expect(on.searchButton).not.toHaveAttribute('data-pressed');
  await glass.up(elsewhere);
  // The next touch has its effect: that of this one would have come before.
  await glass.tap(await middleOf(on.reachTool));
  await expect(root).toHaveAttribute('data-reach', 'low');
  await expect(on.screen('home')).toBeVisible();
  await expect(on.dialog).toHaveCount(0);
});

test('A14: a double tap acts once', async ({ kiosk }) => {
  const { on, glass, root } = await atHome(kiosk);
  const tool = await middleOf(on.reachTool);
  await kiosk.page.clock.install();
  await kiosk.page.clock.pauseAt(Date.now() + 60_000);
  await glass.tap(tool);
  await glass.tap(tool);
  await expect(root).toHaveAttribute('data-reach', 'low');
  await kiosk.page.clock.runFor(450);
  await glass.tap(tool);
  await expect(root).toHaveAttribute('data-reach', 'all');
});

test('A14: for 300 ms after the screen has changed nothing on it acts', async ({ kiosk }) => {
  const { on, glass, root } = await atHome(kiosk);
  const [search, reach] = [await middleOf(on.searchButton), await middleOf(on.reachTool)];
  await kiosk.page.clock.install();
  await kiosk.page.clock.pauseAt(Date.now() + 60_000);
  await glass.tap(search);
  await expect(kiosk.page.locator('main[data-screen="search"]:not([data-ready])')).toBeVisible();
  await kiosk.page.clock.runFor(250);
  await glass.tap(reach);
  await glass.tap(await middleOf(on.back));
  await kiosk.page.clock.runFor(200);
  await expect(on.screen('search')).toBeVisible();
  await expect(root).toHaveAttribute('data-reach', 'all');
  await glass.tap(reach);
  await expect(root).toHaveAttribute('data-reach', 'low');
});

test('A15: a tap acts while a palm rests on the glass', async ({ kiosk }) => {
  const { on, glass } = await atHome(kiosk);
  const palm = { x: 8, y: 900, id: 1 };
  await glass.down(palm);
  await glass.tap({ ...(await middleOf(on.searchButton)), id: 2 });
  await expect(on.screen('search')).toBeVisible();
  for (const letter of 'asilo') await glass.tap({ ...(await middleOf(on.key(letter))), id: 2 });
  await expect(on.field).toHaveValue('asilo');
  await glass.up(palm);
  await expect(on.field).toHaveValue('asilo');
});

test('A15: a palm that rests on a target does not keep another from acting', async ({ kiosk }) => {
  const { on, glass, root } = await atHome(kiosk);
  await glass.down({ ...(await middleOf(on.privacy)), id: 1 });
  await glass.tap({ ...(await middleOf(on.reachTool)), id: 2 });
  await expect(root).toHaveAttribute('data-reach', 'low');
  await expect(on.screen('home')).toBeVisible();
});

test.describe('on a landscape panel', () => {
  test.use({ setup: { screen: 'L21' } });
  test('A14 A15: a finger acts on release, slides off without acting, and acts beside a palm (L21)', async ({
    kiosk,
  }) => {
    const { on, glass } = await atHome(kiosk);
    const [search, privacy] = [await middleOf(on.searchButton), await middleOf(on.privacy)];
    await glass.down(privacy);
    await glass.move(search);
    await glass.up(search);
    await glass.down({ x: 8, y: 500, id: 1 });
    await glass.down({ ...search, id: 2 });
    await expect(on.screen('home')).toBeVisible();
    await glass.up({ ...search, id: 2 });
    await expect(on.screen('search')).toBeVisible();
  });
});
