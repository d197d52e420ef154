import { languages } from '../../core/model/language.ts';
import { expect, test } from '../fixtures/test.ts';
import { createScreens } from '../pages/screens.ts';
import type { Setting } from './matrix.ts';
import { rules } from './rules/rules.ts';
import { look } from './sight.ts';
import { Visit } from '../pages/visit.ts';

/** A dialog has no pages: in every language its words must fit where there is least room for them. */
const tightest: readonly Setting[] = [
  { profile: 'L21', lang: 'it', size: 'extra', contrast: 'default', reach: false, paper: true },
  { profile: 'P32', lang: 'it', size: 'extra', contrast: 'default', reach: true, paper: true },
];

for (const setting of tightest)
  test.describe(setting.profile, () => {
    test.use({ setup: { screen: setting.profile } });
    test(`A9 A10 A13 A16: text and colours, and learn mode, fit in every language (${setting.profile} extra)`, async ({
      kiosk: { page },
    }) => {
      test.setTimeout(120_000);
      const person = new Visit(page);
      const wrong: string[] = [];
      const judge = async (name: string): Promise<void> => {
        const sight = await look(page);
        for (const number of ['A9', 'A10', 'A13', 'A16'])
          wrong.push(...(rules[number]?.rule(sight, setting) ?? []).map((words) => `${name}: ${words}`));
      };
      await person.start();
      await person.adjust({ size: 'extra' });
      if (setting.reach) await person.press(person.on.reachTool);
      await person.press(person.on.ask);
      await person.sees('help');
      for (const lang of languages) {
        if (lang !== 'it') await person.speak(lang);
        const on = createScreens(page, lang);
        await page.evaluate(() => document.fonts.ready);
        await person.press(on.lookTool);
        await on.dialog.waitFor();
        await judge(`${lang}, text and colours`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('F1');
        await on.dialog.waitFor();
        for (const [key, does] of [
          ['p', 'pause'],
          ['F1', undefined],
        ] as const) {
          await page.keyboard.press(key);
          if (does === undefined) continue;
          await expect(page.getByTestId('key-does')).toHaveText(on.t(`keys.${does}`));
          await judge(`${lang}, learn mode`);
        }
        await expect(on.dialog).toBeHidden();
      }
      expect(wrong).toEqual([]);
    });
  });
