import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '../fixtures/test.ts';
import { once } from '../pages/flow.ts';
import { codes, findsTheWay, setCodes, types } from '../pages/staff.ts';

once(
  'A technician looks at the machine, tests it, reads the log, prints the report, and has the program start again',
  async ({ kiosk, person }) => {
    const { page } = kiosk;
    const opens = (name: string) => page.getByTestId(`t-${name}`).getByRole('button').click();
    const said = page.getByTestId('said');
    // A code that is not set yet is said, and nothing opens.
    await findsTheWay(person);
    await types(person, '1');
    await person.reads('Nessun codice è stato impostato.');
    await setCodes(kiosk);
    await types(person, codes.technician);
    await person.sees('technician');
    await expect(page.getByTestId('status-printer')).toContainText('Stampante · OK');

    await opens('tests');
    await page.getByTestId('test-test-print').getByRole('button').click();
    await expect(said).toContainText('pa: printed');
    expect(await kiosk.devices.printed()).toHaveLength(11);
    await page.getByTestId('test-touch').getByRole('button').click();
    const squares = page.getByTestId('squares');
    await squares.click({ position: { x: 5, y: 5 } });
    await expect(page.getByTestId('touch-left')).toContainText('Dita insieme: 1');
    await page.getByTestId('passed').click();
    await expect(page.getByTestId('test-touch')).toContainText('OK');
    await page.getByTestId('test-screen').getByRole('button').click();
    const ruler = await page.getByTestId('ruler').boundingBox();
    expect(Math.round((ruler?.width ?? 0) / 2.71)).toBe(100);
    await page.getByTestId('failed').click();
    await expect(page.getByTestId('test-screen')).toContainText('Non va');

    await opens('log');
    await expect(page.getByTestId('log-line').first()).toContainText('test-print printed');
    await page.getByTestId('filter-faults').click();
    await expect(page.getByTestId('log-line')).toHaveCount(0);
    const log = readFileSync(join(kiosk.dataDir, 'log', 'sportello.jsonl'), 'utf8');
    expect(log).not.toContain(codes.technician);

    await opens('report');
    await page.getByTestId('report-print').click();
    await expect(said).toContainText('Report: printed');
    expect((await kiosk.devices.printed()).at(-1)?.title.text).toBe('Rapporto di collaudo del totem');

    // Behind the screens too, whoever is idle has left, and nothing is left open.
    await page.getByTestId('leave').click();
    await person.sees('attract');
    await findsTheWay(person);
    await types(person, codes.technician);
    await opens('care');
    await expect(page.getByTestId('machine')).toHaveCount(0);
    await page.getByTestId('restart').click();
    await page.getByTestId('sure').click();
    await expect(said).toContainText('Starting again.');
  },
);
