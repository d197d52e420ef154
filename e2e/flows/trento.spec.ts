import { hasTrento, trentoCatalogue } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, claimsOf, textOf } from '../pages/paper.ts';

test.skip(
  () => !hasTrento(),
  'The harvested services of Trento (../shared/data/opencity-trento) are not here',
);
test.use({ setup: { catalogue: trentoCatalogue } });

flow(
  'a whole visit on the imported services of Trento: words, a card with holes, a slip with its code',
  async ({ kiosk, person }) => {
    await person.start();
    await expect(kiosk.page.getByRole('banner')).toContainText('Comune di Trento');
    await person.find('scrutatore', 'scrutatore-di-seggio-elettorale');
    await person.reads('Scrutatore di seggio elettorale', /piazza (di )?fiera/i);
    // What the town has not written is said, not hidden.
    await person.reads(person.say('service.hole.inputs'));
    await person.take();
    const slip = await lastSlip(kiosk);
    expect(slip.town).toBe('Comune di Trento');
    expect(slip.banner).toBeUndefined();
    expect(textOf(slip)).toContain('Scrutatore di seggio elettorale');
    expect(claimsOf(slip)).toMatchObject({ kind: 'service', service: 'scrutatore-di-seggio-elettorale' });
    await person.asksForMore();

    await person.need('Scuola e nido');
    await person.sees('results');
    await person.open('iscrizione-nido-presentazione-domanda');
    await person.press(person.on.ask);
    await person.sees('help');
    await person.isFollowed();
  },
);
