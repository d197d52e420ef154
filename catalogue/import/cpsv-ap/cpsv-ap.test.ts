import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { cpsvAp as exporter } from '../../export/cpsv-ap/exporter.ts';
import { openDataOf } from '../../export/open-data.ts';
import { fullService, smallTown, textOf } from '../../export/testing.ts';
import { folderOf } from '../../testing/folder.ts';
import { dayByDay, schedules } from '../../testing/schedules.ts';
import type { Imported } from '../importer.ts';
import { cpsvAp } from './importer.ts';

const shared = resolve(import.meta.dirname, '../../../../shared/data/cpsv-ap');
const options = { earlierIds: {}, out: '', values: {} };

const importOf = async (file: string, earlierIds: Imported['report']['ids'] = {}): Promise<Imported> => {
  const made = await cpsvAp.read(file, { ...options, earlierIds }, () => undefined);
  if (!made.ok) throw new Error(made.error.words);
  return made.value;
};
const servicesOf = ({ records }: Imported): DraftService[] =>
  Object.entries(records).flatMap(([file, record]) =>
    file.startsWith('services/') ? [record as DraftService] : [],
  );

/** Exports a town, and imports what was written. */
const thereAndBack = async (town: typeof smallTown): Promise<Imported> => {
  using folder = folderOf({});
  const file = join(folder.dir, 'town.jsonld');
  writeFileSync(
    file,
    textOf(exporter.files(openDataOf(town).catalogue, { base: 'https://example.it/id/' })[0]),
  );
  return await importOf(file);
};

