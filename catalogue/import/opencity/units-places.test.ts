import { describe, expect, it } from 'vitest';
import type { Place, Unit } from '../../../core/model/place.ts';
import { imported, record, to, townWith } from './testing.ts';

describe('offices and places', () => {
  it('mends addresses and telephone numbers, and keeps fax numbers', () => {
    const { records, report } = imported(townWith());
    expect(records['places/municipio.yaml']).toMatchObject({
      address: "Via Sant'Anna, 5/A",
      city: 'Prova',
      lat: 46.1,
      lon: 11.1,
      organisation: 'comune',
      sourceId: 'place_1',
    });
    expect(records['units/urp.yaml']).toMatchObject({
      reception: true,
      places: ['municipio'],
      contacts: [{ label: { it: 'Segreteria URP' }, phone: '0461884453' }],
      unmapped: { 'has_online_contact_point.fax': '0461-884288' },
    });
    expect(report.entries).toContainEqual({
      kind: 'mended',
      code: 'phone-zero',
      record: 'units/urp',
      source: 'office office_1',
      field: 'has_online_contact_point',
      words: 'The zero at the start of a telephone number had got lost.',
      was: '461884453',
      now: '0461884453',
    });
  });
  it('leaves out an office above itself, and breaks circles', () => {
    const office = (id: string, parent: string): ReturnType<typeof record> =>
      record('office', id, { legal_name: id, hold_employment: [to('office', parent)] });
    const { records } = imported(townWith(office('a', 'a'), office('b', 'c'), office('c', 'b')));
    expect((['a', 'b', 'c'] as const).map((id) => (records[`units/${id}.yaml`] as Unit).parent)).toEqual([
      undefined,
      'c',
      undefined,
    ]);
  });
  it('mends shifted cells and takes a toll-free number under fax as a telephone', () => {
    const { records } = imported(
      townWith(
        record('online_contact_point', 'pdc_2', {
          name: "Segreteria ATTIVITA' EDILIZIA",
          contact: [
            { type: 'Segreteria', value: 'PEC', contact: 'a@pec.example.it ' },
            { type: 'Fax', value: '800017615' },
            { type: 'Telefono', value: '0461-884299 0461-884298' },
            { type: 'Segreteria', value: null, contact: null },
          ],
        }),
        record('office', 'office_2', {
          legal_name: 'Attività edilizia',
          alt_name: "ATTIVITA' EDILIZIA",
          has_online_contact_point: [to('online_contact_point', 'pdc_2')],
        }),
      ),
    );
    const label = { it: 'Segreteria Attività edilizia' };
    expect((records['units/attivita-edilizia.yaml'] as Unit).contacts).toEqual([
      { label, phone: '0461 884299' },
      { label, phone: '0461 884298' },
      { label: { it: 'PEC' }, email: 'a@pec.example.it' },
      { label: { it: 'Numero verde' }, phone: '800017615' },
    ]);
  });

  const hours = (data: Record<string, unknown>): { place: Place; codes: string[] } => {
    const { records, report } = imported(
      townWith(
        record('opening_hours_specification', 'o1', { name: 'Orario', ...data }),
        record('place', 'p2', {
          name: 'Biblioteca',
          opening_hours_specification: [to('opening_hours_specification', 'o1')],
        }),
      ),
    );
    return {
      place: records['places/biblioteca.yaml'] as Place,
      codes: report.entries
        .filter((entry) => entry.record === 'places/biblioteca')
        .map(({ kind, code }) => `${kind} ${code}`),
    };
  };
  it('takes a blank day as closed, and says so; hours that ended keep their words', () => {
    const { place, codes } = hours({
      valid_from: '2019-01-01T00:00:00+01:00',
      valid_through: '2019-12-31T00:00:00+01:00',
      opening_hours: [{ monday: '8.00 - 12.00', tuesday: 'CHIUSO', wednesday: '' }],
    });
    expect(place.hours).toEqual({
      weekly: [{ days: ['mon'], open: '08:00', close: '12:00' }],
      validFrom: '2019-01-01',
      validTo: '2019-12-31',
      raw: 'lun 08:00-12:00',
    });
    expect(codes).toEqual(['guessed blank-hours', 'guessed hours-end']);
  });
  it('takes a record without any hours as unknown, not as closed', () => {
    const { place, codes } = hours({ opening_hours: [{ monday: '', tuesday: '' }] });
    expect(place.hours).toBeUndefined();
    expect(codes).toEqual(['guessed hours-unknown']);
  });
  it('has no end where the year stands for none', () =>
    expect(
      hours({
        valid_through: '9999-12-31T00:00:00+01:00',
        opening_hours: [
          {
            monday: '8 - 12',
            tuesday: '8-12',
            wednesday: '8-12',
            thursday: '8-12',
            friday: '8-12',
            saturday: '8-12',
            sunday: '8-12',
          },
        ],
      }),
    ).toEqual({
      place: expect.objectContaining({
        hours: {
          weekly: [
            { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], open: '08:00', close: '12:00' },
          ],
        },
      }) as Place,
      codes: ['mended no-end'],
    }));
  it('leaves holidays to the town, keeps other closures, and what is no date as it was', () => {
    const { place, codes } = hours({
      valid_through: '2019-12-31',
      opening_hours: [{ monday: '8-12' }],
      closure: [
        { reason: 'Natale', day: ' 25/12/2019' },
        { day: '1 maggio (Festa dei lavoratori)' },
        { reason: ' Ponte', day: ' 16/08/2019' },
        { reason: 'Ponte', day: '31/12/2024' },
        { day: '24 dicembre, pomeriggio' },
        { day: 'da venerdì 10 aprile a lunedì 13 aprile 2019' },
      ],
    });
    expect(place.hours?.exceptions).toEqual([
      { date: '2019-04-10', to: '2019-04-13' },
      { date: '2019-08-16', reason: { it: 'Ponte' } },
    ]);
    expect(place.unmapped).toEqual({
      'opening_hours_specification.closure': { reason: 'Ponte', day: '31/12/2024' },
      'opening_hours_specification.closure-2': { day: '24 dicembre, pomeriggio' },
    });
    expect(codes).toContain('unmapped closure-outside');
  });
  it('finds the hours of an office by their name', () => {
    const { records } = imported(
      townWith(
        record('office', 'o2', { legal_name: 'Circoscrizione Gardolo' }),
        record('opening_hours_specification', 'h', {
          name: 'Orario Circoscrizione 1 - Gardolo',
          opening_hours: [{ monday: '8-12' }],
        }),
      ),
    );
    expect((records['units/circoscrizione-gardolo.yaml'] as Unit).hours?.weekly).toHaveLength(1);
  });
});
