import { expect } from '../fixtures/test.ts';
import { tokenText } from '../../core/token/token.ts';
import { fromBase64url } from '../../core/token/base64url.ts';
import { flow, once } from '../pages/flow.ts';
import { outboxOf } from '../pages/journal.ts';
import { lastSlip } from '../pages/paper.ts';
import type { Kiosk } from '../fixtures/test.ts';
import type { Person } from '../pages/person.ts';

/** Takes a number on paper, and goes; `A001-N` as it is typed on the keyboard of the screen. */
const takesNumber = async (person: Person): Promise<string> => {
  await person.start();
  await person.find('carta identità', 'carta-identita');
  await person.take();
  const number = (await person.on.number.textContent()) ?? '';
  await person.isFollowed();
  return number.replaceAll('-', '').toLowerCase();
};
const opensCancel = async (person: Person): Promise<void> => {
  await person.start();
  await person.press(person.on.ask);
  await person.sees('help');
  await person.press(person.page.getByTestId('cancel-number'));
  await person.sees('help', 'cancel');
};
/** Says that the number is written; two taps within 400 ms are one, and then it is said again. */
const goesOn = (person: Person, words: string): Promise<void> =>
  expect(async () => {
    await person.press(person.page.getByTestId('cancel-go'));
    await expect(person.on.main).toContainText(words, { timeout: 400 });
  }).toPass({ intervals: [0], timeout: 20_000 });
const cancelled = (kiosk: Kiosk): unknown[] =>
  outboxOf(kiosk)
    .filter(({ type }) => type === 'it.sportello.ticket.cancelled.v1')
    .map(({ data }) => data['number']);

flow(
  'K20 a number is typed with its last letter, asked for once more, and cancelled',
  async ({ kiosk, person }) => {
    const number = await takesNumber(person);
    await opensCancel(person);
    await person.write(number);
    await person.press(person.page.getByTestId('cancel-go'));
    await person.reads('Vuoi annullare il numero A001?', 'ore 10:0');
    expect(cancelled(kiosk)).toEqual([]);
    await person.press(person.page.getByTestId('cancel-yes'));
    await expect(person.page.getByTestId('cancelled')).toHaveText('Il numero A001 è annullato');
    expect(cancelled(kiosk)).toEqual(['A001']);
    await person.isFollowed();

    await opensCancel(person);
    await person.write(number);
    await person.press(person.page.getByTestId('cancel-go'));
    await person.reads(person.say('cancel.already'));
    await person.isFollowed();
    // Nobody gets it again.
    expect(await takesNumber(person)).toMatch(/^a002/);
  },
);

flow('K20 what does not fit is told; a no keeps the number', async ({ kiosk, person }) => {
  const number = await takesNumber(person);
  await opensCancel(person);
  const wrong = number.endsWith('a') ? 'b' : 'a';
  await person.write(`${number.slice(0, -1)}${wrong}`);
  await goesOn(person, person.say('cancel.check'));
  await person.press(person.on.button('search.clear'));
  await person.write('ciao');
  await goesOn(person, person.say('cancel.form'));
  await person.press(person.on.button('search.clear'));
  await person.write(number);
  await goesOn(person, 'Vuoi annullare il numero A001?');
  await person.press(person.page.getByTestId('cancel-no'));
  await person.sees('help');
  expect(cancelled(kiosk)).toEqual([]);
});

/** A scanner that types: letter by letter, then Enter, without anything touched before. */
const scans = async (person: Person, text: string): Promise<void> => {
  await person.page.keyboard.type(text);
  await person.page.keyboard.press('Enter');
};

once(
  'K20 the code on the paper is scanned: the number is found, whatever the scanner reads it from',
  async ({ kiosk, person }) => {
    await takesNumber(person);
    const { url } = await lastSlip(kiosk);
    const token = fromBase64url(new URL(url).hash.slice(1)) ?? new Uint8Array(0);
    for (const [at, text] of [url, tokenText(token)].entries()) {
      await opensCancel(person);
      await scans(person, text);
      await person.reads('Vuoi annullare il numero A001?');
      if (at === 0) await person.isFollowed();
    }
    await person.press(person.page.getByTestId('cancel-yes'));
    await expect(person.page.getByTestId('cancelled')).toHaveText('Il numero A001 è annullato');
    expect(cancelled(kiosk)).toEqual(['A001']);
  },
);

once(
  'K20 a code that is not of this kiosk is told, and the next one is read afresh',
  async ({ kiosk, person }) => {
    await takesNumber(person);
    const { url } = await lastSlip(kiosk);
    await opensCancel(person);
    await scans(person, 'https://www.comune.montelieve.example/altro#niente-di-nostro-in-questo-codice');
    await person.reads(person.say('cancel.form'));
    await expect(person.on.field).toHaveValue('');
    await kiosk.at('2026-11-25T10:00');
    await scans(person, url);
    await person.reads(person.say('cancel.other-day'));
    expect(cancelled(kiosk)).toEqual([]);
  },
);
