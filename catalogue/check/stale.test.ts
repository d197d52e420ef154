import { describe, expect, it } from 'vitest';
import { townOf } from '../testing/workshop.ts';
import { staleCards, staleCsv } from './stale.ts';

const catalogue = {
  ...townOf(0),
  units: [{ id: 'anagrafe', name: { it: 'Anagrafe' } }],
  services: [
    { id: 'fresh', status: 'active' as const, responsibleUnit: 'anagrafe', verifiedAt: '2025-11-28' },
    { id: 'old', status: 'active' as const, responsibleUnit: 'anagrafe', verifiedAt: '2025-11-27' },
    { id: 'never', status: 'active' as const, title: { it: '=1+1 "x"' }, responsibleUnit: 'anagrafe' },
    { id: 'hidden', status: 'inactive' as const, responsibleUnit: 'anagrafe' },
  ],
};

describe('cards that nobody confirmed for a year', () => {
  it('are listed by office, those that nobody ever confirmed first', () => {
    expect(staleCards(catalogue, '2026-11-28').map(({ office, service }) => `${office} ${service}`)).toEqual([
      'Anagrafe never',
      'Anagrafe old',
    ]);
  });
  it('are CSV, without formulas', () =>
    expect(staleCsv(staleCards(catalogue, '2026-11-28')).split('\r\n')[1]).toBe(
      `"Anagrafe","never","'=1+1 ""x""",""`,
    ));
});
