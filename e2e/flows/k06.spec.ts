import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect } from '../fixtures/test.ts';
import { askKiosk } from '../pages/ask-kiosk.ts';
import { Ears } from '../pages/ears.ts';
import { flow } from '../pages/flow.ts';

flow(
  'K6 cannot read: "Listen" speaks public text aloud, personal results only after a yes',
  async ({ kiosk, person }) => {
    const { page } = kiosk;
    const ears = await Ears.open(page);
    const listen = page.getByRole('button', { name: person.say('speech.listen'), exact: true });
    await person.sees('attract');
    await person.press(listen);
    await ears.hears(person.say('attract.title'), 'English');
    // What is heard is a real sound, by a program that is not ours.
    const { audio } = await askKiosk(page, 'speak', { lang: 'it', text: person.say('attract.title') });
    const file = `${kiosk.dataDir}/said.wav`;
    writeFileSync(file, Buffer.from(audio, 'base64'));
    const script = 'import sys,wave\nw=wave.open(sys.argv[1])\nprint(w.getnframes()/w.getframerate())';
    expect(Number(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }))).toBeGreaterThan(0.5);

    await person.press(person.on.attractStart);
    await person.sees('home');
    await ears.hears(person.say('home.title'), "Carta d'identità e certificati");
    await person.need("Carta d'identità e certificati");
    await ears.clear();
    await person.unknown();
    await person.sees('results');
    const question = page.getByRole('dialog', { name: person.say('speech.aloud') });
    await expect(question).toBeVisible();
    expect((await ears.texts()).join()).not.toContain(person.say('results.title'));
    await ears.hears(person.say('speech.aloudLead'));
    await person.press(page.getByTestId('yes-aloud'));
    await expect(question).toBeHidden();
    await ears.hears(person.say('results.title'));
  },
);
