import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { complaints } from '../testing/json-schema.ts';
import { jsonSchemas } from './json-schemas.ts';

const demo = resolve(import.meta.dirname, '../../assets/demo-catalogue');
const all = jsonSchemas();

/** Names of fields without a description, at any depth. */
const undescribed = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(undescribed);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'properties'
      ? Object.entries(inner as Record<string, Record<string, unknown>>).flatMap(([field, schema]) => [
          ...(schema['description'] === undefined ? [field] : []),
          ...undescribed(schema),
        ])
      : undescribed(inner),
  );
};

describe.each(all)('$file', ({ matches, schema }) => {
  it('is a draft 7 schema with a title, and describes every field', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema['title']).toMatch(/\w/);
    expect([...new Set(undescribed(schema))]).toEqual([]);
  });

  it.skipIf(!existsSync(demo))('fits the files of the demonstration catalogue', () => {
    for (const file of globSync(matches, { cwd: demo }))
      expect([file, complaints(schema, parse(readFileSync(join(demo, file), 'utf8')))]).toEqual([file, []]);
  });
});

describe('what the schemas refuse', () => {
  const services = all.find(({ file }) => file === 'services.schema.json')?.schema ?? {};
  it.each([
    [{}, 'id is missing'],
    [{ id: 'A' }, 'id does not match'],
    [{ id: 'a', titolo: 1 }, 'titolo is unknown'],
    [{ id: 'a', title: { en: 'x' } }, 'title.it is missing'],
    [{ id: 'a', status: 'attivo' }, 'status is not one of'],
    [{ id: 'a', eligibility: { any: [{ eq: ['a'] }] } }, 'eligibility fits none'],
  ])('%j', (value, words) => expect(complaints(services, value).join('\n')).toContain(words));
  it.each([
    { id: 'a' },
    { id: 'a', eligibility: { any: [{ not: { eq: ['a', 'b'] } }] } },
    { id: 'a', unmapped: { x: [1] } },
  ])('and takes %j', (value) => expect(complaints(services, value)).toEqual([]));
});
