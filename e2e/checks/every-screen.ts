import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenProfiles } from '../../kiosk/settings/screen-profiles.ts';
import { demoCatalogue } from '../fixtures/catalogues.ts';
import { forget, startKioskProcess } from '../fixtures/kiosk.ts';
import { expect, test } from '../fixtures/test.ts';
import { Inspector } from './inspector.ts';
import { nameOf, type Setting, settings } from './matrix.ts';
import { rules } from './rules/rules.ts';
import { Walk } from './walk.ts';

type Findings = { seen: string[]; wrong: Record<string, string[]> };
/** What a rule that is not one of `rules` says. */
const further = {
  A19: 'the focus is seen on everything, never covered, in reading order',
  A27: 'privacy and a person are one action away',
  axe: 'axe-core finds nothing',
  HTML: 'the DOM is valid',
};
const screensOfAWalk = 25;
/** A quiet machine needs a tenth of it. */
const walkLimitMs = 420_000;

const walkThrough = async (setting: Setting, newPage: () => Promise<Page>): Promise<Findings> => {
  const kiosk = await startKioskProcess('loopback', {
    at: '2026-11-24T10:00',
    screen: setting.profile,
    settings: {},
    catalogue: demoCatalogue,
  });
  const page = await newPage();
  try {
    page.setDefaultTimeout(20_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(kiosk.address);
    await page.locator('main[data-ready]').waitFor();
    await page.clock.install();
    const inspector = new Inspector(page, setting);
    await new Walk({ page, devices: kiosk.devices }, setting, inspector).everywhere();
    return { seen: inspector.seen, wrong: Object.fromEntries(inspector.findings) };
  } finally {
    await page.context().close();
    await kiosk.end();
    forget(kiosk.dataDir);
  }
};

/** One walk through all screens with one setting; then each rule has its say of all that was seen. */
const checkSetting = (setting: Setting): void => {
  test.describe(nameOf(setting), () => {
    let findings: Findings | undefined;
    test.beforeAll(async ({ chromiumOnce }, info) => {
      test.setTimeout(walkLimitMs);
      // A failed test ends its worker: the next one must not walk again. The folder is emptied before each run.
      const folder = join(info.project.outputDir, 'walks');
      const file = join(folder, `${nameOf(setting).replaceAll(' ', '-')}.json`);
      if (!existsSync(file)) {
        const { width = 0, height = 0 } = screenProfiles[setting.profile] ?? {};
        const found = await walkThrough(setting, async () =>
          (
            await (await chromiumOnce()).newContext({ viewport: { width, height }, hasTouch: true })
          ).newPage(),
        );
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, JSON.stringify(found));
      }
      findings = JSON.parse(readFileSync(file, 'utf8')) as Findings;
    });
    for (const [number, says] of [
      ...Object.entries(rules).map(([name, { says: words }]) => [name, words] as const),
      ...Object.entries(further),
    ])
      test(`${number}: ${says} (${nameOf(setting)})`, () => {
        expect(findings?.seen.length).toBeGreaterThanOrEqual(screensOfAWalk);
        expect(findings?.wrong[number]).toEqual([]);
      });
  });
};

export const checkEveryScreen = (profile: Setting['profile']): void => {
  for (const setting of settings.filter((one) => one.profile === profile)) checkSetting(setting);
};
