import { describe, expect, it } from 'vitest';
import type { PageTown } from '../../core/published/pages.ts';
import { claims, at } from '../../core/token/testing.ts';
import { goalsOf } from './hand-over.ts';

const town = {
  municipality: { formatVersion: 1, id: 'borgo', name: { it: 'Borgo' }, timeZone: 'Europe/Rome' },
  units: [
    { id: 'tributi', name: { it: 'Tributi' }, places: ['torre', 'piazza'] },
    { id: 'biblioteca', name: { it: 'Biblioteca' }, places: ['biblioteca'] },
    { id: 'anagrafe' },
  ],
  places: [
    { id: 'piazza', name: { it: 'In piazza' } },
    { id: 'torre', name: { it: 'Torre' } },
    { id: 'biblioteca', name: { it: 'Biblioteca' } },
  ],
  notices: [],
} as PageTown;

describe('where a person can be sent', () => {
  it('is every unit at each of its places, by name', () => {
    expect(goalsOf(town, { claims }).map(({ name, unit, place }) => [name, unit, place])).toEqual([
      ['anagrafe', 'anagrafe', undefined],
      ['Biblioteca', 'biblioteca', 'biblioteca'],
      ['Tributi – In piazza', 'tributi', 'piazza'],
      ['Tributi – Torre', 'tributi', 'torre'],
    ]);
  });
  it('with a talk is a place and no unit: nothing of that may reach paper (K18)', () => {
    const talk = {
      kind: 'talk',
      place: 'piazza',
      town: 'borgo',
      language: 'it',
      issuedAt: at,
      expires: at,
    } as const;
    expect(goalsOf(town, { claims: talk }).map(({ unit, place }) => [unit, place])).toEqual([
      [undefined, 'piazza'],
      [undefined, 'torre'],
      [undefined, 'biblioteca'],
    ]);
  });
});
