import type { Browser, Page } from '@playwright/test';
import { screenProfiles } from '../kiosk/settings/screen-profiles.ts';
import { askKiosk } from '../e2e/pages/ask-kiosk.ts';
import type { Hand } from '../e2e/pages/hands.ts';
import { Person } from '../e2e/pages/person.ts';
import { openBrowser } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import type { Bench, Row } from './row.ts';

/** What people come for: a need, as it stands on the screen, the service, and a few words that somebody would write. */
const tasks: readonly { need: string; service: string; words: string }[] = [
  { need: 'documenti', service: 'carta-identita-smarrita', words: 'ho perso la carta' },
  { need: 'non-autosufficienza', service: 'non-autosufficienza', words: 'mia madre' },
  { need: 'tasse', service: 'tari-bolletta-errata', words: 'bolletta sbagliata' },
  { need: 'non-autosufficienza', service: 'contrassegno-disabili', words: 'contrassegno' },
  { need: 'nascita', service: 'dichiarazione-nascita', words: 'nascita' },
  { need: 'scuola', service: 'iscrizione-nido', words: 'nido' },
  { need: 'trasloco', service: 'cambio-residenza', words: 'residenza' },
  { need: 'casa', service: 'case-popolari', words: 'case popolari' },
  { need: 'stranieri', service: 'permesso-di-soggiorno', words: 'permesso di soggiorno' },
  { need: 'voto', service: 'tessera-elettorale', words: 'tessera elettorale' },
];
/** From `home` to the ticket, by the guide, where the person knows which need is theirs. */
const allowedTaps = 6;

type Answer = { question: string; words: string; many: boolean };
/** The fewest answers that lead from a need to a service. */
const answersTo = async (page: Page, need: string, service: string): Promise<Answer[]> => {
  type Way = { given: Record<string, string | string[]>; answers: Answer[] };
  const ways: Way[] = [{ given: {}, answers: [] }];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const view = await askKiosk(page, 'guide', { lang: 'it', need, answers: way.given });
    if (view.kind === 'results') {
      if (view.hits.some(({ id }) => id === service)) return way.answers;
      continue;
    }
    const many = view.question === 'many';
    for (const { id, label } of view.options)
      ways.push({
        given: { ...way.given, [view.id]: many ? [id] : id },
        answers: [...way.answers, { question: view.text.text, words: label.text, many }],
      });
  }
  throw new Error(`no answers lead from the need ${need} to ${service}`);
};

declare global {
  interface Window {
    pressed: number;
  }
}
/** Counts what the glass or the keypad felt, whatever it came to. */
const countPresses = (): void => {
  window.pressed = 0;
  for (const kind of ['pointerup', 'keydown'])
    document.addEventListener(kind, () => (window.pressed += 1), { capture: true });
};

/** One person on a screen of their own, until the ticket. */
class Errand {
  readonly #page: Page;
  readonly #person: Person;
  readonly #task: (typeof tasks)[number];

  constructor(page: Page, hand: Hand, task: (typeof tasks)[number]) {
    this.#page = page;
    this.#person = new Person(page, hand);
    this.#task = task;
  }

  /** Presses from `home` on, and the one on the first screen. */
  async presses(way: 'guide' | 'search'): Promise<number> {
    const page = this.#page;
    const person = this.#person;
    const { need, service } = this.#task;
    const { needs } = await askKiosk(page, 'home', { lang: 'it' });
    const title = needs.find(({ id }) => id === need)?.title.text ?? need;
    const answers = way === 'guide' ? await answersTo(page, need, service) : [];
    await person.start();
    await page.evaluate(() => (window.pressed = 0));
    if (way === 'guide') {
      await person.need(title);
      for (const { words, many } of answers)
        if (many) {
          await person.press(person.on.main.getByRole('checkbox', { name: words }));
          await person.press(person.on.button('question.continue'));
        } else await person.answer(words);
    } else await this.#write();
    await person.open(service);
    const gives = await person.on.primary.innerText();
    // Where the large button gives no number, there is one beside it that gives the page; or it is that one itself.
    const isBeside = await person.on.takeAway.isVisible();
    await person.check(
      gives.includes(person.say('action.number')) || !isBeside ? person.on.primary : person.on.takeAway,
    );
    await person.confirm();
    return page.evaluate(() => window.pressed);
  }

  /** Letter by letter, no more than it takes until the service stands there. */
  async #write(): Promise<void> {
    const person = this.#person;
    await person.press(person.on.searchButton);
    await person.sees('search');
    if (person.hand === 'keys') await person.press(person.on.field);
    let written = '';
    for (const letter of this.#task.words) {
      written += letter;
      if (person.hand === 'keys') await this.#page.keyboard.type(letter);
      else await person.on.key(letter === ' ' ? person.say('keyboard.space') : letter).click();
      if (written.trim().length < 2) continue;
      const { hits } = await askKiosk(this.#page, 'search', { lang: 'it', text: written.trim() });
      if (hits.slice(0, 2).some(({ id }) => id === this.#task.service)) break;
    }
    await person.on.hit(this.#task.service).waitFor();
  }
}

const walk = async (
  browser: Browser,
  url: string,
  hand: Hand,
  way: 'guide' | 'search',
  task: (typeof tasks)[number],
): Promise<number> => {
  const { width = 0, height = 0 } = screenProfiles['P32'] ?? {};
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(countPresses);
    await page.goto(url);
    await page.locator('main[data-ready]').waitFor();
    return await new Errand(page, hand, task).presses(way);
  } finally {
    await context.close();
  }
};

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Presses, not time: ten tasks from `home` to the ticket, by the guide and by search, by touch and by keys. */
const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    const browser = await openBrowser();
    try {
      const found: Record<string, number[]> = {};
      for (const task of tasks) {
        const counts: string[] = [];
        for (const hand of ['touch', 'keys'] as const)
          for (const way of ['guide', 'search'] as const) {
            const presses = await walk(browser, kiosk.url, hand, way, task);
            (found[`${hand} ${way}`] ??= []).push(presses);
            counts.push(`${way} ${presses} ${hand === 'touch' ? 'taps' : 'keys'}`);
          }
        say(`taps: ${task.service}: ${counts.join(', ')}`);
      }
      const taps = found['touch guide'] ?? [];
      const means = Object.entries(found)
        .map(([name, counts]) => `${name} ${(sum(counts) / counts.length).toFixed(1)}`)
        .join(', ');
      return [
        {
          name: `taps: from home to a ticket by the guide, the longest of ten tasks, to ${allowedTaps}`,
          ratio: Math.max(...taps) / allowedTaps,
          limit: 1,
          note: `${taps.join(' ')}; means: ${means}`,
        },
      ];
    } finally {
      await browser.close();
      await kiosk.close();
    }
  });

export const tapsBench: Bench = { name: 'taps', measure };
