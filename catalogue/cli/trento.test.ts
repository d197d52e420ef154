import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Need } from '../../core/model/guide.ts';
import { folderOf } from '../testing/folder.ts';
import { cli } from '../testing/cli.ts';

const trento = resolve(import.meta.dirname, '../../../shared/data/opencity-trento');

describe.skipIf(!existsSync(trento))(
  'import of the real Comune di Trento (skipped where ../shared/data/opencity-trento is missing)',
  () => {
    it('has the numbers of the data, one error (a service without a summary), and the same bytes each time', async () => {
      using folder = folderOf({});
      const [first, second] = [join(folder.dir, 'first'), join(folder.dir, 'second')];
      const said = await cli(['import', 'opencity', trento, '--out', first, '--json']);
      expect(said.status).toBe(0);
      expect(JSON.parse(said.out)).toMatchObject({
        town: 'Comune di Trento',
        errors: 1,
        counts: {
          services: 32,
          // Two of the 25 have the identifier TEST; one of the 3 is called "Test"; the one in development has an address on sportellotest.
          'services active': 25,
          'services suspended': 2,
          'services inactive': 3,
          'services in-development': 1,
          'services internal': 1,
          // 18 name a place; 4 name neither place nor channel, and have the place of their office.
          'services with places': 22,
          'services with inputs': 3,
          'services with costs': 26,
          'services with contacts': 32,
          'services with responsibleUnit': 32,
          units: 228,
          places: 76,
          'places with hours': 4,
          needs: 6,
          'entries test': 1,
          'entries dangling': 25,
        },
      });
      await cli(['import', 'opencity', trento, '--out', second]);
      const files = readdirSync(first, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.\w+$/.test(file))
        .sort();
      expect(files.length).toBeGreaterThan(336);
      for (const file of files)
        expect([
          file,
          readFileSync(join(second, file), 'utf8') === readFileSync(join(first, file), 'utf8'),
        ]).toEqual([file, true]);
      const town = readFileSync(join(first, 'municipality.yaml'), 'utf8');
      for (const line of [
        'id: trento',
        'ipaCode: c_l378',
        'timeZone: Europe/Rome',
        'website: https://www.comune.trento.it',
        'reception: urp',
        'switchboard: 0461 884111',
        'it: Santo patrono',
      ])
        expect(town).toContain(line);
      const hobbyist = readFileSync(
        join(first, 'services/rilascio-tesserino-attivita-di-hobbista.yaml'),
        'utf8',
      );
      expect(hobbyist).toContain('status: in-development');
      expect(hobbyist).toMatch(/\nunmapped:[^]*sportellotest/);
      // Every active service is behind a door, and no two doors lead to the same services.
      const needs = (parse(readFileSync(join(first, 'needs.yaml'), 'utf8')) as { needs: Need[] }).needs;
      expect(new Set(needs.map(({ services }) => services?.join())).size).toBe(needs.length);
      expect(new Set(needs.flatMap(({ services }) => services ?? [])).size).toBe(25);
      for (const file of files.filter((name) => name.startsWith('services/'))) {
        const text = readFileSync(join(first, file), 'utf8').replace(/\nunmapped:[^]*$/, '');
        expect([file, /sportellotest|localtest|<\/?\w+>|&nbsp|\u2019/.exec(text)?.[0]]).toEqual([
          file,
          undefined,
        ]);
      }
    });
  },
);