describe('import of CPSV-AP', () => {
  it('gives back what the export wrote', async () => {
    const made = await thereAndBack(smallTown);
    // Phrases are written out, and a few fields are in no standard.
    const { verifiedAt: _verified, needs: _needs, ...carried } = fullService;
    const expected = {
      ...carried,
      source: 'cpsv-ap',
      applicants: { it: 'Chiunque', en: 'Anyone' },
      howTo: [
        { text: { it: 'Prendi appuntamento', en: 'Prendi appuntamento' } },
        { text: { it: 'Vieni allo sportello', en: 'Come to the desk' } },
      ],
      inputs: [{ name: { it: 'Una foto', en: 'A photograph' } }, fullService.inputs?.[1]],
      lifeEvents: ['https://example.it/id/need/documento', 'https://example.it/event/11'],
    };
    const {
      needs: _given,
      unmapped,
      ...service
    } = made.records['services/carta-identita.yaml'] as DraftService;
    expect(service).toEqual(expected);
    expect(unmapped).toBeUndefined();
    expect(made.records['places/municipio.yaml']).toMatchObject({
      name: { it: 'Municipio' },
      address: 'Piazza Grande 1',
      city: 'Montelieve',
      lat: 44.5,
      hours: smallTown.places[0]?.hours,
    });
    expect(made.records['units/anagrafe.yaml']).toMatchObject({
      name: smallTown.units[0]?.name,
      organisation: 'comune',
      places: ['municipio'],
      contacts: smallTown.units[0]?.contacts,
    });
    expect(servicesOf(made).map(({ id, status, times }) => ({ id, status, times }))).toEqual([
      { id: 'carta-identita', status: 'active', times: fullService.times },
      { id: 'residenza', status: 'suspended', times: { immediate: true } },
      { id: 'senza-niente', status: 'active', times: undefined },
    ]);
    expect(made.records['organisations.yaml']).toMatchObject({
      organisations: [
        { id: 'comune', kind: 'town' },
        { id: 'stato', shortName: { it: 'IPZS' }, contacts: [{ phone: '06 1' }] },
      ],
    });
  });

  it('carries any words, amounts and hours there and back', async () => {
    const words = fc.stringMatching(
      /^[A-Za-z\u00e0-\u00fa0-9"'<>&\\{}@]{1,12}(?: [A-Za-z\u4e00-\u4eff\u0627-\u064a.,;:]{1,10}){0,4}$/u,
    );
    const text = fc.record({ it: words, en: words, ar: words, 'zh-Hans': words }, { requiredKeys: ['it'] });
    const cases = fc.record({
      title: text,
      summary: text,
      status: fc.constantFrom(
        'active' as const,
        'suspended' as const,
        'inactive' as const,
        'internal' as const,
      ),
      inputs: fc.array(fc.record({ name: text, condition: text }, { requiredKeys: ['name'] }), {
        minLength: 1,
        maxLength: 3,
      }),
      costs: fc.array(fc.record({ amount: fc.nat(1_000_000), label: text }, { requiredKeys: ['amount'] }), {
        minLength: 1,
        maxLength: 3,
      }),
      hours: schedules,
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ hours, ...fields }) => {
        const place: Place = { id: 'uno-due', name: { it: 'Uno' }, hours };
        const service: DraftService = { id: 'prova', sourceId: 'p-1', ...fields };
        const made = await thereAndBack({
          ...smallTown,
          services: [service],
          places: [place],
          units: [],
          needs: [],
          topics: [],
        });
        const back = servicesOf(made)[0];
        expect({
          title: back?.title,
          summary: back?.summary,
          status: back?.status,
          inputs: back?.inputs,
          costs: back?.costs,
        }).toEqual(fields);
        expect(dayByDay((made.records['places/uno-due.yaml'] as Place).hours)).toEqual(dayByDay(hours));
        expect(made.report.entries.filter(({ kind }) => kind === 'unmapped')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps ids of an earlier import, and says what is wrong with a file', async () => {
    using folder = folderOf({
      'a.ttl':
        '<urn:x:1> a <http://purl.org/vocab/cpsv#PublicService> ; <http://purl.org/dc/terms/title> "Uno"@it ; <urn:x:odd> 7 .',
      'broken.ttl': '<urn:x:1> a',
      'remote.jsonld': '{"@context":"https://example.org/other.jsonld","@id":"urn:x:1"}',
      'empty.ttl': '',
    });
    const made = await importOf(join(folder.dir, 'a.ttl'), { service: { 'urn:x:1': 'servizio-vecchio' } });
    expect(servicesOf(made)).toMatchObject([
      { id: 'servizio-vecchio', sourceId: 'urn:x:1', title: { it: 'Uno' }, unmapped: { odd: '7' } },
    ]);
    for (const [file, words] of [
      ['broken.ttl', /broken\.ttl cannot be read: .*line/],
      ['remote.jsonld', /refers to the context https:\/\/example\.org\/other\.jsonld, which is not fetched/],
      ['empty.ttl', /holds no services/],
      ['nowhere.ttl', /There is no file or folder/],
    ] as const)
      expect(await cpsvAp.read(join(folder.dir, file), options, () => undefined)).toMatchObject({
        ok: false,
        error: { words: expect.stringMatching(words) as string },
      });
  });

  describe.skipIf(!existsSync(shared))(
    'of real data (skipped where ../shared/data/cpsv-ap is missing)',
    () => {
      it('reads the services of Estonia in their older terms, and loses nothing', async () => {
        const file = join(shared, 'EstonianServices_2.rdf');
        const made = await importOf(file);
        const services = servicesOf(made);
        expect(services).toHaveLength(28);
        const preschool = services.find(({ sourceId }) => sourceId === 'TCC-001');
        expect(preschool).toMatchObject({
          id: 'applying-for-admission-to-a-preschool',
          title: { it: 'Applying for admission to a preschool', en: 'Applying for admission to a preschool' },
          legalBasis: [{ url: 'https://oigusaktid.tallinn.ee/id=3001' }],
          lifeEvents: ['http://data.europa.eu/LE/StartingEducation'],
        });
        expect(preschool?.authority).toBeDefined();
        expect(preschool?.providedBy).toBeDefined();
        // Every word of the data is in a record or in the report.
        const all = JSON.stringify([made.records, made.report.entries]).replace(/\\n|\s+/g, ' ');
        for (const [, literal = ''] of readFileSync(file, 'utf8').matchAll(/<(?:dct|skos):\w+>([^<]+)</g)) {
          const said = JSON.stringify(literal.replaceAll('&amp;', '&'))
            .slice(1, -1)
            .replace(/\\n|\\t|\s+/g, ' ')
            .trim()
            .slice(0, 60);
          expect([said, all.includes(said)]).toEqual([said, true]);
        }
        expect((await importOf(file)).records).toEqual(made.records);
      });
      it("reads CPSV-AP's own example alike in two syntaxes, without a network", async () => {
        const [json, turtle] = await Promise.all(
          ['jsonld', 'ttl'].map((ending) => importOf(join(shared, `example-rdf_public_service.${ending}`))),
        );
        expect(json?.records['municipality.yaml']).toEqual(turtle?.records['municipality.yaml']);
        expect(servicesOf(json as Imported)).toMatchObject([
          { sourceId: 'Tax-on-web', contacts: [{ phone: '+32 257 25757' }] },
        ]);
      });
    },
  );
});
