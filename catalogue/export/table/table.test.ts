import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { csvOf } from '../../standards/csv.ts';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { csv, xlsx } from './exporters.ts';

const town = openDataOf({
  ...smallTown,
  municipality: { ...smallTown.municipality, languages: ['it', 'en'] },
}).catalogue;

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
      'services.csv',
      'units.csv',
      'places.csv',
      'organisations.csv',
    ]);
    const [services, , places] = files.map(
      (file) => parse(textOf(file), { columns: true }) as Record<string, string>[],
    );
    expect(services).toHaveLength(3);
    expect(services?.[0]).toMatchObject({
      id: 'carta-identita',
      sourceId: 'CI-01',
      title_it: "Carta d'identità",
      title_en: 'Identity card',
      howTo_it: '1. Prendi appuntamento\n2. Vieni allo sportello',
      inputs_en: 'A photograph\nDenuncia',
      costs_it: '22.21 EUR, Rilascio, Anche in contanti',
      maxDays: '6',
      channels: 'counter online phone email post',
      places: 'municipio',
      phone: '0599 000 100',
      synonyms: 'CIE\ndocumento\nID card',
    });
    expect(services?.[1]).toMatchObject({ id: 'residenza', status: 'suspended', maxDays: '0' });
    expect(places?.[0]).toMatchObject({
      lat: '44.5',
      opening_hours: expect.stringMatching(/^Mo,We 08:30/) as string,
    });
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
    expect(Object.keys(parts).filter((name) => /worksheets\/sheet\d/.test(name))).toHaveLength(4);
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="services"');
    expect(
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join(''),
    ).toContain('>0599 000 100<');
  });
});
