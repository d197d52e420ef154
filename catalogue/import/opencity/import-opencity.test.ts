import { describe, expect, it } from 'vitest';
import type { Municipality } from '../../../core/model/catalogue.ts';
import type { Place, Unit } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { dumpOf, readObject } from './dump.ts';
import { importOpenCity, type Imported } from './import-opencity.ts';
import { record, service, to, townWith } from './testing.ts';

const imported = (...args: Parameters<typeof importOpenCity>): Imported => {
  const result = importOpenCity(...args);
  if (!result.ok) throw new Error(result.error.words);
  return result.value;
};
const one = (
  data: Record<string, unknown>,
  ...others: ReturnType<typeof record>[]
): { service: DraftService; codes: string[] } => {
  const all = imported(townWith(service('s1', data), ...others));
  const id = all.report.ids['public_service']?.['s1'] ?? '';
  return {
    service: all.records[`services/${id}.yaml`] as DraftService,
    codes: all.report.entries
      .filter((entry) => entry.record === `services/${id}`)
      .map(({ kind, code }) => `${kind} ${code}`),
  };
};

describe('the town', () => {
  it('is that of the public organisation; its reception is the URP', () => {
    const { records } = imported(townWith());
    expect(records['municipality.yaml']).toMatchObject({
      formatVersion: 1,
      id: 'prova',
      name: { it: 'Comune di Prova' },
      ipaCode: 'c_x002',
      timeZone: 'Europe/Rome',
      reception: 'urp',
    });
    expect((records['municipality.yaml'] as Municipality).holidays).toHaveLength(13);
    expect(records['organisations.yaml']).toEqual({
      organisations: [{ id: 'comune', name: { it: 'Comune di Prova' }, kind: 'town' }],
    });
  });
  it('has the day of its patron from the closures of the offices', () => {
    const { records } = imported(
      townWith(
        record('opening_hours_specification', 'o1', {
          name: 'Orario',
          closure: [{ reason: ' La festa del santo patrono', day: ' 26/06/2019' }],
        }),
      ),
    );
    expect((records['municipality.yaml'] as Municipality).holidays).toContainEqual({
      yearly: '06-26',
      name: { it: 'Santo patrono' },
    });
  });
  it('must be there', () =>
    expect(importOpenCity(dumpOf([]))).toMatchObject({ ok: false, error: { code: 'no-town' } }));
});

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

