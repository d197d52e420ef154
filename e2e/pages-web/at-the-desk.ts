import type { Page } from '@playwright/test';
import { expect, shown, type Site } from './site.ts';
import { ticket, tokenOf, type Town } from './town.ts';

export const trustRoot = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /mi fido di queste chiavi/ }).click();
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
};
export const open = async (page: Page, site: Site): Promise<void> => {
  await page.goto(`${site.url}/desk/`);
  await shown(page);
};
export const openTrusting = async (page: Page, site: Site): Promise<void> => {
  await open(page, site);
  await trustRoot(page);
};
/** A scanner is a keyboard that types fast and ends with Enter. */
export const scan = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};
export const says = async (page: Page, verdict: string): Promise<void> => {
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', verdict);
};
export const urlOf = async (town: Town, claims = ticket, by = town.kiosk): Promise<string> =>
  `https://www.comune.montelieve.example/t/${await tokenOf(claims, by)}`;

export const birth = {
  ...ticket,
  service: 'dichiarazione-nascita',
  language: 'ar',
  answers: { 'nascita-cosa': 'registrare' },
  bring: [0],
} as const;
