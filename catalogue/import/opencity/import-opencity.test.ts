import { describe, expect, it } from 'vitest';
import type { Municipality } from '../../../core/model/catalogue.ts';
import { dumpOf, readObject } from './dump.ts';
import { importOpenCity } from './import-opencity.ts';
import { imported, record, service, townWith } from './testing.ts';

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

describe('the whole', () => {
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
