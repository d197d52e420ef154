import { expect } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { clerkOf, lastSlip, textOf } from '../pages/paper.ts';
import { createScreens } from '../pages/screens.ts';
import { inWords, needTitle, optionLabel, serviceOf } from '../pages/town.ts';

flow(
  'K14 Amal registers her new-born: all she must know in Arabic, the slip in Arabic and Italian',
  async ({ kiosk, person }) => {
    const birth = serviceOf('dichiarazione-nascita');
    const bring = birth.inputs.map(({ name }) => inWords(name, 'ar'));
    await person.sees('attract');
    await person.press(person.on.main.locator('button[lang="ar"]'));
    person.on = createScreens(kiosk.page, 'ar');
    await person.sees('home');
    await expect(kiosk.page.locator('html')).toHaveAttribute('dir', 'rtl');

    await person.need(needTitle('nascita', 'ar'));
    await person.answer(optionLabel('nascita-cosa', 'registrare', 'ar'));
    await person.open('dichiarazione-nascita');
    await person.reads(
      person.say('service.deadline'),
      ...birth.times.deadlines.map(({ text }) => inWords(text, 'ar')),
    );
    await person.reads(inWords(birth.applicants, 'ar'), ...bring);

    await person.take();
    await expect(person.on.number).toHaveText(/^B001\W[A-Z]$/);
    const slip = await lastSlip(kiosk);
    expect(slip.lang).toBe('ar');
    expect(slip.title).toEqual({ text: inWords(birth.title, 'ar'), lang: 'ar' });
    for (const item of bring) expect(textOf(slip)).toContain(item);
    // For the clerk: service, desk and documents in Italian.
    expect(clerkOf(slip)).toContain(birth.title.it);
    expect(clerkOf(slip)).toContain('Sportello 5');
    for (const { name } of birth.inputs) expect(clerkOf(slip)).toContain(inWords(name, 'it'));
  },
);

flow(
  'K15 two errands in one visit: language and settings stay, answers go, two tickets',
  async ({ kiosk, person }) => {
    await person.start();
    await person.speak('en');
    await person.adjust({ size: 'large', contrast: 'high' });
    await person.need(needTitle('nascita', 'en'));
    await person.answer(optionLabel('nascita-cosa', 'registrare', 'en'));
    await person.open('dichiarazione-nascita');
    await person.take();
    await person.asksForMore();

    await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(kiosk.page.locator('html')).toHaveAttribute('data-size', 'large');
    await expect(kiosk.page.locator('html')).toHaveAttribute('data-contrast', 'high');
    await person.find('identity card', 'carta-identita');
    await person.check();
    // What was answered for the first errand is not offered for the second.
    await expect(person.on.withAnswers).toHaveCount(0);
    await person.confirm();
    await expect(person.on.number).toHaveText(/^A001\W[A-Z]$/);
    await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    expect((await kiosk.devices.printed()).map(({ number }) => number?.slice(0, 4))).toEqual([
      'B001',
      'A001',
    ]);
  },
);
