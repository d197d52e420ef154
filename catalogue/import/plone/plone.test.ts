import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftService } from '../../../core/model/service.ts';
import { cli } from '../../testing/cli.ts';
import { folderOf } from '../../testing/folder.ts';
import type { Imported } from '../importer.ts';
import { readHtml } from '../html.ts';
import { blocksOf } from '../html-words.ts';
import { ploneOver } from './importer.ts';
import {
  answers,
  contactPoint,
  draft,
  office,
  olderService,
  service,
  translation,
  venue,
} from './testing.ts';
import { fieldHtml } from './volto.ts';

const webOf = (pages: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const waits: number[] = [];
  return {
    asked,
    waits,
    wait: (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    fetch: (address: string): Promise<Response> => {
      const url = new URL(address);
      const path = `${url.pathname}${url.searchParams.has('portal_type') ? `?${url.searchParams.get('portal_type')}` : ''}`;
      asked.push(path);
      const body = pages[path];
      return Promise.resolve(new Response(body ?? '', { status: body === undefined ? 404 : 200 }));
    },
  };
};
const read = async (
  web: ReturnType<typeof webOf>,
  values: Record<string, string> = {},
): Promise<Imported> => {
  const made = await ploneOver(web).read(
    'https://www.prova.example/',
    { earlierIds: {}, out: '/nowhere', values },
    () => undefined,
  );
  if (!made.ok) throw new Error(made.error.words);
  return made.value;
};
const saved = {
  'in/servizi.json': JSON.stringify({ items: [service, olderService, translation] }),
  'in/uffici/anagrafe.json': JSON.stringify(office),
  'in/luogo.json': JSON.stringify(venue),
  'in/contatto.json': JSON.stringify(contactPoint),
  'in/sito.json': JSON.stringify({ 'plone.site_title': 'Comune di Prova' }),
};

describe('fields of Volto', () => {
  it('keeps bold words and links of Draft.js where they are', () =>
    expect(
      blocksOf(
        readHtml(
          fieldHtml({
            blocks: {
              a: {
                '@type': 'text',
                text: {
                  blocks: [
                    {
                      text: 'Vai subito al sito del Comune.',
                      type: 'unstyled',
                      inlineStyleRanges: [{ offset: 4, length: 6, style: 'BOLD' }],
                      entityRanges: [{ offset: 14, length: 4, key: 0 }],
                    },
                  ],
                  entityMap: { 0: { type: 'LINK', data: { url: 'https://a.example' } } },
                },
              },
            },
            blocks_layout: { items: ['a'] },
          }),
        ),
      ),
    ).toEqual([
      {
        paragraph: [
          'Vai',
          { bold: 'subito' },
          'al',
          { link: 'sito', url: 'https://a.example' },
          'del Comune.',
        ],
      },
    ]));
  it('escapes what is no markup', () =>
    expect(blocksOf(readHtml(fieldHtml(draft({ text: 'a < b & <b>c</b>', type: 'unstyled' }))))).toEqual([
      'a < b & <b>c</b>',
    ]));
  it('never throws, whatever stands there, and however deep', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof fieldHtml(value) === 'string'));
    let deep: object = { text: 'x' };
    for (let depth = 0; depth < 5000; depth += 1) deep = { type: 'p', children: [deep] };
    expect(fieldHtml({ blocks: { a: { value: [deep] } } })).not.toContain('x');
  });
});

