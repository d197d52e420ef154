import { expect, type Locator } from '@playwright/test';
import { walkTo } from './hands.ts';
import { createScreens } from './screens.ts';
import { Visit } from './visit.ts';

/** Somebody at the kiosk, and what more they do there than the first cases need. */
export class Person extends Visit {
  get say(): Visit['on']['t'] {
    return this.on.t;
  }

  /** Words that are on the screen now, on whichever of its pages. */
  async reads(...words: (string | RegExp)[]): Promise<void> {
    for (const text of words) await expect(this.on.main).toContainText(text);
  }
  async doesNotRead(...words: (string | RegExp)[]): Promise<void> {
    for (const text of words) await expect(this.on.main).not.toContainText(text);
  }

  /** With the keys on the screen, or with a keyboard where there are keys. */
  async write(text: string): Promise<void> {
    if (this.hand === 'keys') {
      await walkTo(this.page, this.on.field);
      await this.page.keyboard.type(text);
    } else
      for (const letter of text)
        await this.on.key(letter === ' ' ? this.say('keyboard.space') : letter).click();
    await expect(this.on.field).toHaveValue(text);
  }
  override async search(text: string): Promise<void> {
    await this.press(this.on.searchButton);
    await this.sees('search');
    if (this.hand === 'keys') await walkTo(this.page, this.on.field);
    else await this.on.field.click();
    await this.page.keyboard.type(text);
    await expect(this.on.field).toHaveValue(text);
  }

  async check(by: Locator = this.on.primary): Promise<void> {
    await this.press(by);
    await this.sees('check');
  }
  /** From the card to a ticket on paper: its way to what has become of the paper. */
  async take(by: Locator = this.on.primary): Promise<void> {
    await this.check(by);
    await this.confirm();
    await expect(this.on.printOutcome).toHaveAttribute('data-outcome', /./);
  }
  async takeAway(): Promise<void> {
    await this.take(this.on.takeAway);
  }
  /** The same person, another errand. */
  async asksForMore(): Promise<void> {
    await this.press(this.on.anythingElse);
    await this.sees('home');
  }
  /** Whoever comes next frees the screen. */
  async isFollowed(): Promise<void> {
    await this.press(this.on.newPerson);
    this.on = createScreens(this.page);
    await this.sees('attract');
  }
}