describe('a service', () => {
  it.each([
    ['Attivo', 'active'],
    ['Sospeso', 'suspended'],
    ['Non attivo', 'inactive'],
    ['In fase di sviluppo', 'in-development'],
    ["Servizio interno all'ente", 'internal'],
    ['Servizio interno all\u2019ente ', 'internal'],
    ['Boh', 'inactive'],
  ])('%s is %s', (said, status) => expect(one({ has_service_status: [said] }).service.status).toBe(status));
  it('gives the reason why it is not active; of one that is, the note is a condition', () => {
    expect(
      one({ has_service_status: ['Sospeso'], status_note: 'Fino al 3 aprile' }).service.statusReason,
    ).toEqual({ it: 'Fino al 3 aprile' });
    expect(one({ status_note: 'Fino al 3 marzo' }).service.terms).toEqual({ it: ['Fino al 3 marzo'] });
  });
  it.each([[{ name: 'Test' }], [{ identifier: 'TEST' }], [{ has_channel: [to('channel', 'c')] }]])(
    'that looks like a test is imported as inactive: %j',
    (data) => {
      const { service: made, codes } = one(
        data,
        record('channel', 'c', {
          object: 'Sportello',
          channel_url: 'https://sportellotest.comune.example.it/x|vai',
        }),
      );
      expect(made.status).toBe('inactive');
      expect(codes).toContain('test test-record');
      expect(made.channels).toBeUndefined();
    },
  );
  it('is known by its remoteId, whatever its identifier', () => {
    const { report } = imported(
      townWith(
        service('a', { name: 'Accesso', identifier: 'same' }),
        service('b', { name: 'Accesso', identifier: 'same' }, { published: '2020-01-01' }),
      ),
    );
    expect(Object.keys(report.ids['public_service'] ?? {})).toEqual(['a', 'b']);
    expect(report.ids['public_service']?.['a']).toBe('accesso');
    expect(report.ids['public_service']?.['b']).toMatch(/^accesso-[0-9a-f]{4}$/);
  });
  it('has its summary in 160 characters, and the whole in its description', () => {
    const long = `${'Una frase che dice una cosa. '.repeat(4)}${'E una seconda parte molto lunga che non ci sta. '.repeat(3)}`;
    const { service: made } = one({
      abstract: `<p>${long}</p>`,
      description: '<p>Altro.</p>',
      output_notes: '<p>Arriva una lettera.</p>',
    });
    expect([...(made.summary?.it ?? '')].length).toBeLessThanOrEqual(160);
    expect(made.description?.it).toEqual([
      long.trim(),
      'Altro.',
      { paragraph: [{ bold: 'Che cosa succede dopo' }] },
      'Arriva una lettera.',
    ]);
    expect(one({ description: '<p>Solo questo.</p>' }).service.summary).toEqual({ it: 'Solo questo.' });
  });
  it('reads steps: open sentences take their list, an address is a QR code, a link to a service is that service', () => {
    const how =
      '<p>Si presenta:</p><ul><li>da casa tramite lo <a href="https://sportello.example.it/x">sportello online <i class="fa"></i> </a></li><li>in ufficio</li></ul><ol><li>paga</li><li><a href="/Servizi/X/Nido-d-infanzia">iscriviti</a></li></ol><p>........</p>';
    const { service: made } = one({ how_to: how }, service('s2', { name: "Nido d'infanzia" }));
    expect(made.howTo).toEqual([
      {
        text: { it: 'Si presenta: da casa tramite lo sportello online; in ufficio' },
        url: 'https://sportello.example.it/x',
      },
      { text: { it: 'Paga' } },
      { text: { it: 'Iscriviti' }, service: 'nido-d-infanzia' },
    ]);
  });
  it('reads costs, in cents', () => {
    const { service: made, codes } = one({
      has_cost: [
        { characteristic: 'Anticipo', description: 'ICEF basso', value: '40,60', currency: 'Euro' },
        { value: '26.00', currency: 'Euro' },
        { value: '0', currency: 'Euro' },
        { value: '', currency: 'Euro' },
        { characteristic: 'Bollo', value: 'dipende', currency: 'Euro' },
      ],
    });
    expect(made.costs).toEqual([
      { amount: 4060, label: { it: 'Anticipo' }, condition: { it: 'ICEF basso' } },
      { amount: 2600 },
      { amount: 0 },
      { label: { it: 'Bollo' } },
    ]);
    expect(codes).toEqual(expect.arrayContaining(['mended no-cost', 'unmapped amount']));
  });
  it('takes 0 days as not set, and the average where there is nothing else', () => {
    expect(one({ average_processing_time: '0', has_processing_time: '0' }).service.times).toBeUndefined();
    expect(one({ average_processing_time: '0', has_processing_time: '30' }).service.times).toEqual({
      maxDays: 30,
    });
    expect(one({ average_processing_time: '10', has_processing_time: '0' }).service.times).toEqual({
      maxDays: 10,
    });
  });
  it('reads periods, but not those of the year 9999', () => {
    const period = (from: string, through: string): unknown => ({
      metadata: { remoteId: 'h', classIdentifier: 'opening_hours_specification' },
      data: { 'ita-IT': { name: 'Periodo', valid_from: from, valid_through: through, opening_hours: [] } },
    });
    expect(
      one({ has_temporal_coverage: [period('2019-09-01T18:21:25+02:00', '2020-04-30T18:21:25+02:00')] })
        .service.times?.windows,
    ).toEqual([{ from: '2019-09-01', to: '2020-04-30', label: { it: 'Periodo' } }]);
    const never = one({
      has_temporal_coverage: [period('9999-02-01T16:58:23+01:00', '9999-02-01T16:58:23+01:00')],
    });
    expect(never.service.times).toBeUndefined();
    expect(never.codes).toContain('unmapped open-period');
  });
  it('has a counter where it has a place, unless it says on-line only', () => {
    const place = { is_physically_available_at: [to('place', 'place_1')] };
    expect(one(place).service).toMatchObject({
      channels: [{ type: 'counter' }],
      places: [{ place: 'municipio', unit: 'urp' }],
    });
    expect(
      one({ ...place, how_to: '<p>Esclusivamente mediante <b>sportello online</b>.</p>' }).service.channels,
    ).toBeUndefined();
  });
  it('leaves the words of links out of its channels, and says how to log in', () => {
    const { service: made } = one(
      {
        has_channel: [to('channel', 'c')],
        has_authentication_method: [
          'SPID Livello 2',
          'Carta nazionale dei servizi (CNS)',
          'User ID e Password',
        ],
      },
      record('channel', 'c', {
        object: 'Sportello online ',
        channel_url: 'https://sportello.example.it/x|vai allo Sportello online',
      }),
    );
    expect(made.channels).toEqual([
      {
        type: 'online',
        url: 'https://sportello.example.it/x',
        auth: ['spid', 'cns'],
        note: { it: 'Sportello online. Con nome utente e password' },
      },
    ]);
  });
  it('puts laws, forms and other links where they belong', () => {
    const { service: made } = one(
      {
        link: [
          { nome_sito: 'Legge urbanistica', link: 'https://a.example/l' },
          { nome_sito: "Link all'applicativo", link: 'https://a.example/app' },
          { nome_sito: 'Link al manuale', link: 'https://a.example/m' },
          { nome_sito: '', link: '' },
        ],
        has_module_input: [to('document', 'd1'), to('document', 'd2')],
      },
      record('document', 'd1', { name: 'Richiesta accesso' }),
      record('document', 'd2', { name: 'Guida' }),
    );
    expect(made).toMatchObject({
      legalBasis: [{ title: 'Legge urbanistica', url: 'https://a.example/l' }],
      channels: [{ type: 'online', url: 'https://a.example/app' }],
      contacts: [{ label: { it: 'Manuale' }, url: 'https://a.example/m' }],
      inputs: [{ name: { it: 'Modulo: Richiesta accesso' } }],
      unmapped: { has_module_input: 'Guida' },
    });
  });
  it('reports what its relations miss, and the languages that a kiosk does not have', () => {
    const { service: made, codes } = one({
      requires_service: [to('public_service', 'gone')],
      has_language: ['Italiano', 'Tedesco'],
    });
    expect(codes).toEqual(expect.arrayContaining(['dangling public_service', 'unmapped language']));
    expect(made).toMatchObject({
      languages: ['it'],
      unmapped: { requires_service: [{ remoteId: 'gone' }], has_language: 'Tedesco' },
    });
  });
  it('takes the languages it has, and keeps the others', () => {
    const all = imported(
      townWith(
        service(
          's1',
          { name: 'Nido' },
          { locales: { 'eng-GB': { name: 'Nursery' }, 'ger-DE': { name: 'Krippe' } } },
        ),
      ),
    );
    expect(all.records['services/nido.yaml']).toMatchObject({
      title: { it: 'Nido', en: 'Nursery' },
      unmapped: { 'ger-DE': { name: 'Krippe' } },
    });
  });
  it('keeps translations of fields that it takes in Italian only, and what it does not take of an output', () => {
    const all = imported(
      townWith(
        service(
          's1',
          { name: 'Nido', how_to: '<p>Vieni.</p>', produces_output: [to('output', 'o')] },
          { locales: { 'eng-GB': { name: 'Nursery', how_to: '<p>Come.</p>' } } },
        ),
        record('output', 'o', { name: 'Tessera', description: '<p>Vale un anno.</p>' }),
      ),
    );
    expect(all.records['services/nido.yaml']).toMatchObject({
      title: { en: 'Nursery' },
      outputs: [{ name: { it: 'Tessera' } }],
      unmapped: { 'eng-GB': { how_to: '<p>Come.</p>' } },
    });
    expect(all.report.entries).toContainEqual(
      expect.objectContaining({
        kind: 'left-out',
        code: 'rest of output',
        was: { 'ita-IT': { name: 'Tessera', description: '<p>Vale un anno.</p>' } },
      }),
    );
  });
  it('loses nothing: a field that nobody knows stays as it was', () => {
    const { service: made, codes } = one({ a_new_field: { deep: ['x'] } });
    expect(made.unmapped).toMatchObject({ a_new_field: { deep: ['x'] }, identifier: 'x' });
    expect(codes).toContain('unmapped public_service.a_new_field');
  });
});

