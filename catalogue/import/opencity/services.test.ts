import { describe, expect, it } from 'vitest';
import { imported, one, record, service, to, townWith } from './testing.ts';

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
  it('that is called a test is imported as inactive', () => {
    const { service: made, codes } = one({ name: 'Test 2' });
    expect(made.status).toBe('inactive');
    expect(codes).toContain('test test-record');
    expect(one({ name: 'Testamento biologico' }).service.status).toBe('active');
  });
  it('with the identifier TEST is real: the identifier is not usable', () => {
    const { service: made, codes } = one({ identifier: 'TEST' });
    expect(made).toMatchObject({ status: 'active', sourceId: 's1' });
    expect(codes).toContain('mended identifier');
    expect(codes).not.toContain('test test-record');
  });
  it('with an address on a test machine keeps its status, without the address', () => {
    const { service: made, codes } = one(
      { has_service_status: ['In fase di sviluppo'], has_channel: [to('channel', 'c')] },
      record('channel', 'c', {
        object: 'Sportello',
        channel_url: 'https://sportellotest.comune.example.it/x|vai',
      }),
    );
    expect(made.status).toBe('in-development');
    expect(made.channels).toBeUndefined();
    expect(made.unmapped).toMatchObject({
      has_channel: { url: 'https://sportellotest.comune.example.it/x' },
    });
    expect(codes).toContain('unmapped test-address');
  });
  it.each([
    ['Nido - Presentazione della domanda', 'Nido: presentazione della domanda'],
    ['Destinazione urbanistica - CDU', 'Destinazione urbanistica (CDU)'],
    ['Pratiche in corso - per professionisti', 'Pratiche in corso (per professionisti)'],
    ['Cerca il seggio/Stampa il tuo attestato', 'Cerca il seggio o stampa il tuo attestato'],
    ["Albo: iscrizione all'albo", "Albo: iscrizione all'albo"],
    ['Albo:', 'Albo'],
    ['Nido e/o asilo', 'Nido e/o asilo'],
  ])('called %s reads %s', (name, title) => expect(one({ name }).service.title).toEqual({ it: title }));
  it('says what it is for without announcing it', () => {
    const { service: made, codes } = one({
      abstract: 'Servizio per richiedere una copia',
      audience: '<p>Il servizio è rivolto a tutti i bambini:</p><ul><li>residenti</li></ul>',
      applicants: '<p>La domanda può essere presentata:</p><ul><li>da un genitore</li></ul>',
    });
    expect(made).toMatchObject({
      summary: { it: 'Richiedere una copia' },
      audience: { it: 'Tutti i bambini: residenti' },
      applicants: { it: 'Un genitore' },
    });
    expect(codes.filter((code) => code === 'mended announcement')).toHaveLength(3);
    const empty = {
      abstract: 'Informazioni su come si accede al servizio',
      description: '<p>Si accede a settembre.</p>',
    };
    expect(one(empty).service.summary).toEqual({ it: 'Si accede a settembre.' });
  });
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
});
