import { writeFileSync } from 'node:fs';
import { test } from '../fixtures/test.ts';
import { Inspector } from './inspector.ts';
import { nameOf, settings } from './matrix.ts';
import { Walk } from './walk.ts';
const only = process.env['COMBO'];
for (const [index, setting] of settings.entries()) {
  if (only !== undefined && !only.split(',').includes(String(index))) continue;
  test.describe(String(index), () => {
    test.use({ setup: { screen: setting.profile } });
    test(nameOf(setting), async ({ kiosk }) => {
      test.setTimeout(240_000);
      const inspector = new Inspector(kiosk.page, setting);
      await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
      kiosk.page.setDefaultTimeout(15_000);
      await kiosk.page.clock.install();
      const began = Date.now();
      try { await new Walk(kiosk, setting, inspector).everywhere(); } finally {
        writeFileSync(`/tmp/a11y/findings-${index}.json`, JSON.stringify({ setting: nameOf(setting), ms: Date.now() - began, seen: inspector.seen, findings: Object.fromEntries(inspector.findings) }, null, 1));
        await kiosk.page.screenshot({ path: `/tmp/a11y/last-${index}.png` });
      }
    });
  });
}
