import type { Page } from '@playwright/test';
import { expect, type Kiosk, test } from '../fixtures/test.ts';
import { createScreens, type ScreenName } from '../pages/screens.ts';
import { Inspector } from './inspector.ts';
import type { Setting } from './matrix.ts';
import { Walk } from './walk.ts';

type Stop = {
  key: number;
  words: string;
  wrong: string[];
  left: number;
  top: number;
  right: number;
  bottom: number;
  part: string;
  page: string;
};

/** Where the focus is, and what is wrong with how it is seen. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const global = globalThis as unknown as { stops?: Element[] };
    const stops = (global.stops ??= []);
    const element = document.activeElement ?? document.body;
    if (!stops.includes(element)) stops.push(element);
    // The ring of the field lies around its whole pill.
    const ringed = element.tagName === 'INPUT' ? (element.closest('.field') ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      key: stops.indexOf(element),
      words:
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) ||
        element.tagName,
      wrong: [
        ...(element === document.body ? ['the focus is nowhere'] : []),
        ...(outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 ? ['no ring'] : []),
        ...(left < 0 || top < 0 || right > innerWidth || bottom > innerHeight ? ['not on the screen'] : []),
        ...(hit !== null && (element.contains(hit) || hit.contains(element))
          ? []
          : [`covered by ${hit?.tagName ?? 'nothing'}.${hit?.getAttribute('class') ?? ''}`]),
      ],
      left,
      top,
      right,
      bottom,
      part: element.closest('footer')
        ? 'footer'
        : element.closest('.actions, .pager, .keyboard')
          ? 'below'
          : 'main',
      page: document.querySelector('main [role="group"]:has([data-turn])')?.getAttribute('aria-label') ?? '',
    };
  });

/** Whether one element is read before another, where they are in the same part of the same page. */
const isInOrder = (one: Stop, next: Stop, rtl: boolean): boolean => {
  if (one.part !== next.part || one.page !== next.page) return true;
  const onward = rtl ? next.right <= one.left + 2 : next.left >= one.right - 2;
  // Further down, or further along the line, or at the top of the next column.
  return next.top >= one.bottom - 2 || onward || (next.top >= one.top && next.bottom >= one.bottom);
};

const maxStops = 160;
/** Goes all around with a key, back to where it began; says what was wrong on the way. */
const around = async (page: Page, key: string, rtl: boolean): Promise<{ stops: Stop[]; wrong: string[] }> => {
  await page.keyboard.press(key);
  const stops = [await stopOf(page)];
  const wrong: string[] = [];
  for (let count = 0; count < maxStops; count += 1) {
    await page.keyboard.press(key);
    const stop = await stopOf(page);
    const last = stops.at(-1);
    if (stop.key === last?.key) {
      wrong.push(`${key} does not leave "${stop.words}"`);
      break;
    }
    if (stop.key === stops[0]?.key) break;
    if (last !== undefined && !isInOrder(last, stop, rtl))
      wrong.push(`"${stop.words}" comes after "${last.words}"`);
    stops.push(stop);
  }
  return {
    stops,
    wrong: [
      ...wrong,
      ...stops.flatMap(({ words, wrong: faults }) => faults.map((fault) => `"${words}": ${fault}`)),
    ],
  };
};

const ways: readonly Setting[] = [
  { profile: 'P32', lang: 'it', size: 'standard', contrast: 'default', reach: false, paper: true },
  { profile: 'L21', lang: 'ar', size: 'extra', contrast: 'high', reach: false, paper: true },
];

/** The screens whose targets lie differently. */
const visit = async (
  kiosk: Kiosk,
  setting: Setting,
  at: (screen: string) => Promise<void>,
): Promise<void> => {
  const { page } = kiosk;
  const on = createScreens(page, setting.lang);
  const walk = new Walk(kiosk, setting, new Inspector(page, setting));
  const sees = (screen: ScreenName): Promise<void> => expect(on.screen(screen)).toBeVisible();
  await walk.begin();
  await at('home');
  await walk.press(on.languageTool);
  await on.dialog.waitFor();
  await at('language dialog');
  await page.keyboard.press('Escape');
  await expect(on.dialog).toBeHidden();
  await walk.press(on.searchButton);
  await sees('search');
  await on.key(on.t('keyboard.hide')).waitFor();
  await at('search');
  await on.field.focus();
  await page.keyboard.type('1522');
  await walk.press(on.key(on.t('keyboard.hide')));
  await walk.press(on.ask);
  await sees('help');
  await at('help');
};

for (const setting of ways)
  test.describe(setting.profile, () => {
    test.use({ setup: { screen: setting.profile } });
    test(`A19: the focus is seen, in reading order, and goes all around (${setting.profile} ${setting.lang} ${setting.size})`, async ({
      kiosk,
    }) => {
      test.setTimeout(120_000);
      await kiosk.page.clock.install();
      const wrong: string[] = [];
      await visit(kiosk, setting, async (screen) => {
        const down = await around(kiosk.page, 'ArrowDown', setting.lang === 'ar');
        const up = await around(kiosk.page, 'ArrowUp', setting.lang === 'ar');
        wrong.push(...down.wrong.map((words) => `${screen}: ${words}`));
        expect
          .soft(new Set(up.stops.map(({ key }) => key)), `${screen}: the same stops both ways`)
          .toEqual(new Set(down.stops.map(({ key }) => key)));
      });
      expect(wrong).toEqual([]);
    });
  });
