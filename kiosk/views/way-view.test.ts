import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';
import { readGeneration } from '../catalogue/generation.ts';
import type { ViewContext } from './context.ts';
import { createSay } from './say.ts';
import { wayView } from './way-view.ts';

const catalogue: Catalogue = {
  formatVersion: 1,
  municipality: { formatVersion: 1, id: 'a', name: { it: 'A' }, timeZone: 'Europe/Rome' },
  organisations: [],
  units: [],
  places: [
    {
      id: 'qui',
      name: { it: 'Centro' },
      lat: 44.42,
      lon: 10.85,
      plans: [
        {
          id: 'terra',
          name: { it: 'Piano terra' },
          width: 40,
          height: 20,
          rooms: [{ kind: 'room', at: [0, 0, 6, 6], sign: '1' }],
          start: { at: [20, 18] },
          goals: [
            { id: 'uno', name: { it: 'Sportello 1', ar: 'الشباك 1' }, at: [8, 2], way: { it: 'In fondo.' } },
          ],
        },
      ],
    },
    { id: 'la', name: { it: 'Palazzo' }, lat: 44.43, lon: 10.85, directions: { it: 'In piazza.' } },
    { id: 'lontano', name: { it: 'Frazione' }, lat: 44.42, lon: 10.95 },
    { id: 'meta', name: { it: 'Biblioteca' }, lat: 44.425, lon: 10.851 },
    { id: 'dietro', name: { it: 'Stazione' }, lat: 44.41, lon: 10.85 },
    { id: 'senza', name: { it: 'Senza coordinate' } },
  ],
  services: [],
  needs: [],
  guide: { questions: [], outcomes: [] },
  notices: [],
  areas: [
    {
      id: 'z',
      name: { it: 'Z' },
      unit: 'u',
      streets: [
        {
          name: 'Via Roma',
          line: [
            [44.42, 10.85],
            [44.43, 10.85],
          ],
        },
        {
          name: 'Via Lontana',
          line: [
            [44.3, 10.85],
            [44.31, 10.85],
          ],
        },
        { name: 'Via senza corso' },
      ],
    },
  ],
  phrases: [],
  topics: [],
};

const seen = (place: string, more: Partial<DraftService> = {}, desk?: string, lang: 'it' | 'ar' = 'it') => {
  const read = readGeneration(catalogue, { unsigned: true, confirmedAt: undefined });
  if (!read.ok) throw new Error(read.error.words);
  const context = {
    generation: read.value,
    say: createSay(read.value, lang),
    today: '2026-11-24',
    hereId: 'qui',
  } as ViewContext;
  const at = { place, ...(desk === undefined ? {} : { desk: { it: desk } }) };
  return wayView(context, { id: 's', ...more }, at);
};

describe('the way', () => {
  it('leads to the desk on the plan, found by its Italian name', () => {
    const way = seen('qui', {}, 'Sportello 1', 'ar');
    expect(way).toMatchObject({
      kind: 'plan',
      goal: { name: { text: 'الشباك 1', lang: 'ar' } },
      start: { name: { text: 'أنت هنا' } },
      words: { text: 'In fondo.', lang: 'it' },
      route: [
        [20, 18],
        [8, 2],
      ],
    });
    expect(way?.distance.text).toContain('20');
  });
  it('is not drawn to a desk that no plan has', () => {
    expect(seen('qui', {}, 'Sportello 2')).toBeUndefined();
    expect(seen('qui')).toBeUndefined();
  });
  it('leads to the other office, with what lies between and not what lies behind', () => {
    expect(seen('la')).toMatchObject({
      kind: 'sketch',
      goal: [0, 1112],
      distance: { text: 'A circa 1,4 chilometri, verso nord: 22 minuti a piedi' },
      landmarks: [{ name: { text: 'Biblioteca' } }],
      streets: [{ name: 'Via Roma' }],
      words: { text: 'In piazza.' },
      scale: { metres: 500, text: { text: '500 metri' } },
    });
  });
  it('sends nobody far on foot', () => {
    expect(seen('lontano')?.distance.text).toBe('A circa 10,3 chilometri, verso est: è lontano a piedi');
  });
  it('is not told where a place has no coordinates, nor of a discreet service', () => {
    expect(seen('senza')).toBeUndefined();
    expect(seen('la', { discreet: true })).toBeUndefined();
    expect(seen('qui', { discreet: true }, 'Sportello 1')).toBeUndefined();
  });
});
