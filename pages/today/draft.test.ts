import { describe, expect, it } from 'vitest';
import type { EditorState } from '../../core/today/editor.ts';
import { emptyFields, entryOf, type Fields, type Form, officesByPlace, servicesOf } from './draft.ts';

const state: EditorState = {
  town: 'Borgo',
  now: '2026-11-24T08:05',
  languages: ['it'],
  locked: false,
  offices: [
    { place: 'municipio', unit: 'anagrafe', name: 'Anagrafe', placeName: 'Municipio' },
    { place: 'municipio', name: 'Municipio', placeName: 'Municipio' },
  ],
  places: [],
  services: [
    { id: 'carta', name: 'Carta', at: [{ place: 'municipio', unit: 'anagrafe' }] },
    { id: 'tari', name: 'Tari', at: [{ place: 'municipio', unit: 'tributi' }] },
  ],
  reasons: [],
  notices: [],
  entries: [],
};
const made = (form: Form, fields: Partial<Fields>) => entryOf(form, { ...emptyFields(), ...fields }, state);
const typed = (...times: [string, string][]) => times.map(([open, close]) => ({ open, close }));

describe('what the fields of the page make', () => {
  it('an office alone: closed today', () => {
    expect(made('hours', { office: 0 })).toEqual({
      entry: { kind: 'hours', place: 'municipio', unit: 'anagrafe', date: '2026-11-24', hours: 'closed' },
    });
  });
  it('several openings, of which an empty row is none', () => {
    const hours = typed(['08:30', '10:00'], ['15:00', '16:30'], ['', '']);
    expect(made('hours', { office: 1, hours: 'other', intervals: hours })).toMatchObject({
      entry: { hours: hours.slice(0, 2) },
    });
  });
  it('tomorrow, a day, or a span of days', () => {
    expect(made('hours', { office: 0, when: 'tomorrow' })).toMatchObject({ entry: { date: '2026-11-25' } });
    const one = made('hours', { office: 0, when: 'days', first: '2026-11-27' });
    expect(one).toMatchObject({ entry: { date: '2026-11-27' } });
    expect(one).not.toHaveProperty('entry.to');
    const days = { when: 'days', first: '2026-11-27', last: '2026-11-30' } as const;
    expect(made('hours', { office: 0, ...days })).toMatchObject({
      entry: { date: '2026-11-27', to: '2026-11-30' },
    });
    for (const [form, fields] of [
      ['notice', { what: 'lift' }],
      ['moved', { office: 0, movedTo: 'biblioteca' }],
    ] as const)
      expect(made(form, { ...fields, ...days })).toMatchObject({
        entry: { from: '2026-11-27', to: '2026-11-30' },
      });
  });
  it('one service in place of the office', () => {
    expect(made('hours', { office: 0, service: 'carta' })).not.toHaveProperty('entry.unit');
    expect(made('hours', { office: 0, service: 'carta' })).toMatchObject({ entry: { service: 'carta' } });
    expect(made('notice', { what: 'lift', office: 1, service: 'carta' })).toMatchObject({
      entry: { services: ['carta'] },
    });
    const idsOf = (office: number | undefined) =>
      servicesOf(state, office === undefined ? undefined : state.offices[office]).map(({ id }) => id);
    expect([idsOf(undefined), idsOf(0), idsOf(1)]).toEqual([['carta', 'tari'], ['carta'], ['carta', 'tari']]);
  });
  it('offices stand below their place, and are found by letters of either name', () => {
    const rows = (wanted: string, placesOnly = false) =>
      officesByPlace(state.offices, wanted, placesOnly).map(({ place, rows: of }) => [
        place,
        ...of.map(({ at, name }) => `${at} ${name}`),
      ]);
    expect(rows('')).toEqual([['municipio', '1 Municipio', '0 Anagrafe']]);
    expect(rows('  ANÀG')).toEqual([['municipio', '0 Anagrafe']]);
    expect(rows('', true)).toEqual([['municipio', '1 Municipio']]);
    expect(rows('piscina')).toEqual([]);
  });
  it.each([
    ['hours', {}, 'Scegli l’ufficio o la sede.'],
    ['hours', { office: 0, hours: 'closed-from' }, 'Scrivi da che ora è chiuso.'],
    ['hours', { office: 0, hours: 'other' }, 'Scrivi quando apre e quando chiude.'],
    [
      'hours',
      { office: 0, hours: 'other', intervals: typed(['09:00', '']) },
      'Scrivi quando apre e quando chiude.',
    ],
    ['hours', { office: 0, when: 'days' }, 'Scrivi da che giorno.'],
    ['notice', {}, 'Scegli che cosa succede.'],
    ['notice', { what: 'other' }, 'Scrivi una riga: che cosa succede?'],
    ['moved', { office: 0 }, 'Scegli dove si va.'],
  ] as [Form, Partial<Fields>, string][])('%s %j: says what it lacks', (form, fields, lacks) => {
    expect(made(form, fields)).toEqual({ lacks });
  });
});
