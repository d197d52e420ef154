import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cli } from '../../testing/cli.ts';
import { folderOf } from '../../testing/folder.ts';
import type { Imported } from '../importer.ts';
import { openCityOver } from './importer.ts';
import { readItem } from './openapi.ts';

const api = 'https://www.prova.example/api/openapi';
const to = (list: string, id: string) => ({ id, uri: `${api}/${list}/${id}#Nome` });
const lists = {
  office: 'amministrazione/uffici',
  place: 'vivere-il-comune/luoghi',
  contact: 'classificazioni/punti-di-contatto',
};

const service = {
  ...to('servizi', 's1'),
  name: 'Carta d\u2019identit\u00e0',
  identifier: 'CIE',
  type: ['Anagrafe e stato civile'],
  has_service_status: ['Servizio attivo'],
  abstract: 'Il documento per farsi riconoscere.',
  audience: '<p>Chi abita qui</p>',
  how_to: '<ul><li>Prenota</li><li>Vieni</li></ul>',
  has_input: '<ul><li>Una foto</li></ul>',
  has_cost_description: 'Il servizio \u00e8 gratuito.',
  has_processing_time: 30,
  has_language: ['Italiano'],
  topics: [to('argomenti', 't1')],
  is_physically_available_at: [to(lists.place, 'p1')],
  has_online_contact_point: [to(lists.contact, 'c1')],
  holds_role_in_time: [to(lists.office, 'o1')],
  produces_output: [to('amministrazione/documenti-e-dati/documenti-funzionamento-interno', 'd1')],
};
const items: Readonly<Record<string, object[]>> = {
  servizi: [service],
  argomenti: [{ ...to('argomenti', 't1'), name: 'Residenza' }],
  [lists.office]: [
    {
      ...to(lists.office, 'o1'),
      legal_name: 'Anagrafe',
      has_spatial_coverage: [to(lists.place, 'p1')],
      is_support_unit_of: [to(lists.office, 'o2')],
    },
    { ...to(lists.office, 'o2'), legal_name: 'Servizi demografici' },
  ],
  [lists.place]: [
    {
      ...to(lists.place, 'p1'),
      name: 'Municipio',
      has_address: { address: 'Via Roma 1', latitude: 46.1, longitude: 11.1 },
    },
  ],
  [lists.contact]: [
    { ...to(lists.contact, 'c1'), name: 'Sportello', contact: [{ type: 'Telefono', value: '0461 123456' }] },
  ],
};

/** A site that answers these lists, an item at a time. */
const webOf = (answers: Readonly<Record<string, readonly object[]>>) => {
  const asked: string[] = [];
  return {
    asked,
    wait: () => Promise.resolve(),
    fetch: (address: string): Promise<Response> => {
      const url = new URL(address);
      const list = url.pathname.replace('/api/openapi/', '');
      const offset = Number(url.searchParams.get('offset') ?? 0);
      asked.push(`${url.pathname}${url.search}`);
      const found = answers[list];
      if (found === undefined) return Promise.resolve(new Response('', { status: 404 }));
      const next = offset + 1 < found.length ? `${api}/${list}?offset=${offset + 1}` : null;
      return Promise.resolve(
        new Response(JSON.stringify({ items: found.slice(offset, offset + 1), next, count: found.length })),
      );
    },
  };
};
const read = async (web: ReturnType<typeof webOf>, max?: string): Promise<Imported> => {
  const made = await openCityOver(web).read(
    'https://www.prova.example',
    { earlierIds: {}, out: '/nowhere', values: { town: 'Comune di Prova', max } },
    () => undefined,
  );
  if (!made.ok) throw new Error(made.error.words);
  return made.value;
};

describe('the newer interface of OpenCity', () => {
  it('is read list by list, page by page, as far as services name something', async () => {
    const web = webOf(items);
    const { records, report } = await read(web);
    expect(web.asked).toEqual([
      '/robots.txt',
      '/api/openapi/servizi',
      `/api/openapi/${lists.office}`,
      `/api/openapi/${lists.office}?offset=1`,
      '/api/openapi/argomenti',
      `/api/openapi/${lists.contact}`,
      `/api/openapi/${lists.place}`,
    ]);
    expect(records['services/carta-d-identita.yaml']).toMatchObject({
      sourceId: 's1',
      title: { it: "Carta d'identit\u00e0" },
      status: 'active',
      summary: { it: 'Il documento per farsi riconoscere.' },
      responsibleUnit: 'anagrafe',
      places: [{ place: 'municipio', unit: 'anagrafe' }],
      inputs: [{ name: { it: 'Una foto' } }],
      costs: [{ amount: 0 }],
      contacts: [{ phone: '0461 123456' }],
      topics: ['residenza'],
      category: 'anagrafe-e-stato-civile',
    });
    expect(records['units/anagrafe.yaml']).toMatchObject({
      parent: 'servizi-demografici',
      places: ['municipio'],
    });
    expect(records['places/municipio.yaml']).toMatchObject({ address: 'Via Roma 1', lat: 46.1 });
    // Documents are not fetched: that one is missing is said.
    expect(report.entries).toContainEqual(expect.objectContaining({ kind: 'dangling', code: 'document' }));
  });
  it('stays on its site, does not go in circles, and stops at a cap', async () => {
    const away = {
      ...service,
      topics: [{ id: 'x', uri: 'https://altrove.example/api/openapi/argomenti/x#X' }],
    };
    const web = webOf({ servizi: [away, { ...away, ...to('servizi', 's2') }] });
    expect((await read(web, '1')).report.entries).toContainEqual(expect.objectContaining({ code: 'cap' }));
    expect(web.asked.filter((path) => /altrove|offset/.test(path))).toEqual([]);
  });
  it('that is not there says so', async () => {
    await expect(read(webOf({}))).rejects.toThrow('/api/openapi/servizi answered 404.');
  });
  it('is read from saved answers too; the town has to be named', async () => {
    using folder = folderOf(
      Object.fromEntries(
        Object.entries(items).map(([list, all]) => [
          `in/${list.replaceAll('/', '-')}.json`,
          JSON.stringify({ items: all, next: null }),
        ]),
      ),
    );
    const args = ['import', 'opencity', join(folder.dir, 'in'), '--out', join(folder.dir, 'out')];
    expect((await cli(args)).err).toContain('Give its name: --town');
    const said = await cli([...args, '--town', 'Comune di Prova', '--json']);
    expect(said.status).toBe(0);
    // This interface does not say when a card was changed, which is an error until somebody writes it.
    expect(JSON.parse(said.out)).toMatchObject({ errors: 1, counts: { services: 1, units: 2, places: 1 } });
  });
  it('makes an object of what is one, and nothing of anything else', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => readItem(value) === undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        expect(readItem({ ...fields, ...to('servizi', 'a'), name: 'x' })).toMatchObject({
          remoteId: 'a',
          classIdentifier: 'public_service',
        });
      }),
    );
  });
});
