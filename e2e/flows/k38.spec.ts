import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSource } from '../../bin/compile-source.ts';
import { run } from '../../catalogue/cli/run.ts';
import { componentPage, dataPage, placesPage, wordpressPage } from '../../catalogue/import/comune/testing.ts';
import { cache } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';

/** Each worker imports the town for itself: they write at the same time. */
const folder = join(cache, 'k38', String(process.pid));
const pages = { residenza: placesPage, carta: wordpressPage, imu: componentPage, passo: dataPage };

test.use({ setup: { catalogue: join(folder, 'source', 'catalogue.json') } });
test.beforeAll(async () => {
  mkdirSync(join(folder, 'pages'), { recursive: true });
  for (const [name, html] of Object.entries(pages))
    writeFileSync(join(folder, 'pages', `${name}.html`), html);
  const said: string[] = [];
  const say = (line: string): unknown => said.push(line);
  const town = join(folder, 'town');
  const status = await run(['import', 'comune', join(folder, 'pages'), '--out', town], {
    out: say,
    err: say,
    now: () => performance.now(),
  });
  expect(status, said.join('\n')).toBe(0);
  expect(await compileSource(town, folder, say), said.join('\n')).toMatchObject({ ok: true });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

flow(
  'K38 a town of which only the saved pages of its site are there: what it costs, where, until when, whom to ask',
  async ({ kiosk, person }) => {
    await person.start();
    await expect(kiosk.page.getByRole('banner')).toContainText('Comune di Prova');
    await person.find('residenza', 'cambio-di-residenza');
    await person.reads('Cambio di residenza', 'Municipio', 'Piazza della Repubblica, 1', /12:30/);
    await person.reads(
      'Diritti di segreteria',
      /0,52/,
      'Marca da bollo',
      /16\s€/,
      'Servizi demografici',
      '0461123456',
    );
    // What the page does not say is said to be missing, and there is somebody to ask.
    await person.reads(person.say('service.hole.inputs'));
    await person.take();
    const slip = textOf(await lastSlip(kiosk));
    expect(slip).toContain('Cambio di residenza');
    expect(slip).toContain('Municipio');
    await person.asksForMore();

    await person.find('garage', 'passo-carrabile');
    await person.reads('Palazzo Nuovo', 'Corso Italia 3', /13:00/);
    await person.press(person.on.ask);
    await person.sees('help');
    await person.isFollowed();
  },
);
