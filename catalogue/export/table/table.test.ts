import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../../core/model/catalogue.ts';
import type { Place } from '../../../core/model/place.ts';
import { weekdays } from '../../../core/model/schedule.ts';
import type { DraftService } from '../../../core/model/service.ts';
import type { Imported } from '../../import/importer.ts';
import { table as importer } from '../../import/table/importer.ts';
import { csvOf } from '../../standards/csv.ts';
import { folderOf } from '../../testing/folder.ts';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { csv, xlsx } from './exporters.ts';

const town = openDataOf({
  ...smallTown,
  municipality: { ...smallTown.municipality, languages: ['it', 'en'] },
}).catalogue;

/** What an import makes of the tables of a catalogue; nothing in them may be a mistake. */
const thereAndBack = async (catalogue: Catalogue, as: 'csv' | 'xlsx' = 'csv'): Promise<Imported> => {
  const files = await Promise.all(
    (as === 'csv' ? csv : xlsx)
      .files(catalogue, { base: '' })
      .map(async ({ name, content }) => [
        name === '' ? 'town.xlsx' : name,
        typeof content === 'function' ? await content() : [...content].join(''),
      ]),
  );
  using folder = folderOf(Object.fromEntries(files) as Record<string, string | Uint8Array>);
  const made = await importer.read(folder.dir, { earlierIds: {}, out: '', values: {} }, () => undefined);
  if (!made.ok) throw new Error(made.error.words);
  expect(made.value.report.entries.filter(({ kind }) => kind === 'mistake')).toEqual([]);
  return made.value;
};
const serviceIn = ({ records }: Imported): DraftService =>
  Object.entries(records).find(([file]) => file.startsWith('services/'))?.[1] as DraftService;

