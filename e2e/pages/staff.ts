import { expect } from '@playwright/test';
import { setCode } from '../../kiosk/staff/codes.ts';
import type { Kiosk } from '../fixtures/test.ts';
import type { Person } from './person.ts';

export const codes = { staff: '482915', technician: '73019264' } as const;

/** As a technician sets them at the machine, with a cheap hash. */
export const setCodes = async ({ dataDir }: Pick<Kiosk, 'dataDir'>): Promise<void> => {
  for (const kind of ['staff', 'technician'] as const) await setCode(dataDir, kind, codes[kind], 4);
};

/** The hidden way: five taps in the corner, or the chord. */
export const findsTheWay = async ({ page, hand, on }: Person): Promise<void> => {
  if (hand === 'keys') await page.keyboard.press('Control+Alt+KeyU');
  else for (let tap = 0; tap < 5; tap += 1) await page.mouse.click(4, 4);
  await expect(on.screen('unlock')).toBeVisible();
};

/** Types a code and opens what it opens. */
export const types = async (person: Person, code: string): Promise<void> => {
  const { page, hand } = person;
  if (hand === 'keys') await page.keyboard.type(code);
  else
    for (const digit of code)
      await page.locator('main').getByRole('button', { name: digit, exact: true }).click();
  if (hand === 'keys') await page.keyboard.press('Enter');
  else await page.getByTestId('unlock-open').click();
};