describe('the whole', () => {
  it('makes a need of each topic that has active services', () => {
    const { records } = imported(
      townWith(
        record('topic', 't2', { name: 'Sport' }),
        service('a', { name: 'Uno' }),
        service('b', { name: 'Due', has_service_status: ['Sospeso'], topics: [to('topic', 't2')] }),
      ),
    );
    expect(records['needs.yaml']).toEqual({
      needs: [{ id: 'abitazione', title: { it: 'Abitazione' }, services: ['uno'] }],
    });
    expect((records['services/due.yaml'] as DraftService).needs).toBeUndefined();
  });
  it('reports records that nothing names, whole', () => {
    const { report } = imported(townWith(record('document', 'd', { name: 'Delibera' })));
    expect(report.entries).toContainEqual(
      expect.objectContaining({
        kind: 'left-out',
        code: 'document',
        source: 'document d',
        was: { 'ita-IT': { name: 'Delibera' } },
      }),
    );
  });
  it('keeps ids that an earlier import gave', () =>
    expect(
      imported(townWith(service('s1', { name: 'Nuovo nome' })), { public_service: { s1: 'vecchio' } })
        .records,
    ).toHaveProperty(['services/vecchio.yaml']));
  it('passes over what is no record', () =>
    expect([
      readObject(null),
      readObject({ metadata: {} }),
      readObject({ metadata: { remoteId: 'a', classIdentifier: 'b' }, data: [] }),
    ]).toEqual([undefined, undefined, undefined]));
});
