import { expect, type Locator, type Page } from '@playwright/test';
import { act, type Hand } from './hands.ts';
import { createScreens, type ScreenName, type Screens } from './screens.ts';
import { type ScreenLanguage, words } from './words.ts';

const languageNames: Record<ScreenLanguage, RegExp> = {
  it: /italiano/i,
  en: /english/i,
  ro: /română/i,
  sq: /shqip/i,
  ar: /العربية/,
  'zh-Hans': /中文/,
  uk: /українська/i,
  fr: /français/i,
  es: /español/i,
  bn: /বাংলা/,
  pa: /ਪੰਜਾਬੀ/,
};

/** What one person does at the kiosk, in the words of the cases. */
export class Visit {
  readonly page: Page;
  readonly hand: Hand;
  on: Screens;
  /** Taps since `home`: what K2 counts. */
  taps = 0;

  constructor(page: Page, hand: Hand = 'touch') {
    this.page = page;
    this.hand = hand;
    this.on = createScreens(page);
  }

  async press(target: Locator): Promise<void> {
    this.taps += 1;
    await act(this.hand, this.page, target);
  }

  async sees(screen: ScreenName, step?: string): Promise<void> {
    await expect(this.on.screen(screen, step)).toBeVisible();
  }

  async start(): Promise<void> {
    await this.sees('attract');
    await this.press(this.on.attractStart);
    await this.sees('home');
    this.taps = 0;
  }

  async need(title: string): Promise<void> {
    const listed = this.on.choice(title);
    if (!(await listed.isVisible())) {
      await this.press(this.on.button('home.more'));
      await this.sees('home', 'needs');
    }
    await this.press(listed);
    await expect(this.on.screen('question').or(this.on.screen('results'))).toBeVisible();
  }

  /** Gives an answer, by its words; the next question, or the results, stand there after it. */
  async answer(label: string): Promise<void> {
    await this.sees('question');
    const question = await this.on.heading.textContent();
    await this.press(this.on.choice(label));
    await expect(this.on.heading).not.toHaveText(question ?? '');
    await expect(this.on.screen('question').or(this.on.screen('results'))).toBeVisible();
  }

  async unknown(): Promise<void> {
    await this.answer(this.on.t('question.unknown'));
  }

  async search(text: string): Promise<void> {
    await this.press(this.on.searchButton);
    await this.sees('search');
    await this.on.field.click();
    await this.page.keyboard.type(text);
    await expect(this.on.field).toHaveValue(text);
  }

  async open(service: string): Promise<void> {
    await this.press(this.on.hit(service));
    await this.sees('service');
  }

  /** Goes to a card by words that find it. */
  async find(text: string, service: string): Promise<void> {
    await this.search(text);
    await this.open(service);
  }

  /** The large button of a card: a number where there is one. */
  async takeNumber(): Promise<void> {
    await this.press(this.on.primary);
    await this.sees('check');
  }

  async takeSlip(): Promise<void> {
    await this.press(this.on.takeAway);
    await this.sees('check');
  }

  async confirm(): Promise<void> {
    await this.press(this.on.confirm);
    await this.sees('ticket');
  }

  /** Has text and colours as they need them. */
  async adjust({ size, contrast }: { size?: string; contrast?: string }): Promise<void> {
    await this.press(this.on.lookTool);
    if (size !== undefined) await this.press(this.on.look('size', `text.${size}`));
    if (contrast !== undefined) await this.press(this.on.look('colours', `contrast.${contrast}`));
    await this.press(this.on.dialog.getByRole('button', { name: this.on.t('language.close'), exact: true }));
    await expect(this.on.dialog).toBeHidden();
  }

  async speak(lang: ScreenLanguage): Promise<void> {
    await this.press(this.on.languageTool);
    await this.press(this.on.dialog.getByRole('button', { name: languageNames[lang] }));
    await expect(this.page.locator('html')).toHaveAttribute('lang', lang);
    this.on = createScreens(this.page, lang);
    // Another language is another text: these words stand on every screen.
    await expect(
      this.page.getByRole('button', { name: words(lang)('frame.newPerson'), exact: true }),
    ).toBeVisible();
  }
}
