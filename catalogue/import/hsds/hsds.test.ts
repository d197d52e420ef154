import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { hsds as exporter, hsdsCsv as csvExporter } from '../../export/hsds/exporter.ts';
import { smallTown, textOf } from '../../export/testing.ts';
import { folderOf } from '../../testing/folder.ts';
import { dayByDay, schedules } from '../../testing/schedules.ts';
import type { Imported } from '../importer.ts';
import { readDate, readTime } from './hours.ts';
import { hsds } from './importer.ts';

const shared = resolve(import.meta.dirname, '../../../../shared/data/hsds');
const importOf = async (input: string): Promise<Imported> => {
  const made = await hsds.read(input, { earlierIds: {}, out: '', values: {} }, () => undefined);
  if (!made.ok) throw new Error(made.error.words);
  return made.value;
};
const servicesOf = ({ records }: Imported): DraftService[] =>
  Object.entries(records).flatMap(([file, record]) =>
    file.startsWith('services/') ? [record as DraftService] : [],
  );

describe('import of HSDS', () => {
  it.each([
    ['3pm', '15:00'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['4:00 PM', '16:00'],
    ['10:00:00', '10:00'],
    ['08:00', '08:00'],
    ['9', undefined],
    ['25:00', undefined],
    ['noon', undefined],
  ])('reads the time %s as %s', (said, time) => expect(readTime(said)).toBe(time));
  it.each([
    ['2015-12-24', '2015-12-24'],
    ['2023-03-15T10:30:45.123Z', '2023-03-15'],
    ['12/24/15', '2015-12-24'],
    ['January 01, 0001', undefined],
  ])('reads the date %s as %s', (said, date) => expect(readDate(said)).toBe(date));

  it('carries words, fees and hours there and back', async () => {
    const words = fc.stringMatching(/^[A-Za-z\u00e0-\u00fa"'<>&]{1,12}(?: [A-Za-z.,;:]{1,10}){0,4}$/u);
    const text = words.map((one) => ({ it: one }));
    const cases = fc.record({
      title: text,
      summary: text,
      status: fc.constantFrom('active' as const, 'suspended' as const, 'inactive' as const),
      audience: text,
      howTo: fc.array(
        text.map((one) => ({ text: one })),
        { minLength: 1, maxLength: 3 },
      ),
      inputs: fc.array(
        text.map((name) => ({ name })),
        { minLength: 1, maxLength: 2 },
      ),
      costs: fc.array(fc.record({ amount: fc.nat(100_000), label: text }, { requiredKeys: ['amount'] }), {
        minLength: 1,
        maxLength: 2,
      }),
      topics: fc.constant('documenti').map((id): string[] => [id]),
      languages: fc.subarray(['it', 'en', 'ar'] as const, { minLength: 1 }),
      verifiedAt: fc.constant('2026-09-30'),
    });
    await fc.assert(
      fc.asyncProperty(cases, schedules, async (fields, hours) => {
        using folder = folderOf({});
        const service: DraftService = {
          id: 'una-prova',
          ...fields,
          languages: [...fields.languages],
          places: [{ place: 'uno-due' }],
        };
        const town = {
          ...smallTown,
          services: [service],
          places: [{ id: 'uno-due', name: { it: 'Uno' }, hours }],
        };
        const file = join(folder.dir, 'town.json');
        writeFileSync(file, textOf(exporter.files(town, { base: 'urn:x:' })[0]));
        const made = await importOf(file);
        expect(servicesOf(made)[0]).toMatchObject({
          id: 'una-prova',
          ...fields,
          places: [{ place: 'uno-due' }],
        });
        // As tables it is the same, all of it.
        mkdirSync(join(folder.dir, 'csv'));
        for (const { name, content } of csvExporter.files(town, { base: 'urn:x:' }))
          writeFileSync(join(folder.dir, 'csv', name), textOf({ name, content }));
        expect((await importOf(join(folder.dir, 'csv'))).records).toEqual(made.records);
        // HSDS has no word for public holidays: the town's close everything.
        const { holidays: _always, ...usual } = hours;
        expect(dayByDay((made.records['places/uno-due.yaml'] as Place).hours)).toEqual(dayByDay(usual));
      }),
      { numRuns: 25 },
    );
  });

  it('says what cannot be read', async () => {
    using folder = folderOf({ 'x.json': '{', 'y.json': '{"id":"1","name":"a place"}' });
    const read = (input: string) =>
      hsds.read(input, { earlierIds: {}, out: '', values: {} }, () => undefined);
    expect(await read(join(folder.dir, 'x.json'))).toMatchObject({
      ok: false,
      error: { code: 'unreadable' },
    });
    expect(await read(join(folder.dir, 'y.json'))).toMatchObject({
      ok: false,
      error: { code: 'no-services' },
    });
    expect(await read(join(folder.dir, 'z'))).toMatchObject({ ok: false, error: { code: 'no-input' } });
  });

  describe.skipIf(!existsSync(shared))('of real data (skipped where ../shared/data/hsds is missing)', () => {
    it('reads a community directory with its quirks', async () => {
      const made = await importOf(join(shared, 'ohana-sample'));
      expect(made.report.counts).toMatchObject({ services: 23, 'services active': 21, places: 22 });
      const photos = servicesOf(made).find(({ sourceId }) => sourceId === '22');
      expect(photos?.places?.[0]?.hours?.weekly).toEqual([
        { days: ['mon'], open: '08:00', close: '12:00' },
        { days: ['mon'], open: '14:00', close: '16:00' },
        { days: ['wed'], open: '10:00', close: '15:00' },
      ]);
      // Somebody left the year out: no hours can be made of that, and it is told.
      expect(photos?.places?.[0]?.hours?.raw).toContain('January 01, 0001');
      // Monday from 9am to "03:00" is until three in the afternoon.
      expect(made.report.entries).toContainEqual(
        expect.objectContaining({ code: 'afternoon', was: '03:00', now: '15:00' }),
      );
      expect(made.records['places/fair-oaks-adult-activity-center.yaml']).toMatchObject({
        hours: { weekly: [{ days: ['mon'], open: '09:00', close: '15:00' }] },
        city: 'Redwood City',
        contacts: [{ phone: '650 780-7525' }],
      });
    });
    it('reads the official example as JSON, as tables and as CSV, and does not make hours of a rule for some weeks', async () => {
      for (const input of [
        'spec-examples/service_full.json',
        'spec-examples/tabular.json',
        'spec-examples/csv',
      ]) {
        const made = await importOf(join(shared, input));
        const [service, ...more] = servicesOf(made);
        expect(more).toEqual([]);
        expect(service).toMatchObject({
          title: { it: 'Community Counselling' },
          status: 'active',
          verifiedAt: '2005-01-01',
        });
        expect(service?.places?.[0]?.hours).toEqual({
          raw: expect.stringContaining('10 am to 6pm weekdays') as string,
        });
        expect(made.report.entries).toContainEqual(
          expect.objectContaining({ code: 'time-zone', kind: 'mended' }),
        );
      }
    });
  });
});
