import { expect, test } from '../fixtures/test.ts';
import { Ears } from '../pages/ears.ts';
import { Person } from '../pages/person.ts';

/** A user action or new speech stops the old within so many milliseconds (A3). */
const stopMs = 100;

test('A1, A2, A4: with a keypad and a headset alone, from the first screen to a ticket that is heard whole', async ({
  kiosk,
}) => {
  const { page, devices } = kiosk;
  const person = new Person(page, 'keys');
  const ears = await Ears.open(page);
  const plugged = Date.now();
  await devices.headset(true);
  await ears.hears(person.say('attract.title'));
  // A2 by the clock of the wall: starting Chromium's sound is in it.
  expect(Date.now() - plugged).toBeLessThan(3000);
  await person.start();
  await ears.hears(person.say('home.title'), /^Scelte: \d+/);
  await ears.clear();
  await person.need("Carta d'identità e certificati");
  // What has the focus is heard on the way, one after the other.
  await ears.hears(/^Scelte: \d+/);
  await person.answer("Carta d'identità");
  await person.answer("L'ho persa");
  await ears.hears(person.say('results.one'));
  await person.open('carta-identita-smarrita');
  await ears.hears(person.say('service.right'), /Sportello 1|Sportello \d/);
  await ears.clear();
  await person.takeNumber();
  await ears.hears(person.say('check.title'));
  const lines = await page.locator('main .paper :is(h2, dt, dd)').allInnerTexts();
  await ears.hears(...lines.map((line) => line.replaceAll(/\s+/g, ' ').trim().slice(0, 40)));
  await ears.clear();
  await person.confirm();
  const number = (await person.on.number.textContent()) ?? '';
  await ears.hears(person.say('ticket.number'), [...number.replaceAll('-', ',')].join(' '));
  const shown = await page
    .locator('main [data-testid="ticket-words"] :is(h2, p, li)')
    .filter({ visible: true })
    .allInnerTexts();
  for (const text of shown)
    for (const line of text.split('\n')) await ears.hears(line.replaceAll(/\s+/g, ' ').trim().slice(0, 40));
  // A4: every printed field; what the screen tells too has the screen's own heading.
  const slip = (await devices.printed()).at(-1);
  if (slip === undefined) throw new Error('Nothing was printed.');
  for (const { lines } of slip.blocks)
    await ears.hears(...lines.map(({ text }) => text.replaceAll(/\s+/g, ' ').slice(0, 40)));
  await ears.hears(slip.title.text, slip.footer.text);
  // A4: pictures and messages by name.
  await ears.hears(person.say('ticket.qr'), person.say('ticket.printed'));
});

test('A3, A5, A6, A7: interrupted, adjusted, pulled out', async ({ kiosk }) => {
  const { page, devices } = kiosk;
  const person = new Person(page, 'keys');
  const ears = await Ears.open(page, { quick: false });
  await devices.headset(true);
  await ears.hears(person.say('attract.title'));
  const last = async () => (await ears.log()).at(-1);

  await test.step('A3: a key stops what is said, within 100 ms', async () => {
    await page.keyboard.press('ArrowDown');
    await ears.hears(person.say('attract.start'));
    const first = (await ears.log())[0];
    const acted = await page.evaluate(() => window.actedAt);
    expect(first?.whole).toBe(false);
    expect(Math.abs((first?.until ?? Infinity) - acted)).toBeLessThan(stopMs);
  });
  await test.step('A3: R says it once more', async () => {
    await ears.clear();
    await page.keyboard.press('KeyR');
    await ears.hears(person.say('attract.start'));
  });
  await test.step('A7: volume and rate by keys, at once, and the pitch stays', async () => {
    await person.start();
    await ears.hears(person.say('home.title'));
    const player = () =>
      page.evaluate(() => {
        const now = window.played.at(-1);
        return {
          rate: now?.playbackRate,
          pitch: now?.preservesPitch,
          volume: now?.volume,
          paused: now?.paused,
        };
      });
    await page.keyboard.press('.');
    await page.keyboard.press('=');
    expect(await player()).toMatchObject({ rate: 1.25, pitch: true, volume: 0.7, paused: false });
    await page.keyboard.press(',');
    await page.keyboard.press(',');
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect(await player()).toMatchObject({ rate: 0.8, volume: 0.5 });
    await page.keyboard.press('KeyP');
    expect(await player()).toMatchObject({ paused: true });
    await page.keyboard.press('KeyP');
    expect(await player()).toMatchObject({ paused: false });
  });
  await test.step('A6: one sound at a time', async () => {
    const log = await ears.log();
    for (const [at, { until, from }] of log.entries())
      if (at > 0) expect(log[at - 1]?.until ?? Infinity, `${from} ${until}`).toBeLessThanOrEqual(from);
  });
  await test.step('A5: pulled out in mid-sentence: silence', async () => {
    await page.keyboard.press('KeyR');
    await expect.poll(async () => (await last())?.until).toBeUndefined();
    const count = (await ears.log()).length;
    await devices.headset(false);
    await expect.poll(async () => (await last())?.until).toBeDefined();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('KeyP');
    await person.need("Carta d'identità e certificati");
    expect((await ears.log()).length).toBe(count);
    await expect(page.locator('[data-spoken]')).toHaveCount(0);
  });
  await test.step('A7: the next person finds volume and rate as they were', async () => {
    await person.press(person.on.newPerson);
    await person.sees('attract');
    await ears.clear();
    await devices.headset(true);
    await ears.hears(person.say('attract.title'));
    expect(await last()).toMatchObject({ rate: 1, volume: 0.6 });
  });
});

test('A8: spoken in the language that is shown, and each fragment in its own', async ({ kiosk }) => {
  const { page, devices } = kiosk;
  const person = new Person(page, 'keys');
  const ears = await Ears.open(page);
  await devices.headset(true);
  await person.start();
  await ears.clear();
  await person.speak('ar');
  await ears.hears(person.say('home.title'));
  await person.press(person.on.button('home.ask'));
  await person.sees('help');
  await ears.silence();
  const log = await ears.log();
  // What is in Latin letters has another language than Arabic, on the screen and in the voice.
  for (const { text, lang } of log)
    if (/\p{Script=Arabic}/u.test(text)) expect(lang, text).toBe('ar');
    else if (/\p{Script=Latin}{4}/u.test(text)) expect(lang, text).not.toBe('ar');
  expect(log.filter(({ lang }) => lang === 'ar').length).toBeGreaterThan(2);
});
