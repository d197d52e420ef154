import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../check/check-catalogue.ts';
import { cli } from '../../testing/cli.ts';
import { folderOf } from '../../testing/folder.ts';
import type { Imported } from '../importer.ts';
import { writeSource } from '../write-source.ts';
import { comuneOver } from './importer.ts';
import { readPage } from './page.ts';
import { readRobots } from '../web/robots.ts';
import { serviceOf } from './service.ts';
import { componentPage, dataPage, placesPage, site, wordpressPage } from './testing.ts';

/** A web of one site: says what was asked for, how, and how long was waited. */
const webOf = (pages: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const waits: number[] = [];
  const agents = new Set<string>();
  return {
    asked,
    waits,
    agents,
    wait: (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    fetch: (url: string, init: RequestInit): Promise<Response> => {
      const headers = init.headers as Record<string, string>;
      agents.add(headers['user-agent'] ?? '');
      const body = pages[new URL(url).pathname];
      const isKnown = headers['if-none-match'] === '"1"';
      asked.push(`${new URL(url).pathname}${isKnown ? ' if changed' : ''}`);
      return Promise.resolve(
        isKnown
          ? new Response(null, { status: 304 })
          : new Response(body ?? '', { status: body === undefined ? 404 : 200, headers: { etag: '"1"' } }),
      );
    },
  };
};
const importOf = async (web: ReturnType<typeof webOf>, out: string, max?: string): Promise<Imported> => {
  const read = await comuneOver(web).read(
    'https://www.prova.example/',
    { earlierIds: {}, out, values: { max } },
    () => undefined,
  );
  if (!read.ok) throw new Error(read.error.words);
  return read.value;
};

describe('a page of a service', () => {
  it('is read in the markup of a WordPress theme', () =>
    expect(serviceOf(readPage(wordpressPage, 'https://www.prova.example/servizi/carta'))).toMatchObject({
      unit: 'Anagrafe',
      topics: ['Anagrafe e stato civile', 'Residenza'],
      places: [],
      card: {
        key: 'https://www.prova.example/servizi/carta',
        unit: 'anagrafe',
        topics: ['residenza'],
        category: 'anagrafe-e-stato-civile',
        record: {
          source: 'comune',
          sourceId: 'https://www.prova.example/servizi/carta',
          title: { it: "Carta d'identità" },
          summary: { it: 'Il documento per farsi riconoscere.' },
          status: 'active',
          audience: { it: 'A chi abita nel Comune.' },
          howTo: [{ text: { it: 'Prenota un appuntamento.' } }, { text: { it: 'Vieni allo sportello.' } }],
          inputs: [{ name: { it: 'Una foto' } }, { name: { it: 'Il vecchio documento' } }],
          outputs: [{ name: { it: 'La carta.' } }],
          times: { note: { it: 'Sei giorni.' } },
          costs: [{ amount: 2221 }],
          channels: [{ type: 'counter' }, { type: 'online', url: 'https://servizi.prova.example/cie' }],
          contacts: [{ phone: '0461123456' }, { email: 'anagrafe@prova.example' }],
          unmapped: { 'service-booking-access': 'https://www.prova.example/prenota' },
        },
      },
    }));
  it('is read in the markup of a component theme', () =>
    expect(serviceOf(readPage(componentPage, 'imu.html'))).toMatchObject({
      unit: 'Ufficio Tributi',
      topics: ['Tributi, finanze e contravvenzioni', 'Imposte'],
      card: {
        record: {
          title: { it: 'IMU' },
          status: 'inactive',
          howTo: [{ text: { it: 'Calcola.' } }, { text: { it: 'Paga.' } }],
          inputs: [{ name: { it: 'I dati catastali' } }],
          channels: [{ type: 'counter' }, { type: 'online', url: 'https://pagopa.example/imu' }],
        },
      },
    }));
  it('tells its places, their hours, the amounts that it states and where to book', () => {
    const read = serviceOf(readPage(placesPage, 'residenza.html'));
    expect(read?.places.map(({ record }) => record)).toEqual([
      {
        name: { it: 'Municipio' },
        organisation: 'comune',
        address: 'Piazza della Repubblica, 1',
        city: 'Prova',
        hours: {
          weekly: [
            { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' },
            { days: ['thu'], open: '15:00', close: '17:00' },
          ],
        },
      },
      {
        name: { it: 'Delegazione Nord' },
        organisation: 'comune',
        address: 'Via dei Mille 12',
        hours: { raw: 'Martedì su appuntamento' },
      },
    ]);
    expect(read?.card.record).toMatchObject({
      costs: [
        { amount: 52, label: { it: 'Diritti di segreteria' } },
        { amount: 1600, label: { it: 'Marca da bollo' } },
        { label: { it: 'Da 5 a 10 euro per la copia' } },
      ],
      times: { maxDays: 45 },
    });
    expect(read?.card.at[0]).toMatchObject({
      place: 'municipio',
      unit: 'servizi-demografici',
      appointment: 'optional',
      booking: { url: 'https://prenota.prova.example/anagrafe' },
    });
  });
  it('tells its places to search engines, where its theme shows none', () => {
    const read = serviceOf(readPage(dataPage, 'passo.html'));
    expect(read?.places.map(({ record }) => record)).toEqual([
      {
        name: { it: 'Palazzo Nuovo' },
        organisation: 'comune',
        address: 'Corso Italia 3',
        city: 'Prova',
        hours: { weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '09:00', close: '13:00' }] },
      },
    ]);
    expect(read?.card.record.costs).toEqual([{ amount: 0 }]);
  });
  it('never throws, whatever the page holds', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              '<h1 data-element="service-title">',
              '<section><h2>Contatti',
              '<a href="tel:%',
              '<div class="card"><h5>',
              'Via Roma 1',
              '<script type="application/ld+json">{"availableChannel":[{"serviceLocation":{"name":1}}]}</script>',
              '</div>',
              '<li>',
              '&#x',
            ),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          serviceOf(readPage(parts.join(''), 'a.html'));
        },
      ),
      { numRuns: 200 },
    ));
});

