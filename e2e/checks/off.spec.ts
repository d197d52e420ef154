import { expect, test } from '../fixtures/test.ts';
import { Inspector } from './inspector.ts';
import type { Setting } from './matrix.ts';

/** Screens on which nobody has chosen anything. */
const plain = { lang: 'it', size: 'standard', contrast: 'default', reach: false, paper: true } as const;

for (const profile of ['P32', 'L21'] as const) {
  const setting: Setting = { profile, ...plain };
  test.describe(profile, () => {
    test.use({ setup: { screen: profile, catalogue: undefined } });
    test(`A9 A10 A11 A12 A8: a kiosk that is not in service says so to everybody (${profile})`, async ({
      kiosk,
    }) => {
      const inspector = new Inspector(kiosk.page, setting);
      await expect(kiosk.page.locator('main[data-screen="not-in-service"][data-ready]')).toBeVisible();
      await inspector.inspect('not in service', { framed: false });
      await kiosk.page.goto(new URL('./out-of-service.html', kiosk.page.url()).href);
      await inspector.inspect('out of service', { framed: false });
      expect([...inspector.findings.values()].flat()).toEqual([]);
    });
  });
}
