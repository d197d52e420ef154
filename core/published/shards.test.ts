import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../model/catalogue.ts';
import { parseIndex } from './published-index.ts';
import { joinShards, shardOf, splitCatalogue } from './shards.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,8})?$/);
const town = (services: readonly { id: string; title: string }[]): Catalogue =>
  ({
    formatVersion: 1,
    municipality: { formatVersion: 1, id: 'borgo', name: { it: 'Borgo' }, timeZone: 'Europe/Rome' },
    organisations: [{ id: 'comune', name: { it: 'Comune' }, kind: 'town' }],
    units: [],
    places: [],
    services: services.map((one) => ({ id: one.id, title: { it: one.title } })),
    needs: [],
    guide: { questions: [], outcomes: [] },
    notices: [],
    areas: [],
    phrases: [],
    topics: [],
  }) as unknown as Catalogue;
const services = fc.uniqueArray(fc.record({ id, title: fc.string({ minLength: 1 }) }), {
  selector: ({ id }) => id,
  maxLength: 40,
});

describe('shards', () => {
  it('give back the catalogue they were cut from, in the editor’s order', () => {
    fc.assert(
      fc.property(services, (some) => {
        expect(joinShards(splitCatalogue(town(some)))).toEqual({ ok: true, value: town(some) });
      }),
    );
  });
  it('one changed service changes one shard, and never the town’s', () => {
    fc.assert(
      fc.property(services, fc.nat(), (some, pick) => {
        fc.pre(some.length > 0);
        const changed = some[pick % some.length];
        const before = splitCatalogue(town(some));
        const after = splitCatalogue(
          town(some.map((one) => (one === changed ? { ...one, title: `${one.title}!` } : one))),
        );
        const different = [...after].filter(([name, text]) => before.get(name) !== text);
        expect(different.map(([name]) => name)).toEqual([shardOf(changed?.id ?? '')]);
        expect(after.size).toBe(before.size);
      }),
    );
  });
  it('spread evenly', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < 10_000; at += 1)
      counts.set(shardOf(`servizio-${at}`), (counts.get(shardOf(`servizio-${at}`)) ?? 0) + 1);
    expect(counts.size).toBe(256);
    expect(Math.max(...counts.values())).toBeLessThan(120);
  });
});

describe('hostile shards', () => {
  const good = splitCatalogue(
    town([
      { id: 'anagrafe', title: 'A' },
      { id: 'tributi', title: 'B' },
    ]),
  );
  const change = (name: string, text: string): Map<string, string> => new Map([...good, [name, text]]);
  const home = shardOf('anagrafe');
  it.each<[string, Map<string, string>]>([
    ['no town', new Map([...good].filter(([name]) => name !== 'town'))],
    ['not JSON', change(home, '{')],
    ['a list', change(home, '[]')],
    ['an unknown field', change(home, '{"services":[],"more":1}')],
    ['an id that is none', change(home, '{"services":[{"id":"../../etc"}]}')],
    ['a service of another shard', change(home, '{"services":[{"id":"tributi"}]}')],
    ['a service twice', change(home, '{"services":[{"id":"anagrafe"},{"id":"anagrafe"}]}')],
    ['a service that the order lacks', change(shardOf('urp'), '{"services":[{"id":"urp"}]}')],
    ['an order that repeats', change('town', '{"order":["anagrafe","anagrafe"]}')],
    ['an order of nothing', change('town', '{}')],
    ['services in the town', change('town', '{"order":["anagrafe","tributi"],"services":[]}')],
  ])('%s: refused', (_, texts) => {
    expect(joinShards(texts)).toMatchObject({ ok: false, error: { code: 'invalid-shard' } });
  });
  it('anything at all: refused or read, never thrown', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        joinShards(change('town', text));
        joinShards(change(home, text));
        parseIndex(text);
      }),
    );
  });
});

describe('the index', () => {
  const file = { hash: 'a'.repeat(64), length: 10 };
  const index = { formatVersion: 1, municipality: 'borgo', shards: { town: file, '0a': file } };
  it('is read', () => {
    expect(parseIndex(JSON.stringify(index))).toEqual({ ok: true, value: index });
  });
  it('of a later format says so', () => {
    expect(parseIndex('{"formatVersion":2,"new":true}')).toMatchObject({ error: { code: 'newer-format' } });
  });
  it.each([
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['a shard that leads out of the folder', JSON.stringify({ ...index, shards: { '../x': file } })],
    [
      'a hash that leads out of the folder',
      JSON.stringify({ ...index, shards: { town: { ...file, hash: '../../etc/passwd' } } }),
    ],
    [
      'a shard without end',
      JSON.stringify({ ...index, shards: { town: { ...file, length: Number.MAX_SAFE_INTEGER } } }),
    ],
    ['no town', JSON.stringify({ ...index, shards: { '0a': file } })],
    ['an unknown field', JSON.stringify({ ...index, run: 'rm' })],
    ['__proto__', '{"formatVersion":1,"municipality":"borgo","shards":{"__proto__":{}}}'],
  ])('%s: refused', (_, text) => {
    expect(parseIndex(text)).toMatchObject({ ok: false, error: { code: 'invalid-index' } });
  });
});
