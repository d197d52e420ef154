import type { Page } from '@playwright/test';
import type { Claims } from '../../core/token/claims.ts';
import type { TokenSigner } from '../../core/token/token.ts';
import { shown, type Site } from './site.ts';
import { ticket, tokenOf, type Town } from './town.ts';

export const open = async (page: Page, site: Site, hash: string): Promise<void> => {
  await page.goto(`${site.url}/t/${hash}`);
  await shown(page);
};
export const scan = async (
  page: Page,
  site: Site,
  town: Town,
  claims: Claims = ticket,
  by: TokenSigner = town.kiosk,
): Promise<string> => {
  const hash = await tokenOf(claims, by);
  await open(page, site, hash);
  return hash;
};
export const titleOf = (town: Town, id: string): string =>
  town.catalogue.services.find((service) => service.id === id)?.title?.it ?? '';