describe('export of tables', () => {
  it('writes CSV that reads back as it was, whatever stands in a cell', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', 'uno\r\ndue', ' spazio ', '\u00e8', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const columns = ['uno', 'due, tre'];
        const table = { name: '', columns, rows: rows.map(([a, b]) => ({ uno: a, 'due, tre': b })) };
        const back = parse([...csvOf(table)].join(''), { columns: true, skip_empty_lines: false });
        expect(back).toEqual(table.rows);
      }),
    );
  });
  it('has a row for each record, languages in columns, phrases written out', () => {
    const files = csv.files(town, { base: '' });
    expect(files.map(({ name }) => name)).toEqual([
      'servizi.csv',
      'uffici.csv',
      'luoghi.csv',
      'chiusure.csv',
      'comune.csv',
    ]);
    const [services, , places, closures] = files.map(
      (file) => parse(textOf(file), { columns: true }) as Record<string, string>[],
    );
    expect(services).toHaveLength(3);
    expect(services?.[0]).toMatchObject({
      'Nome del servizio': "Carta d'identità",
      'Nome del servizio (en)': 'Identity card',
      'Come fare': 'Prendi appuntamento\nVieni allo sportello',
      'Cosa serve': 'Una foto\nDenuncia (se serve)',
      Costo: '22,21 euro Rilascio, Anche in contanti',
      Tempi: '6 giorni',
      Luogo: 'Municipio',
      Telefono: '0599 000 100',
      'Altre parole': 'CIE, documento',
      Categoria: 'Anagrafe e stato civile; Documenti',
      Codice: 'carta-identita',
    });
    expect(services?.[1]).toMatchObject({ Stato: 'sospeso', Tempi: 'subito' });
    expect(places?.[0]).toMatchObject({
      Latitudine: '44,5',
      Martedì: '08:30-12:30 / 15:00-17:30',
      Giovedì: 'chiuso',
    });
    expect(closures).toMatchObject([
      { Dove: 'Municipio', Dal: '2026-12-24', Orario: '08:30-11:00' },
      { Dal: '2026-12-28', Al: '2026-12-31', Orario: '', Motivo: 'Ferie' },
    ]);
  });
  it.each(['csv', 'xlsx'] as const)('reads back with import table, as %s', async (as) => {
    const { records } = await thereAndBack(town, as);
    expect(records['services/carta-d-identita.yaml']).toMatchObject({
      sourceId: 'carta-identita',
      title: { it: "Carta d'identità", en: 'Identity card' },
      description: { it: ['Si fa allo sportello.', { list: ['con appuntamento', 'in dieci minuti'] }] },
      inputs: [{ name: { it: 'Una foto' } }, { name: { it: 'Denuncia' }, required: false }],
      costs: [{ amount: 2221, label: { it: 'Rilascio, Anche in contanti' } }],
      times: { maxDays: 6 },
      responsibleUnit: 'anagrafe',
      places: [{ place: 'municipio', unit: 'anagrafe' }],
      topics: ['anagrafe-e-stato-civile', 'documenti'],
      verifiedAt: '2026-09-30',
    });
    expect(records['places/municipio.yaml']).toMatchObject({
      lat: 44.5,
      lon: 10.75,
      access: { wheelchair: 'limited' },
      hours: smallTown.places[0]?.hours,
    });
  });
  it('carries words, amounts, times and hours there and back', async () => {
    const words = fc
      .stringMatching(/^[A-Z][a-z\u00e0]{1,10}(?: [a-z\u00e0]{2,8}){0,3}$/u)
      .filter((one) => !/^(?:Gratis|Gratuit|Ness|Niente|Senza|Esente|Free|Per |Eur|Aiuto|Esempio)/.test(one));
    const text = words.map((it) => ({ it }));
    const time = (quarter: number): string =>
      `${String(Math.floor(quarter / 4) + 7).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
    const hours = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }).chain((days) =>
      fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({
        weekly: [
          {
            days: weekdays.filter((day) => days.includes(day)),
            open: time(start),
            close: time(start + length),
          },
        ],
      })),
    );
    const service = fc.record({
      title: text,
      summary: text,
      audience: text,
      howTo: fc.array(
        text.map((one) => ({ text: one })),
        { minLength: 1, maxLength: 3 },
      ),
      inputs: fc.array(
        fc
          .tuple(text, fc.boolean())
          .map(([name, isNeeded]) => (isNeeded ? { name } : { name, required: false })),
        { minLength: 1, maxLength: 3 },
      ),
      outputs: fc.array(
        text.map((name) => ({ name })),
        { minLength: 1, maxLength: 2 },
      ),
      costs: fc.array(
        fc.oneof(
          fc.record({ amount: fc.nat({ max: 1_000_000 }), label: text }),
          fc.integer({ min: 1, max: 1_000_000 }).map((amount) => ({ amount })),
          text.map((label) => ({ label })),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      times: fc.oneof(
        fc.integer({ min: 1, max: 365 }).map((maxDays) => ({ maxDays })),
        fc.constant({ immediate: true }),
      ),
      status: fc.constantFrom(
        'active',
        'suspended',
        'inactive',
        'in-development',
        'internal',
      ) as fc.Arbitrary<NonNullable<DraftService['status']>>,
      contacts: fc.constant<NonNullable<DraftService['contacts']>>([
        { phone: '0461 123456' },
        { email: 'a@b.example' },
      ]),
      modified: fc.constant('2026-10-07'),
      synonyms: words.map((one) => ({ it: [one] })),
    });
    await fc.assert(
      fc.asyncProperty(service, hours, fc.constantFrom('csv', 'xlsx'), async (one, open, as) => {
        const parts = {
          ...town,
          units: [],
          places: [{ id: 'sede', name: { it: 'Sede' }, hours: open }],
          services: [{ id: 'uno', ...one }],
        };
        const imported = await thereAndBack(parts, as);
        expect(serviceIn(imported)).toMatchObject({ ...one, sourceId: 'uno' });
        const { weekly } = (imported.records['places/sede.yaml'] as Place).hours ?? {};
        expect(weekly).toEqual(open.weekly);
      }),
      { numRuns: 60 },
    );
  });
  it('writes a workbook with a sheet for each table; telephone numbers are text, and the bytes are the same each time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const made: Uint8Array[] = [];
    for (const day of ['2026-11-02', '2031-05-06']) {
      vi.setSystemTime(new Date(day));
      const [file] = xlsx.files(town, { base: '' });
      if (typeof file?.content !== 'function') throw new Error('not a workbook');
      made.push(await file.content());
    }
    vi.useRealTimers();
    expect(made[0]).toEqual(made[1]);
    const parts = unzipSync(made[0] ?? new Uint8Array());
    expect(Object.keys(parts).filter((name) => /worksheets\/sheet\d/.test(name))).toHaveLength(5);
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="servizi"');
    expect(
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join(''),
    ).toContain('>0599 000 100<');
  });
});
