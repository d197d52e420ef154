import type { Locator, Page } from '@playwright/test';
import words from '../assets/locales/ui/it.json' with { type: 'json' };
import type { Way } from './way.ts';

/** What is touched in a visit, in its order. */
export type Touches = { start: Locator; need: Locator; option: Locator; hit: Locator; newPerson: Locator };

/** The way into a visit, from the first screen. */
export const startButton = (page: Page): Locator =>
  page.getByRole('button', { name: words['attract.start'], exact: true });

/** The targets of a way, as a person finds them: by role and name. */
export const touches = (page: Page, { need, option, service }: Way): Touches => ({
  start: startButton(page),
  need: page.getByRole('main').getByRole('button', { name: need }),
  option: page.getByRole('main').getByRole('button', { name: option }),
  hit: page.getByTestId(`hit-${service}`),
  newPerson: page.getByRole('button', { name: words['frame.newPerson'] }),
});
