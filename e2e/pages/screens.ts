import type { Locator, Page } from '@playwright/test';
import { type ScreenLanguage, words } from './words.ts';

export type ScreenName =
  | 'attract'
  | 'home'
  | 'search'
  | 'question'
  | 'results'
  | 'service'
  | 'check'
  | 'ticket'
  | 'goodbye'
  | 'help'
  | 'privacy'
  | 'unlock'
  | 'technician'
  | 'not-in-service'
  | 'out-of-service';

/** Where things are on the screens: by role and name, by `data-screen`, by test id; nothing else is known of them. */
export const createScreens = (page: Page, lang: ScreenLanguage = 'it') => {
  const t = words(lang);
  const button = (key: string, values?: Record<string, string | number>): Locator =>
    page.getByRole('button', { name: t(key, values), exact: true });
  return {
    page,
    t,
    lang,
    /** A screen that has painted and takes touches. */
    screen: (name: ScreenName, step?: string): Locator =>
      page.locator(
        `main[data-screen="${name}"]${step === undefined ? '' : `[data-step="${step}"]`}[data-ready]`,
      ),
    main: page.locator('main'),
    heading: page.locator('main').getByRole('heading', { level: 1 }),
    button,
    /** Something to choose, by the words it begins with. */
    choice: (words_: string): Locator =>
      page
        .locator('main')
        .getByRole('button', { name: new RegExp(`^${words_.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }),
    hit: (service: string): Locator => page.getByTestId(`hit-${service}`),
    section: (title: string): Locator =>
      page.locator('main section').filter({ has: page.getByRole('heading', { name: title, exact: true }) }),
    attractStart: button('attract.start'),
    searchButton: page.locator('main').getByRole('button', { name: new RegExp(`^${t('home.search')}`) }),
    field: page.getByRole('textbox'),
    key: (label: string): Locator =>
      page
        .getByRole('group', { name: t('keyboard.label'), exact: true })
        .getByRole('button', { name: label, exact: true }),
    nextPage: page.locator('[data-turn="next"]'),
    previousPage: page.locator('[data-turn="previous"]'),
    primary: page.getByTestId('primary-action'),
    takeAway: page.getByTestId('take-away'),
    confirm: page.getByTestId('confirm'),
    withoutPaper: page.getByTestId('without-paper'),
    withAnswers: page.getByTestId('with-answers'),
    number: page.getByTestId('ticket-number'),
    qr: page.getByTestId('ticket-qr'),
    ticketWords: page.getByTestId('ticket-words'),
    printOutcome: page.getByTestId('print-outcome'),
    wroteItDown: page.getByTestId('wrote-it-down'),
    anythingElse: page.getByTestId('anything-else'),
    done: button('ticket.done'),
    newPerson: button('frame.newPerson'),
    back: button('frame.back'),
    ask: page.locator('footer').getByRole('button', { name: t('frame.ask'), exact: true }),
    privacy: page.locator('footer').getByRole('button', { name: t('frame.privacy'), exact: true }),
    languageTool: page
      .locator('footer')
      .getByRole('button', { name: new RegExp(`^${t('frame.language')}: `) }),
    lookTool: page.locator('footer').getByRole('button', { name: t('frame.text'), exact: true }),
    reachTool: page.locator('footer').getByRole('button', { name: t('frame.reach'), exact: true }),
    /** A setting in the dialog of text and colours. */
    look: (group: 'size' | 'colours' | 'hand', level: string): Locator =>
      page
        .getByRole('group', { name: t(`look.${group}`), exact: true })
        .getByRole('button', { name: t(level), exact: true }),
    dialog: page.getByRole('dialog'),
    idleWarning: page.getByRole('alertdialog'),
  };
};
export type Screens = ReturnType<typeof createScreens>;
