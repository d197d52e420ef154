import { expect, type Page } from '@playwright/test';

/** One sound that the page played, as a listener notices it. */
export type Heard = {
  lang: string;
  text: string;
  /** Milliseconds of the page's clock. */
  from: number;
  until: number | undefined;
  /** Heard to its end, and not broken off. */
  whole: boolean;
  rate: number;
  pitchKept: boolean;
  volume: number;
};

declare global {
  interface Window {
    heard: Heard[];
    played: HTMLMediaElement[];
    /** When something was last done to the screen. */
    actedAt: number;
  }
}

/**
 * Listens at the page's own loudspeaker: every sound that it starts, whole or broken off. `quick` lets each sound end at
 * once, where neither its length nor its playing is what is looked at.
 */
export class Ears {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, { quick = true } = {}): Promise<Ears> {
    await page.evaluate((isQuick) => {
      window.heard = [];
      window.played = [];
      window.actedAt = 0;
      const { play, pause } = HTMLMediaElement.prototype;
      const entries = new Map<HTMLMediaElement, Heard>();
      HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
        if (!entries.has(this)) {
          const entry: Heard = {
            lang: this.lang,
            text: this.title,
            from: performance.now(),
            until: undefined,
            whole: false,
            rate: this.playbackRate,
            pitchKept: this.preservesPitch,
            volume: this.volume,
          };
          entries.set(this, entry);
          window.heard.push(entry);
          window.played.push(this);
          this.addEventListener('ended', () => {
            entry.whole ||= entry.until === undefined;
            entry.until ??= performance.now();
          });
        }
        if (!isQuick) return play.call(this);
        setTimeout(() => this.dispatchEvent(new Event('ended')), 10);
        return Promise.resolve();
      };
      HTMLMediaElement.prototype.pause = function (this: HTMLMediaElement) {
        const entry = entries.get(this);
        if (entry) entry.until ??= performance.now();
        pause.call(this);
      };
      for (const name of ['pointerdown', 'keydown'])
        document.addEventListener(name, () => (window.actedAt = performance.now()), { capture: true });
    }, quick);
    return new Ears(page);
  }

  log(): Promise<Heard[]> {
    return this.page.evaluate(() => window.heard);
  }

  /** All texts so far, in the order in which they were heard. */
  async texts(): Promise<string[]> {
    return (await this.log()).map(({ text }) => text);
  }

  /** Forgets what was heard so far. */
  async clear(): Promise<void> {
    await this.page.evaluate(() => window.heard.splice(0));
  }

  /** Waits until this is heard. */
  async hears(...parts: (string | RegExp)[]): Promise<void> {
    for (const part of parts)
      await expect
        .poll(
          async () =>
            (await this.texts()).some((text) =>
              typeof part === 'string' ? text.includes(part) : part.test(text),
            ),
          {
            message: `heard: ${String(part)}`,
            timeout: 15_000,
          },
        )
        .toBe(true);
  }

  /** Waits until nothing is said, and nothing comes after it. */
  async silence(): Promise<void> {
    await expect(this.page.locator('[data-spoken]')).toHaveCount(0, { timeout: 20_000 });
  }
}
