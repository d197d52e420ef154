import { expect } from '@playwright/test';
import { askKiosk } from '../pages/ask-kiosk.ts';
import type { Setting } from './matrix.ts';
import { Walker } from './walker.ts';

/** Words that find cards, by language. */
const searched = { it: 'violenza', en: 'violence', ar: 'عنف' } as const;
const street = 'san martino';
/** The answers that lead from a need to a long card, and to a question with several answers. */
const longWay = {
  need: 'documenti',
  answers: ['carta-identita', 'smarrita'],
  service: 'carta-identita-smarrita',
};
const severalWay = { need: 'difficolta-economiche', question: 'soldi-per-cosa' };

/** Somebody who goes through all the screens. */
export class Walk extends Walker {
  async everywhere(): Promise<void> {
    const start: Setting = {
      ...this.setting,
      lang: 'it',
      size: 'standard',
      contrast: 'default',
      reach: false,
    };
    await this.inspector.inspect(
      'attract',
      { framed: false },
      { ...start, reach: this.setting.profile === 'P32' },
    );
    await this.begin();
    await this.inspect('home');
    await this.#languages();
    await this.#aside();
    await this.#search();
    await this.#district();
    await this.#several();
    await this.#errand();
  }

  async #languages(): Promise<void> {
    await this.press(this.on.languageTool);
    await this.on.dialog.waitFor();
    await this.inspect('language dialog', { framed: false });
    await this.close();
    await this.press(this.on.lookTool);
    await this.on.dialog.waitFor();
    await this.inspect('text and colours', { framed: false });
    if (this.setting.profile === 'L21') await this.#otherHand();
    await this.close();
  }
  /** With the steady actions at the other end of the line, and back. */
  async #otherHand(): Promise<void> {
    const [first, other] = this.setting.lang === 'ar' ? ['left', 'right'] : ['right', 'left'];
    await this.press(this.on.look('hand', `hand.${other}`));
    await this.close();
    await this.inspect('home, the other hand');
    const { x } = (await this.on.back.boundingBox()) ?? { x: -1 };
    this.inspector.note(
      'A13',
      'home, the other hand',
      x < (this.page.viewportSize()?.width ?? 0) / 2 === (other === 'left')
        ? []
        : [`the way back is not on the ${other}`],
    );
    await this.press(this.on.lookTool);
    await this.press(this.on.look('hand', `hand.${first}`));
  }

  async #aside(): Promise<void> {
    await this.press(this.on.privacy);
    await this.sees('privacy');
    await this.inspect('privacy');
    await this.back('home');
    await this.press(this.on.ask);
    await this.sees('help');
    await this.inspect('help');
    await this.#keys();
    await this.#cancel();
    await this.back('home');
    await this.press(this.on.choice(this.on.t('home.appointment')));
    await this.sees('help', 'appointments');
    await this.inspect('appointments');
    await this.back('home');
    await this.press(this.on.button('home.more'));
    await this.sees('home', 'needs');
    await this.inspect('needs');
    await this.back('home');
  }

  /** With a key whose act is the longest to say. */
  async #keys(): Promise<void> {
    await this.press(this.page.getByTestId('try-keys'));
    await this.on.dialog.waitFor();
    await this.page.keyboard.press('l');
    await expect(this.on.dialog).toBeHidden();
    await this.press(this.page.getByTestId('try-keys'));
    await this.page.keyboard.press('p');
    await expect(this.page.getByTestId('key-does')).toHaveText(this.on.t('keys.pause'));
    await this.inspect('learn mode of the keys', { framed: false });
    await this.page.keyboard.press('Escape');
    await expect(this.on.dialog).toBeHidden();
  }

  /** A number that is not there, and one that is. */
  async #cancel(): Promise<void> {
    await this.press(this.page.getByTestId('cancel-number'));
    await this.sees('help', 'cancel');
    await this.on.key(this.on.t('keyboard.space')).waitFor();
    await this.inspect('cancel', { still: true });
    await this.on.field.focus();
    await this.page.keyboard.type('A001');
    await this.press(this.page.getByTestId('cancel-go'));
    await expect(this.on.main).toContainText(this.on.t('cancel.form'));
    await this.inspect('cancel, refused', { still: true });
    await this.back('help');
  }

  /** With the keys on the screen, then with what was found alone; a card of those that nobody else may read. */
  async #search(): Promise<void> {
    await this.press(this.on.searchButton);
    await this.sees('search');
    await this.on.key(this.on.t('keyboard.space')).waitFor();
    await this.inspect('search', { still: true });
    await this.on.field.focus();
    await this.page.keyboard.type(searched[this.setting.lang]);
    await this.on.hit('centro-antiviolenza').waitFor();
    await this.inspect('search, found', { still: true });
    await this.press(this.on.key(this.on.t('keyboard.hide')));
    await this.on.button('keyboard.show').waitFor();
    await this.inspect('search, keyboard away');
    await this.press(this.on.hit('centro-antiviolenza'));
    await this.sees('service');
    await this.inspect('service, discreet');
    await this.back('search');
    await this.back('home');
  }

  async #district(): Promise<void> {
    await this.press(this.on.searchButton);
    await this.sees('search');
    await this.press(this.on.button('search.clear'));
    await this.press(this.on.button('search.district'));
    await this.sees('search', 'district');
    await this.on.field.focus();
    await this.page.keyboard.type(street);
    await this.on.choice('Via San Martino').waitFor();
    await this.inspect('district', { still: true });
    await this.press(this.on.choice('Via San Martino'));
    await expect(this.on.field).toHaveValue('');
    await this.inspect('district, house number');
    await this.on.field.focus();
    await this.page.keyboard.type('51');
    await this.press(this.on.button('district.find'));
    await this.on.button('district.again').waitFor();
    await expect(this.on.field).toBeHidden();
    await this.inspect('district, found');
    await this.back('search');
    await this.back('home');
  }

  /** Chooses a need or an answer by its id: its words are those of the language. */
  async #need(id: string): Promise<void> {
    const { needs } = await askKiosk(this.page, 'home', { lang: this.setting.lang });
    await this.press(this.on.button('home.more'));
    await this.sees('home', 'needs');
    await this.press(this.on.choice(needs.find((need) => need.id === id)?.title.text ?? id));
    await this.sees('question');
  }
  async #several(): Promise<void> {
    await this.#need(severalWay.need);
    await this.inspect('question, several answers');
    await this.press(this.on.main.getByRole('checkbox').first());
    await expect(this.on.main.getByRole('checkbox').first()).toBeChecked();
    await this.inspect('question, one chosen');
    await this.backHome();
  }

  async #errand(): Promise<void> {
    const { lang, paper } = this.setting;
    await this.kiosk.devices.printerState(paper ? 'ready' : 'paper-out');
    await this.#need(longWay.need);
    await this.inspect('question');
    let answers: Record<string, string> = {};
    for (const answer of longWay.answers) {
      const asked = await askKiosk(this.page, 'guide', { lang, need: longWay.need, answers });
      if (asked.kind !== 'question') throw new Error(`After ${JSON.stringify(answers)} nothing is asked.`);
      await this.press(this.on.choice(asked.options.find(({ id }) => id === answer)?.label.text ?? answer));
      answers = { ...answers, [asked.id]: answer };
      await expect(this.on.heading).not.toHaveText(asked.text.text);
    }
    await this.sees('results');
    await this.inspect('results');
    await this.press(this.on.hit(longWay.service));
    await this.sees('service');
    await this.inspect('service');
    await this.#otherwise();
    await this.#idle();
    await this.press(this.on.primary);
    await this.sees('check');
    await this.inspect('check');
    await this.press(this.on.withAnswers);
    await this.press(this.on.confirm);
    await this.sees('ticket');
    await expect(this.on.printOutcome).toHaveAttribute('data-outcome', /./);
    await this.inspect(paper ? 'ticket' : 'ticket, in words');
    if (!paper) {
      await this.press(this.on.wroteItDown);
      await this.on.qr.waitFor();
      await this.inspect('ticket, its code');
    }
    await this.press(this.on.done);
    await this.sees('goodbye');
    await this.inspect('goodbye');
  }

  /** The same card in easy language, and the way to its desk. */
  async #otherwise(): Promise<void> {
    await this.press(this.page.getByTestId('easy-to-read'));
    await this.on.button('easy.off').waitFor();
    await this.inspect('service, easy to read');
    await this.press(this.page.getByTestId('easy-to-read'));
    await this.on.button('easy.on').waitFor();
    await this.press(this.page.getByTestId('show-way').first());
    await this.on.dialog.waitFor();
    await this.inspect('the way to the desk', { framed: false });
    await this.press(this.on.dialog.getByRole('button', { name: this.on.t('action.close'), exact: true }));
    await expect(this.on.dialog).toBeHidden();
  }

  async #idle(): Promise<void> {
    await this.page.clock.fastForward(121_000);
    await this.on.idleWarning.waitFor();
    await this.inspect('idle warning', { framed: false });
    await this.press(this.on.idleWarning.getByRole('button', { name: this.on.t('idle.stay'), exact: true }));
    await expect(this.on.idleWarning).toBeHidden();
  }
}
