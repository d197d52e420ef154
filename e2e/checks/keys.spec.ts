import { type Locator, type Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { Person } from '../pages/person.ts';
import { filesHolding } from '../pages/traces.ts';

/** Strikes a key as a keypad under X11 does: F19 to F24 come with their code, and with no letter and no number of a key. */
const keypad = async (page: Page): Promise<(code: string, repeat?: boolean) => Promise<void>> => {
  const session = await page.context().newCDPSession(page);
  return async (code, autoRepeat = false) => {
    const key = { code, key: '\0', windowsVirtualKeyCode: 0 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', autoRepeat, ...key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
};
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
const isHere = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    const page = element.closest('[data-pages]')?.getBoundingClientRect();
    return page !== undefined && left >= page.left && right <= page.right;
  });

test.describe('the keys of a keypad', () => {
  test.use({ setup: { settings: { keys: { F19: 'learn', F20: 'select', F21: 'next', KeyR: 'none' } } } });
  test('A1: keys without a letter act as the settings say; learn mode says what each does, and does nothing', async ({
    kiosk,
  }) => {
    const { page } = kiosk;
    const person = new Person(page, 'keys');
    const strike = await keypad(page);
    const says = page.getByTestId('key-does');
    const t = person.say;
    while (!(await isFocused(person.on.attractStart))) await strike('F21');
    // A key that is held down selects nothing.
    await strike('F20', true);
    await person.sees('attract');
    await strike('F20');
    await person.sees('home');

    await strike('F21');
    const here = await page.evaluate(() => document.activeElement?.outerHTML);
    await strike('F19');
    await expect(says).toHaveText(t('keys.waiting'));
    for (const [code, act] of [
      ['F21', 'next'],
      ['F23', 'rate-up'],
      ['F24', 'rate-down'],
      ['F22', 'none'],
      ['F20', 'select'],
    ] as const) {
      await strike(code);
      await expect(says).toHaveText(t(`keys.${act}`));
    }
    for (const [key, act] of [
      ['ArrowRight', 'page-right'],
      ['Digit2', 'select'],
      ['Equal', 'volume-up'],
      ['KeyR', 'type'],
      ['KeyP', 'pause'],
      ['Shift+Tab', 'previous'],
      ['AudioVolumeDown', 'volume-down'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(says).toHaveText(t(`keys.${act}`));
    }
    // The one key that anybody has: pressed twice, it ends the trial, and all is as it was.
    await strike('F20');
    await expect(says).toBeVisible();
    await strike('F20');
    await expect(says).toBeHidden();
    await person.sees('home');
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(here);
    for (const [open, close] of [
      ['F19', 'F19'],
      ['F1', 'Escape'],
    ] as const) {
      await strike(open);
      await expect(says).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await strike(close);
      await expect(says).toBeHidden();
    }
  });
});

test.describe('two switches', () => {
  test.use({ setup: { screen: 'L21' } });
  test('A1: two switches are enough: pages, letters, a number', async ({ kiosk }) => {
    test.setTimeout(180_000);
    const { page } = kiosk;
    const person = new Person(page);
    /** One switch moves, and never into a field, which would keep the switches' own digits; the other selects. */
    const switchTo = async (target: Locator): Promise<void> => {
      await target.waitFor();
      for (let step = 0; step < 200 && !(await isFocused(target)); step += 1) {
        await page.keyboard.press('Digit1');
        expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
      }
      expect(await isFocused(target), `one switch reaches ${String(target)}`).toBe(true);
      await page.keyboard.press('Digit2');
    };
    await switchTo(person.on.attractStart);
    await person.sees('home');
    await switchTo(person.on.lookTool);
    await switchTo(person.on.look('size', 'text.extra'));
    await switchTo(person.on.button('language.close'));
    await expect(page.locator('html')).toHaveAttribute('data-size', 'extra');
    await switchTo(person.on.searchButton);
    await person.sees('search');
    for (const letter of 'smar') await switchTo(person.on.key(letter));
    await expect(person.on.field).toHaveValue('smar');
    await switchTo(person.on.key(person.say('keyboard.hide')));
    const hit = person.on.hit('carta-identita-smarrita');
    while (!(await isHere(hit))) await switchTo(person.on.nextPage);
    await switchTo(hit);
    await person.sees('service');
    await switchTo(person.on.nextPage);
    await expect(page.locator('main [data-pages]')).toHaveAttribute('data-page', '2');
    await switchTo(person.on.previousPage);
    await expect(page.locator('main [data-pages]')).toHaveAttribute('data-page', '1');
    await switchTo(person.on.primary);
    await person.sees('check');
    await switchTo(person.on.confirm);
    await person.sees('ticket');
    await expect(person.on.number).not.toBeEmpty();
  });
});

test('A1 A26: a plain keyboard does it too; letters write in fields alone, and the log holds none of them', async ({
  kiosk,
}) => {
  const { page } = kiosk;
  const person = new Person(page, 'keys');
  const { on } = person;
  const tabTo = async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await target.waitFor();
    for (let step = 0; step < 80 && !(await isFocused(target)); step += 1) await page.keyboard.press(key);
    expect(await isFocused(target), `${key} reaches ${String(target)}`).toBe(true);
  };
  await tabTo(on.attractStart);
  await page.keyboard.press('Enter');
  await person.sees('home');
  // A letter that opens the trial of keys, or asks the voice for something, is a letter in a field.
  await page.keyboard.press('p');
  await tabTo(on.searchButton);
  await page.keyboard.press('Enter');
  await person.sees('search');
  await tabTo(on.field);
  await page.keyboard.type('larp 12,.=-');
  await expect(on.field).toHaveValue('larp 12,.=-');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('q');
  await expect(on.field).toHaveValue('larp 12,.=q-');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'standard');
  await page.keyboard.press('Escape');
  await person.sees('home');
  // A dialog gives the focus back to what opened it.
  await tabTo(on.lookTool, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await on.dialog.waitFor();
  await page.keyboard.press('Escape');
  await expect(on.dialog).toBeHidden();
  expect(await isFocused(on.lookTool)).toBe(true);
  // What is scanned is for the field of this screen, whatever its letters ask for elsewhere.
  await person.press(on.ask);
  await person.press(page.getByTestId('cancel-number'));
  await person.sees('help', 'cancel');
  await page.keyboard.type('PRL017');
  await expect(on.field).toHaveValue(/PRL017/i);
  for (const screen of ['help', 'home', 'attract'] as const) {
    await page.keyboard.press('Escape');
    await person.sees(screen);
  }
  // Every line of the log is one of its vocabulary: a code, or how the kiosk starts and ends.
  const lines = kiosk.output().split('\n').filter(Boolean);
  expect(lines.filter((line) => !/^([A-Z]{2,3}-\d+ |Sportello )/.test(line))).toEqual([]);
  for (const typed of ['larp', 'PRL017', 'ArrowLeft', 'KeyP']) expect(kiosk.output()).not.toContain(typed);
  expect(filesHolding(kiosk.dataDir, ['larp 12', 'PRL017'])).toEqual([]);
});
