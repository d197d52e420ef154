import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { claimsIn } from '../../kiosk/testing/claims-in.ts';
import { expect, test } from '../fixtures/test.ts';
import { Visit } from '../pages/visit.ts';

/** Debian's `zbar-tools`. */
const reader = (process.env['PATH'] ?? '').split(':').some((dir) => existsSync(`${dir}/zbarimg`));

for (const screen of ['P32', 'L21'] as const)
  test.describe(screen, () => {
    test.use({ setup: { screen } });
    test(`A24: the QR code of a ticket is read from the screen (${screen})`, async ({ kiosk }, info) => {
      test.skip(!reader, 'zbarimg is not here: apt-get install zbar-tools');
      const person = new Visit(kiosk.page);
      await person.start();
      await person.find('carta persa', 'carta-identita-smarrita');
      await person.takeNumber();
      await person.confirm();
      await person.on.qr.focus().catch(() => undefined);
      const file = info.outputPath('screen.png');
      await expect(async () => {
        if (
          !(await person.on.qr.evaluate((code) => {
            const [box, page] = [code.getBoundingClientRect(), code.closest('main')?.getBoundingClientRect()];
            return page !== undefined && box.left >= page.left && box.right <= page.right;
          }))
        )
          await person.on.nextPage.click();
        await kiosk.page.screenshot({ path: file });
        const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' });
        expect(claimsIn(stdout.trim())).toMatchObject({ service: 'carta-identita-smarrita' });
      }).toPass({ timeout: 20_000 });
    });
  });
