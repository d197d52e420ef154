import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds, looseSlug, slugOf } from './ids.ts';

describe('ids', () => {
  it.each([
    ["Nido d'infanzia", 'nido-d-infanzia'],
    ["Presidente di seggio elettorale: cancellazione dall'albo", 'presidente-cancellazione-dall-albo'],
    [
      'Richiesta di accesso ad atti e documenti in materia edilizia',
      'richiesta-accesso-atti-documenti-materia',
    ],
    ['...', 'senza-nome'],
    ['A'.repeat(60), 'a'.repeat(40)],
  ])('%s', (name, id) => expect(slugOf(name)).toBe(id));
  it('compares names', () => expect(looseSlug("Iscrizione all'albo")).toBe('iscrizione-all-albo'));

  const named = fc.record({
    key: fc.uuid(),
    name: fc.oneof(fc.string(), fc.constantFrom('Nido', 'Nido!', 'Sala: uno', 'Sala: due')),
    published: fc.constantFrom('2019', '2020'),
  });
  const all = fc.uniqueArray(named, { selector: ({ key }) => key });
  it('gives each one of its own, which the model takes, whatever the order', () => {
    fc.assert(
      fc.property(all, (records) => {
        const ids = assignIds(records);
        expect(new Set(ids.values()).size).toBe(records.length);
        for (const id of ids.values()) expect(id).toMatch(/^(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(Object.fromEntries(assignIds(records.toReversed()))).toEqual(Object.fromEntries(ids));
      }),
    );
  });
  it('keeps the ids of an earlier import when records come, go and are renamed', () => {
    fc.assert(
      fc.property(all, all, (before, added) => {
        const ids = assignIds(before);
        const after = assignIds(
          [
            ...added.filter(({ key }) => !ids.has(key)),
            ...before.map((one) => ({ ...one, name: `${one.name} nuovo` })),
          ],
          ids,
        );
        for (const [key, id] of ids) expect(after.get(key)).toBe(id);
      }),
    );
  });
});
