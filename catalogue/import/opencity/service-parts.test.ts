import { describe, expect, it } from 'vitest';
import { imported, one, record, service, to, townWith } from './testing.ts';

describe('the parts of a service', () => {
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
  it('has a counter where only professionals must go on-line', () => {
    const way = '<p>I professionisti solo tramite sportello online.</p><p>I cittadini in ufficio.</p>';
    const at = { is_physically_available_at: [to('place', 'place_1')], how_to: way };
    expect(one(at).service.channels).toEqual([{ type: 'counter' }]);
  });
  it('that names neither place nor channel is asked for at its office', () => {
    const { service: made, codes } = one({ has_online_contact_point: [to('online_contact_point', 'pdc_1')] });
    expect(made).toMatchObject({
      channels: [{ type: 'phone', phone: '0461884453' }],
      places: [{ place: 'municipio', unit: 'urp' }],
    });
    expect(codes).toEqual(expect.arrayContaining(['guessed office-place', 'guessed office-phone']));
  });
  it('leaves out a bracket that was cut', () =>
    expect(
      one({ has_cost: [{ description: 'in base alla delibera (tabella A', value: '1', currency: 'Euro' }] })
        .service.costs,
    ).toEqual([{ amount: 100, condition: { it: 'In base alla delibera' } }]));
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
        note: { it: 'Con nome utente e password' },
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