describe('a site', () => {
  it('is read politely, from its home page to each service, and again only where it changed', async () => {
    using folder = folderOf({});
    const web = webOf(site);
    const made = await importOf(web, folder.dir);
    const pages = [
      '/robots.txt',
      '/',
      '/servizi',
      '/servizi/tributi',
      '/servizi/carta',
      '/servizi/imu',
      '/servizi/rotto',
    ];
    expect(web.asked).toEqual(pages);
    expect(web.waits).toEqual(pages.slice(1).map(() => 3000));
    expect([...web.agents][0]).toMatch(/^SportelloCatalogueImport\//);
    expect(made.report.town).toBe('Comune di Prova');
    expect(
      Object.keys(made.records)
        .filter((file) => /\//.test(file))
        .sort(),
    ).toEqual([
      'services/carta-d-identita.yaml',
      'services/imu.yaml',
      'units/anagrafe.yaml',
      'units/ufficio-tributi.yaml',
    ]);
    expect(
      made.report.entries
        .filter(({ kind }) => kind === 'left-out')
        .map(({ code, source }) => `${code} ${source}`),
    ).toEqual([
      'robots https://www.prova.example/servizi/segreto',
      'fetch https://www.prova.example/servizi/rotto',
    ]);
    const again = webOf(site);
    expect((await importOf(again, folder.dir)).records).toEqual(made.records);
    expect(again.asked).toEqual(
      pages.map((path) => (path === '/servizi/rotto' ? path : `${path} if changed`)),
    );
    // What it makes can be read; what a page does not say is the editor's to add.
    writeSource(join(folder.dir, 'town'), made);
    expect(await checkFolder(join(folder.dir, 'town'), { now: Date.parse('2026-11-28') })).toMatchObject({
      unreadable: 0,
    });
  });
  it('tells whom to ask: an office has the contacts that stand on each of its pages', async () => {
    using folder = folderOf({});
    expect((await importOf(webOf(site), folder.dir)).records['units/anagrafe.yaml']).toMatchObject({
      contacts: [{ phone: '0461123456' }, { email: 'anagrafe@prova.example' }],
    });
  });
  it('is read up to a cap, and what was left is said', async () => {
    using folder = folderOf({});
    const made = await importOf(webOf(site), folder.dir, '1');
    expect(made.report.counts['services']).toBe(1);
  });
  it('that cannot be reached says so', async () => {
    using folder = folderOf({});
    await expect(importOf(webOf({}), folder.dir)).rejects.toThrow('https://www.prova.example/ answered 404.');
  });
});

describe('import comune', () => {
  it('makes a catalogue of saved pages', async () => {
    using folder = folderOf({
      'in/a.html': wordpressPage,
      'in/b/c.htm': componentPage,
      'in/home.html': '<p>Benvenuti</p>',
    });
    const said = await cli([
      'import',
      'comune',
      join(folder.dir, 'in'),
      '--out',
      join(folder.dir, 'out'),
      '--json',
    ]);
    expect([said.status, said.err]).toEqual([0, '']);
    expect(JSON.parse(said.out)).toMatchObject({
      town: 'Comune di Prova',
      unreadable: 0,
      counts: { services: 2, 'services active': 1, 'entries left-out': 1 },
    });
  });
  it.each([
    [['/nowhere'], 2, 'There is no folder /nowhere.'],
    [['http://'], 2, 'http:// is not an address.'],
    [['.', '--max', 'x'], 2, 'Give --max a whole number.'],
  ])('%j: what is wrong', async (args, status, words) => {
    const said = await cli(['import', 'comune', ...args, '--out', '/nowhere-else']);
    expect(said.status).toBe(status);
    expect(said.err).toContain(words);
  });
});

describe('robots.txt', () => {
  it('has a group for us, or one for all; the longest rule decides', () => {
    const text =
      'User-agent: Altro\nDisallow: /\n\nUser-agent: SportelloCatalogueImport\nUser-agent: Y\nDisallow: /a*b # no\nAllow: /axxb/c\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /x';
    const ours = readRobots(text, 'SportelloCatalogueImport');
    expect(['/', '/x', '/a1b', '/axxb/c'].map(ours.allows)).toEqual([true, true, false, true]);
    expect(ours.delay).toBe(2);
    expect(readRobots(text, 'Z').allows('/x')).toBe(false);
    expect(readRobots('', 'Z').allows('/x')).toBe(true);
  });
});
