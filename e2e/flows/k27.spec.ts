import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../core/schedule/local-date.ts';
import { root } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });

test('K27 which texts are stale? A list by office of the cards that nobody confirmed for twelve months', ({
  shell,
}) => {
  test.skip(shell !== 'loopback', 'No kiosk is in it: once is enough');
  const dir = mkdtempSync(join(tmpdir(), 'sportello-k27-'));
  try {
    cpSync(join(root, 'assets', 'demo-catalogue'), dir, { recursive: true });
    const fileOf = (service: string): string => join(dir, 'services', `${service}.yaml`);
    /** An office writes when it last looked at a card; nothing: never. */
    const confirm = (service: string, date: string | undefined): void => {
      const text = readFileSync(fileOf(service), 'utf8').replace(/^verifiedAt:.*\n/m, '');
      writeFileSync(fileOf(service), date === undefined ? text : `${text}verifiedAt: ${date}\n`);
    };
    const check = (...options: string[]): { status: number | null; out: string } => {
      const run = spawnSync(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(root, 'catalogue', 'cli', 'main.ts'),
          'check',
          dir,
          ...options,
        ],
        { encoding: 'utf8' },
      );
      return { status: run.status, out: run.stdout };
    };
    for (const file of readdirSync(join(dir, 'services'))) confirm(file.replace('.yaml', ''), today);
    const cards = (): unknown => JSON.parse(check('--stale', '--json').out);
    const yearAgo = addDays(today, -365);
    confirm('carta-identita', addDays(yearAgo, -40));
    confirm('tessera-elettorale', undefined);
    // Eleven months and a half are not twelve.
    confirm('tessera-biblioteca', addDays(yearAgo, 15));
    expect(cards()).toMatchObject([
      { office: 'Ufficio anagrafe', service: 'carta-identita', verifiedAt: addDays(yearAgo, -40) },
      { office: 'Ufficio elettorale', service: 'tessera-elettorale', verifiedAt: '' },
    ]);
    const { out } = check('--stale');
    expect(out.indexOf('Ufficio anagrafe')).toBeLessThan(out.indexOf('Ufficio elettorale'));
    expect(out).toContain('Tessera elettorale');
    expect(out).not.toContain('tessera-biblioteca');
    // For whoever sends it round the offices.
    expect(check('--stale', '--csv').out).toContain('"Ufficio anagrafe","carta-identita"');

    // An office has looked: its card is off the list.
    confirm('carta-identita', today);
    expect(cards()).toMatchObject([{ service: 'tessera-elettorale' }]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
