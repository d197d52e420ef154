import { expect, type Locator, type Page } from '@playwright/test';
import type { Kiosk } from '../fixtures/test.ts';
import { createScreens, type ScreenName, type Screens } from '../pages/screens.ts';
import type { Inspector } from './inspector.ts';
import type { Setting } from './matrix.ts';

/** Somebody with a keypad who is at a target at once, on whichever page that lies, and has each screen inspected. */
export class Walker {
  protected readonly kiosk: Pick<Kiosk, 'devices' | 'page'>;
  protected readonly page: Page;
  protected readonly setting: Setting;
  protected readonly inspector: Pick<Inspector, 'inspect' | 'frame' | 'note'>;
  protected readonly on: Screens;

  constructor(
    kiosk: Pick<Kiosk, 'devices' | 'page'>,
    setting: Setting,
    inspector: Pick<Inspector, 'inspect' | 'frame' | 'note'>,
  ) {
    this.kiosk = kiosk;
    this.page = kiosk.page;
    this.setting = setting;
    this.inspector = inspector;
    this.on = createScreens(kiosk.page, setting.lang);
    inspector.frame = [this.on.t('frame.ask'), this.on.t('frame.privacy')];
  }

  /** A target that has just acted rests for a moment: the page's clock is put past it. */
  async press(target: Locator): Promise<void> {
    await this.page.clock.fastForward(450);
    await target.focus();
    await target.press('Enter');
  }
  protected async sees(screen: ScreenName, step?: string): Promise<void> {
    await expect(this.on.screen(screen, step)).toBeVisible();
  }
  protected async inspect(...[name, options]: Parameters<Inspector['inspect']>): Promise<void> {
    await this.inspector.inspect(name, options);
  }
  protected async back(screen: ScreenName): Promise<void> {
    await this.press(this.on.back);
    await this.sees(screen);
  }
  /** From behind the list of all needs. */
  protected async backHome(): Promise<void> {
    await this.back('home');
    await this.press(this.on.back);
    await this.on.button('home.more').waitFor();
  }

  /** From the empty screen to `home`, with language, size, contrast and reach as this person wants them. */
  async begin(): Promise<void> {
    const { lang, size, contrast, reach } = this.setting;
    const it = createScreens(this.page);
    await this.press(lang === 'it' ? it.attractStart : it.main.locator(`button[lang="${lang}"]`));
    await this.sees('home');
    const root = this.page.locator('html');
    await this.press(this.on.lookTool);
    await this.press(this.on.look('size', `text.${size}`));
    await this.press(this.on.look('colours', `contrast.${contrast}`));
    await this.close();
    if (reach) await this.press(this.on.reachTool);
    await expect(root).toHaveAttribute('data-size', size);
    await expect(root).toHaveAttribute('data-contrast', contrast);
    await expect(root).toHaveAttribute('data-reach', reach ? 'low' : 'all');
  }

  /** Closes the dialog that is open. */
  protected async close(): Promise<void> {
    await this.press(this.on.dialog.getByRole('button', { name: this.on.t('language.close'), exact: true }));
    await expect(this.on.dialog).toBeHidden();
  }
}