describe('a site on Plone', () => {
  it('is read politely, and its services become cards with office, place, hours, costs and contacts', async () => {
    const web = webOf(answers);
    const { records, report } = await read(web);
    expect(web.asked).toEqual(Object.keys(answers));
    expect(new Set(web.waits)).toEqual(new Set([2000]));
    expect(report.town).toBe('Comune di Prova');
    expect(records['services/cambio-di-residenza.yaml']).toEqual({
      id: 'cambio-di-residenza',
      source: 'plone',
      sourceId: 's1',
      title: { it: 'Cambio di residenza' },
      summary: { it: 'Per chi viene ad abitare qui.' },
      description: { it: [{ paragraph: [{ bold: 'Che cosa succede dopo' }] }, 'Passa il vigile.'] },
      status: 'active',
      authority: 'comune',
      responsibleUnit: 'anagrafe',
      audience: { it: 'A chi cambia casa.' },
      applicants: { it: 'Chi ha pi\u00f9 di 18 anni.' },
      howTo: [{ text: { it: 'Compila il modulo.' } }, { text: { it: 'Portalo da noi.' } }],
      inputs: [{ name: { it: 'Un documento' } }, { name: { it: 'Il contratto' } }],
      outputs: [{ name: { it: 'La nuova residenza.' } }],
      times: { maxDays: 45 },
      costs: [{ amount: 0 }],
      terms: { it: ['Bisogna abitarci davvero.'] },
      specialCases: [
        { when: { it: 'Da sapere' }, then: { it: "Chi viene dall'estero porta il passaporto." } },
      ],
      channels: [
        { type: 'counter', note: { it: 'Al piano terra.' } },
        {
          type: 'online',
          url: 'https://servizi.prova.example/residenza',
          auth: ['spid', 'cie'],
          note: { it: 'Anche da casa.' },
        },
      ],
      places: [
        {
          place: 'municipio',
          unit: 'anagrafe',
          appointment: 'optional',
          booking: { url: 'https://prenota.prova.example' },
        },
      ],
      contacts: [{ phone: '0461 123456' }, { email: 'anagrafe@prova.example' }],
      topics: ['anagrafe-e-stato-civile', 'residenza'],
      category: 'anagrafe-e-stato-civile',
      related: ['tari'],
      synonyms: { it: ['Iscrizione anagrafica', 'trasloco'] },
      modified: '2026-10-07T08:30',
      needs: ['documenti'],
      unmapped: { 'contact fax': '0461 123457', copertura_geografica: 'Tutto il Comune.' },
    });
    expect(records['places/municipio.yaml']).toMatchObject({
      address: 'Piazza Grande 1',
      city: 'Prova',
      lat: 46.1,
      hours: {
        weekly: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' },
          { days: ['thu'], open: '15:00', close: '17:00' },
        ],
      },
    });
    expect(records['units/anagrafe.yaml']).toMatchObject({
      purpose: { it: 'Tiene il registro di chi abita qui.' },
      places: ['municipio'],
      parent: 'area-servizi',
      contacts: [{ phone: '0461 123456' }, { email: 'anagrafe@prova.example' }],
    });
  });
  it('has older sites and holes: what cannot be read is kept and told, whom to ask is there', async () => {
    const { records, report } = await read(webOf(answers));
    expect(records['services/tari.yaml']).toMatchObject({
      status: 'inactive',
      statusReason: { it: 'Sospeso fino a marzo.' },
      inputs: [{ name: { it: 'I dati catastali' } }],
      costs: [{ amount: 1600, label: { it: 'Bollo' } }],
      places: [{ place: 'tributi', unit: 'tributi' }],
      unmapped: { canale_digitale_link: 'non un indirizzo' },
    });
    expect(records['units/tributi.yaml']).toMatchObject({ contacts: [{ phone: '0461123458' }] });
    expect(report.entries.filter(({ kind }) => kind === 'left-out')).toMatchObject([
      { code: 'language', source: '/en/services/residence' },
    ]);
  });
  it('is read up to a cap, and what was left is said', async () => {
    const many = Array.from({ length: 30 }, (_one, at) => ({
      ...service,
      '@id': `https://x/${at}`,
      UID: `${at}`,
    }));
    const made = await read(
      webOf({
        ...answers,
        '/++api++/@search?Servizio': JSON.stringify({ items: many.slice(0, 25), items_total: 30 }),
      }),
      { max: '10' },
    );
    expect(made.report.counts['services']).toBe(10);
    expect(made.report.entries.find(({ code }) => code === 'cap')?.words).toContain('20 were not read');
  });
  it('answers at its own address where no Volto stands before it', async () => {
    const plain = Object.fromEntries(
      Object.entries(answers).map(([path, body]) => [path.replace('/++api++', ''), body]),
    );
    expect((await read(webOf(plain))).report.counts['services']).toBe(2);
  });
  it.each([
    [{}, 'answered 404.'],
    [{ '/@search?Servizio': '<html>' }, 'answered 404.'],
    [{ '/++api++/@search?Servizio': '<html>' }, 'not as the REST interface of Plone does'],
    [{ '/robots.txt': 'User-agent: *\nDisallow: /' }, 'asks robots not to read'],
    [{ '/++api++/@search?Servizio': '{"items":[1,{"@type":"Servizio"}]}' }, 'no content of type Servizio'],
  ])('%j: what is wrong', async (pages, words) => {
    await expect(read(webOf(pages as Record<string, string>))).rejects.toThrow(words);
  });
});

describe('import plone', () => {
  it('makes a catalogue without errors of saved JSON; a second import keeps what the editor changed', async () => {
    using folder = folderOf(saved);
    const [input, out] = [join(folder.dir, 'in'), join(folder.dir, 'out')];
    const said = await cli(['import', 'plone', input, '--out', out, '--json']);
    expect([said.status, said.err]).toEqual([0, '']);
    expect(JSON.parse(said.out)).toMatchObject({
      town: 'Comune di Prova',
      errors: 0,
      counts: { services: 2, 'services active': 1, units: 3, places: 2 },
    });
    const card = join(out, 'services/cambio-di-residenza.yaml');
    writeFileSync(
      card,
      readFileSync(card, 'utf8').replace('Per chi viene ad abitare qui.', 'Se cambi casa.'),
    );
    writeFileSync(
      join(input, 'servizi.json'),
      JSON.stringify({
        items: [{ ...service, title: 'Residenza', costi: { data: '<p>16 euro</p>' } }, olderService],
      }),
    );
    const again = await cli(['import', 'plone', input, '--out', out, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ conflicts: [], errors: 0 });
    const text = readFileSync(card, 'utf8');
    expect(text).toContain('Se cambi casa.');
    expect(text).toContain('it: Residenza');
    expect(text).toContain('amount: 1600');
  });
  it('survives whatever stands in the fields', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(...Object.keys(service).filter((key) => !key.startsWith('@'))),
          fc.jsonValue(),
        ),
        async (fields) => {
          const pages = {
            ...answers,
            '/++api++/@search?Servizio': JSON.stringify({
              items: [{ ...service, ...fields }],
              items_total: 1,
            }),
          };
          const made = await ploneOver(webOf(pages)).read(
            'https://www.prova.example',
            { earlierIds: {}, out: '/nowhere', values: {} },
            () => undefined,
          );
          if (!made.ok) return;
          for (const [file, record] of Object.entries(made.value.records))
            if (file.startsWith('services/'))
              expect(DraftService.safeParse(record)).toMatchObject({ success: true });
        },
      ),
      { numRuns: 100 },
    );
  });
  it.each([
    [['/nowhere'], 'There is no folder /nowhere.'],
    [['http://'], 'http:// is not an address.'],
    [['.', '--max', '0'], 'Give --max a whole number.'],
  ])('%j: what is wrong', async (args, words) => {
    const said = await cli(['import', 'plone', ...args, '--out', '/nowhere-else']);
    expect(said.status).toBe(2);
    expect(said.err).toContain(words);
  });
});
