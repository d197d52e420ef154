import { expect } from '../fixtures/test.ts';
import type { Slip } from '../../kiosk/printing/slip.ts';
import { flow, once } from '../pages/flow.ts';
import { lastSlip, claimsOf, textOf } from '../pages/paper.ts';
import { needTitle, optionLabel, questionText } from '../pages/town.ts';
import type { Person } from '../pages/person.ts';

const answered = (): string => optionLabel('nascita-cosa', 'registrare');
const openBirth = async (person: Person): Promise<void> => {
  await person.start();
  await person.need(needTitle('nascita'));
  await person.answer(answered());
  await person.open('dichiarazione-nascita');
};
const linesOf = (slip: Slip): string[] => [
  slip.title.text,
  ...slip.blocks.flatMap(({ lines }) => lines.map(({ text }) => text)),
];
const shownPaper = async (person: Person): Promise<string> =>
  ((await person.on.main.getByRole('article').textContent()) ?? '').replaceAll(/\s+/g, ' ');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');

flow(
  'K22 all that the paper will hold is on the screen before; the answers stay out without a yes',
  async ({ kiosk, person }) => {
    await openBirth(person);
    await person.check();
    const shown = await shownPaper(person);
    await person.reads(questionText('nascita-cosa'), answered());
    await expect(person.on.withAnswers).toHaveAttribute('aria-checked', 'false');
    await person.confirm();
    await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    const slip = await lastSlip(kiosk);
    for (const line of linesOf(slip)) expect(shown).toContain(squeezed(line));
    expect(textOf(slip)).not.toContain(questionText('nascita-cosa'));
    expect(Object.keys(claimsOf(slip)).toSorted()).toEqual([
      'bring',
      'expires',
      'issuedAt',
      'kind',
      'language',
      'number',
      'place',
      'service',
      'town',
    ]);
  },
);

flow('K22 with a yes the answers are on the paper and in the signed code', async ({ kiosk, person }) => {
  await openBirth(person);
  await person.check();
  await person.press(person.on.withAnswers);
  await expect(person.on.withAnswers).toHaveAttribute('aria-checked', 'true');
  await person.confirm();
  await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
  const slip = await lastSlip(kiosk);
  expect(textOf(slip)).toContain(`${questionText('nascita-cosa')} ${answered()}`);
  expect(claimsOf(slip)).toMatchObject({
    kind: 'service',
    town: 'c_x001',
    service: 'dichiarazione-nascita',
    place: 'centro-servizi',
    number: { prefix: 'B', sequence: 1 },
    answers: { 'nascita-cosa': 'registrare' },
  });
});

once('K22 without paper only the code is given, and it is shown', async ({ kiosk, person }) => {
  await openBirth(person);
  await person.check();
  await person.press(person.on.withoutPaper);
  await person.sees('ticket');
  await expect(person.on.qr).toBeVisible();
  expect(await kiosk.devices.printed()).toEqual([]);
});
