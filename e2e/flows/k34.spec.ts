import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';
import { askKiosk } from '../pages/ask-kiosk.ts';
import { createScreens } from '../pages/screens.ts';

const broken = join(cache, 'broken', 'catalogue.json');
test.beforeAll(() => {
  mkdirSync(join(cache, 'broken'), { recursive: true });
  writeFileSync(broken, '{"formatVersion":1,"municip');
});

for (const { name, catalogue } of [
  { name: 'no catalogue', catalogue: undefined },
  { name: 'a catalogue that was cut off', catalogue: broken },
])
  test.describe(name, () => {
    test.use({ setup: { catalogue } });
    test(`K34 ${name}: not yet in service, and never the demo town`, async ({ kiosk }) => {
      const { screen, main, t, attractStart } = createScreens(kiosk.page);
      await expect(screen('not-in-service')).toBeVisible();
      await expect(main).toContainText(t('off.notInService'));
      await expect(attractStart).toHaveCount(0);
      await kiosk.page.mouse.click(500, 500);
      await kiosk.page.keyboard.press('Enter');
      await expect(screen('not-in-service')).toBeVisible();
      expect(await kiosk.page.content()).not.toMatch(/montelieve|dimostrativ/i);
      expect(await askKiosk(kiosk.page, 'boot', {})).toMatchObject({
        state: 'not-in-service',
        town: '',
        demonstration: false,
      });
    });
  });
