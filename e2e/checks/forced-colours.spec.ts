import { expect, test } from '../fixtures/test.ts';
import { Person } from '../pages/person.ts';
import { badlyFocused } from './focused.ts';

for (const screen of ['P32', 'L21'] as const)
  test.describe(screen, () => {
    test.use({ setup: { screen } });
    test(`A11 A12: with colours that the system forces, edges, what is chosen and the focus are seen (${screen})`, async ({
      kiosk: { page },
    }) => {
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      const person = new Person(page, 'keys');
      await person.start();
      expect(await badlyFocused(page)).toEqual([]);
      await person.press(person.on.lookTool);
      await person.on.dialog.waitFor();
      expect(await badlyFocused(page)).toEqual([]);
      const groundOf = (level: string): Promise<string> =>
        person.on.look('size', level).evaluate((element) => `${getComputedStyle(element).backgroundColor}`);
      expect(await groundOf('text.standard')).not.toBe(await groundOf('text.large'));
      // What can be pressed has an edge, where its ground is that of all else.
      const edgeless = await page.locator('button').evaluateAll((buttons) =>
        buttons
          .filter((button) => button.checkVisibility() && !button.matches('.stop, .clear'))
          .filter((button) => {
            const { borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(button);
            return (
              borderTopStyle === 'none' ||
              Number.parseFloat(borderTopWidth) < 1 ||
              /^rgba\(.*, 0\)$/.test(borderTopColor)
            );
          })
          .map((button) => button.textContent.trim()),
      );
      expect(edgeless).toEqual([]);
    });
  });
