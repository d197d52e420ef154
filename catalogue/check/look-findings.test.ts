import { describe, expect, it } from 'vitest';
import type { Located } from '../source/read-source.ts';
import { lookFindings } from './look-findings.ts';

const located = (kind: 'municipality' | 'places', record: unknown): Located => ({
  kind,
  file: `${kind}.yaml`,
  at: [],
  record: record as Located['record'],
  lineOf: () => 7,
});

describe('what would not be seen on the glass', () => {
  it('a town colour on which white is not read: said with the shade that is shown', () => {
    expect(lookFindings([located('municipality', { brand: { colour: '#0066cc' } })])).toEqual([
      {
        severity: 'warning',
        file: 'municipality.yaml',
        line: 7,
        path: 'brand.colour',
        message: 'White on #0066cc has a contrast of 5.6:1.',
        fix: 'People in a lobby need 10:1: the screen shows #004183. Write that, to see here what they see.',
      },
    ]);
  });
  it('nothing, where it is dark enough, or where there is none', () => {
    expect(lookFindings([located('municipality', { brand: { colour: '#003366' } })])).toEqual([]);
    expect(lookFindings([located('municipality', {}), located('places', { id: 'a' })])).toEqual([]);
  });
  it('a way through a wall: it blocks publishing', () => {
    const plan = {
      id: 'terra',
      name: { it: 'Terra' },
      width: 20,
      height: 10,
      rooms: [{ kind: 'room', at: [0, 0, 6, 6] }],
      start: { at: [10, 9] },
      goals: [{ id: 'a', name: { it: 'Sportello 1' }, at: [3, 3] }],
    };
    expect(lookFindings([located('places', { id: 'a', plans: [plan] })])).toMatchObject([
      { severity: 'error', path: 'plans.0.goals.0.route' },
    ]);
  });
});
