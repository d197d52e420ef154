import { expect } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { outboxOf } from '../pages/journal.ts';
import { codes, findsTheWay, setCodes, types } from '../pages/staff.ts';

flow(
  'K30 a colleague is ill: numbers stopped, a desk closed until midnight, paper changed, the screen cleaned, with a code of the staff',
  async ({ kiosk, person }) => {
    const { page } = kiosk;
    const main = page.locator('main');
    const row = (id: string) => page.getByTestId(id);
    const opens = async (): Promise<void> => {
      await findsTheWay(person);
      await types(person, codes.staff);
      await expect(person.on.screen('unlock', 'staff')).toBeVisible();
    };
    await setCodes(kiosk);
    await findsTheWay(person);
    await types(person, '000001');
    await expect(main).toContainText('Il codice non è giusto.');
    await person.press(page.getByTestId('leave'));
    await person.sees('attract');

    await kiosk.devices.printerState('paper-out');
    await opens();
    await person.press(row('paper').getByRole('button'));
    await expect(row('paper')).toContainText('Manca la carta');
    await kiosk.devices.printerState('ready');
    await expect(async () => {
      await person.press(row('paper').getByRole('button'));
      await expect(row('paper')).toContainText('La stampante è pronta', { timeout: 400 });
    }).toPass();
    await person.press(row('queue-anagrafe').getByRole('button'));
    await expect(row('queue-anagrafe')).toHaveAttribute('data-off', 'true');
    await person.press(row('desk-stato-civile').getByRole('button'));
    await expect(row('desk-stato-civile')).toHaveAttribute('data-off', 'true');
    await person.press(page.getByTestId('leave'));

    // Said before a number is asked for, with when to come; the home screen tells of the desk.
    await person.start();
    await person.reads(/stato civile.*chiuso oggi.*dalle 10:00/);
    await person.find('carta identità', 'carta-identita');
    await person.reads('I numeri di oggi sono finiti.', /Vieni mercoledì 25 novembre/);
    await expect(person.on.primary).toHaveText(person.say('action.slip'));
    await person.isFollowed();
    await person.start();
    await person.find('nascita', 'dichiarazione-nascita');
    await person.reads(/Chiuso ora/, 'Ora lo sportello non dà numeri.');
    await person.isFollowed();

    await opens();
    await person.press(row('queue-anagrafe').getByRole('button'));
    await expect(row('queue-anagrafe')).toHaveAttribute('data-off', 'false');
    await page.clock.install();
    await person.press(row('clean').getByRole('button'));
    await expect(row('cleaning')).toContainText('30');
    // Neither a cloth nor a sleeve on the keypad does anything.
    await page.mouse.click(500, 500);
    await page.keyboard.press('Enter');
    await page.clock.fastForward(29_000);
    await expect(row('cleaning')).toBeVisible();
    await page.clock.fastForward(2_000);
    await expect(row('cleaning')).toHaveCount(0);
    // Whoever forgot to leave has left.
    await page.clock.fastForward(61_000);
    await person.sees('attract');
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.take();
    await expect(person.on.number).toHaveText(/^A001\W/);
    expect(
      outboxOf(kiosk)
        .filter(({ type }) => type === 'it.sportello.staff.acted.v1')
        .map(({ data }) => data['act'])
        .filter((act) => act !== 'paper-changed'),
    ).toEqual(['queue-stopped', 'desk-closed', 'queue-reopened']);
  },
);
