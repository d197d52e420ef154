import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { badlyFocused } from './focused.ts';
import { invalidHtml } from './html.ts';
import type { Setting } from './matrix.ts';
import { behind } from './pixels.ts';
import { placeOf } from './rules/boxes.ts';
import { rules } from './rules/rules.ts';
import type { Sight } from './seen.ts';
import { look } from './sight.ts';

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** More pages than this is a fault of the pager. */
const maxPages = 60;

type Options = {
  /** The frame with its steady actions is around it. */
  framed?: boolean;
  /** Above the keyboard no pages turn: what does not fit comes when it goes. */
  still?: boolean;
};

/** Looks at screen after screen and writes down what is wrong, by the number of the rule. */
export class Inspector {
  readonly findings = new Map<string, string[]>();
  readonly seen: string[] = [];
  readonly #page: Page;
  readonly #setting: Setting;

  constructor(page: Page, setting: Setting) {
    this.#page = page;
    this.#setting = setting;
  }

  /** Writes down what is wrong of a screen, by the number of the rule. */
  note(rule: string, name: string, wrong: readonly string[]): void {
    this.findings.set(rule, [
      ...(this.findings.get(rule) ?? []),
      ...wrong.map((words) => `${name}: ${words}`),
    ]);
  }

  async #judge(name: string, setting: Setting): Promise<Sight> {
    const sight = await look(this.#page);
    for (const [number, { rule }] of Object.entries(rules)) this.note(number, name, rule(sight, setting));
    this.note('A11', name, await behind(this.#page, sight, setting));
    this.note('A19', name, await badlyFocused(this.#page));
    return sight;
  }

  /** The whole screen, page after page; with the setting that it has now, where it is not the one of the walk. */
  async inspect(
    name: string,
    { framed = true, still = false }: Options = {},
    setting: Setting = this.#setting,
  ): Promise<void> {
    this.seen.push(name);
    const page = this.#page;
    const unread = new Map<number, string>();
    const read = new Set<number>();
    let turn: string | undefined;
    await this.#toFirstPage();
    for (let number = 1; number <= maxPages; number += 1) {
      const sight = await this.#judge(turn === undefined ? name : `${name}, page ${number}`, setting);
      const things = [
        ...sight.texts.map(({ id, words, inks, clip }) => ({ id, words, boxes: inks, clip })),
        ...sight.targets.map(({ id, words, box, clip }) => ({ id, words, boxes: [box], clip })),
      ];
      for (const { id, words, boxes, clip } of things)
        boxes.forEach((box, line) => {
          const key = id * 1000 + line;
          if (placeOf(box, clip) === 'here') read.add(key);
          else unread.set(key, words);
        });
      turn = sight.turn;
      if (turn === undefined || still) break;
      await this.#turn(page.locator('main [data-turn="next"]'));
    }
    if (!still)
      this.note(
        'A10',
        name,
        [...unread].filter(([key]) => !read.has(key)).map(([, words]) => `"${words}" is on no page`),
      );
    if (framed) await this.#findFrame(name);
    this.note('HTML', name, await invalidHtml(page));
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withTags(axeTags)
      .setLegacyMode(true)
      .analyze();
    this.note(
      'axe',
      name,
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`),
    );
  }

  /** A screen may come with another page than its first, where something there has the focus. */
  async #toFirstPage(): Promise<void> {
    if (await this.#page.locator('dialog[open]').isVisible()) return;
    const previous = this.#page.locator('main [data-turn="previous"]');
    for (let turns = 0; turns < maxPages && (await previous.isVisible()); turns += 1)
      await this.#turn(previous);
  }

  async #turn(button: Locator): Promise<void> {
    const pages = this.#page.locator('main [role="group"]:has([data-turn])');
    const before = (await pages.getAttribute('aria-label')) ?? '';
    await expect(async () => {
      // A machine that is busy may have turned late: then it has turned.
      if ((await pages.getAttribute('aria-label')) !== before) return;
      await this.#page.clock.fastForward(450);
      // By key, so that the rings of the focus are there to be looked at.
      await button.press('Enter');
      await expect(pages).not.toHaveAttribute('aria-label', before, { timeout: 5_000 });
    }).toPass({ timeout: 20_000 });
  }

  /** Privacy and a person, one action away (A27). */
  async #findFrame(name: string): Promise<void> {
    const words = await this.#page
      .locator('footer')
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.filter((button) => button.checkVisibility()).map((button) => button.textContent.trim()),
      );
    this.note(
      'A27',
      name,
      this.frame.filter((wanted) => !words.includes(wanted)).map((wanted) => `there is no "${wanted}"`),
    );
  }

  /** The words of the actions that every screen must have. */
  frame: readonly string[] = [];
}
