import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { filesHolding, keptByPage } from '../pages/traces.ts';
import { outboxOf } from '../pages/journal.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import { needTitle, optionLabel, questionText } from '../pages/town.ts';

/** Words that no catalogue has and no program writes. */
const canary = 'qanarynumbwords';
const street = 'viaqanarystreet';

flow(
  'A25: nothing of a session survives it: page, browser, disk, logs, the next person',
  async ({ kiosk, person }) => {
    const { page } = kiosk;
    await person.start();
    await person.press(person.on.searchButton);
    await person.sees('search');
    await person.write(canary);
    await person.reads(person.say('search.none'));
    await person.press(person.on.button('search.district'));
    await person.sees('search', 'district');
    await person.write(street);
    await person.reads(person.say('district.none'));
    await person.press(person.on.back);
    await expect(person.on.screen('search')).not.toHaveAttribute('data-step');
    await expect(person.on.field).toHaveValue(canary);
    expect(await keptByPage(page)).toContain(canary);
    await person.press(person.on.back);
    await person.sees('home');

    await person.need(needTitle('non-autosufficienza'));
    await person.answer(optionLabel('chi-aiutare', 'anziano'));
    await person.answer(optionLabel('che-aiuto-serve', 'ogni-giorno'));
    await person.open('non-autosufficienza');
    await person.check();
    await person.press(person.on.withAnswers);
    await person.confirm();
    await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    const answered = `${questionText('che-aiuto-serve')} ${optionLabel('che-aiuto-serve', 'ogni-giorno')}`;
    expect(textOf(await lastSlip(kiosk))).toContain(answered);

    await person.isFollowed();
    // What was typed was there before (above): now it is gone.
    const kept = await keptByPage(page);
    for (const trace of [
      canary,
      street,
      questionText('che-aiuto-serve'),
      optionLabel('che-aiuto-serve', 'ogni-giorno'),
      'autosufficien',
    ])
      expect(kept).not.toContain(trace);
    expect(JSON.parse(kept)).toMatchObject({
      local: {},
      session: {},
      databases: [],
      cached: [],
      selection: '',
      state: null,
    });

    const written = [
      canary,
      street,
      'che-aiuto-serve',
      'ogni-giorno',
      questionText('che-aiuto-serve'),
      optionLabel('che-aiuto-serve', 'ogni-giorno'),
    ];
    expect(filesHolding(kiosk.dataDir, written)).toEqual([]);
    for (const trace of written) expect(kiosk.output()).not.toContain(trace);
    expect(JSON.stringify(outboxOf(kiosk))).not.toMatch(/anziano|ogni-giorno|qanary/);

    // The next person finds an empty field and an empty keyboard buffer.
    await person.start();
    await person.press(person.on.searchButton);
    await person.sees('search');
    await expect(person.on.field).toHaveValue('');
    await person.write('a');
    await expect(person.on.field).toHaveValue('a');
  },
);

once(
  'A25: the same at the end that a person chooses, and at the one that the clock makes',
  async ({ kiosk: { page }, person }) => {
    await page.clock.install();
    await person.start();
    await person.search(canary);
    await page.clock.fastForward(121_000);
    await person.press(person.on.button('idle.leave'));
    await person.sees('attract');
    expect(await keptByPage(page)).not.toContain(canary);

    await person.start();
    await person.search(canary);
    await page.clock.fastForward(121_000);
    await page.clock.runFor(46_000);
    await expect(person.on.main).toHaveAttribute('data-screen', 'attract');
    expect(await keptByPage(page)).not.toContain(canary);
  },
);

once(
  'A25: a slip that waits for the printer is not printed for the next person',
  async ({ kiosk, person }) => {
    await kiosk.devices.holdPrinter();
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.check();
    await person.confirm();
    await person.isFollowed();
    await kiosk.devices.releasePrinter();
    await person.start();
    await person.find('nascita', 'dichiarazione-nascita');
    await person.take();
    const slips = await kiosk.devices.printed();
    expect(slips.at(-1)?.title.text).toContain('nato un bambino');
    expect(slips.length).toBeLessThanOrEqual(2);
  },
);
