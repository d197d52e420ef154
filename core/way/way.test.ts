import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, darkEnough } from '../colour/contrast.ts';
import type { FloorPlan } from '../model/floor-plan.ts';
import { roundedMetres, wayBetween } from './on-the-ground.ts';
import { lengthOf, planFaults } from './plan-faults.ts';

const town = { lat: 44.42, lon: 10.85 };

describe('the way to another office', () => {
  it.each([
    ['n', 0.01, 0],
    ['e', 0, 0.01],
    ['sw', -0.01, -0.014],
    ['nw', 0.01, -0.014],
  ] as const)('lies to the %s', (wind, lat, lon) => {
    expect(wayBetween(town, { lat: town.lat + lat, lon: town.lon + lon }).wind).toBe(wind);
  });
  it('is a third longer than the straight line, at an unhurried walk', () => {
    const { metres, minutes } = wayBetween(town, { lat: town.lat + 0.01, lon: town.lon });
    expect(Math.round(metres)).toBe(1446);
    expect(minutes).toBe(22);
  });
  it('is not walked where it is far', () => {
    expect(wayBetween(town, { lat: town.lat + 0.05, lon: town.lon }).minutes).toBeUndefined();
  });
  it('is said in round numbers', () => {
    expect([3, 349, 960, 1446].map(roundedMetres)).toEqual([50, 350, 1000, 1400]);
  });
});

const goal = { id: 'a', name: { it: 'Sportello 1' } };
const plan = (change: Partial<FloorPlan>): FloorPlan => ({
  id: 'terra',
  name: { it: 'Piano terra' },
  width: 20,
  height: 10,
  rooms: [{ kind: 'room', at: [0, 0, 6, 6] }],
  start: { at: [10, 9] },
  goals: [{ ...goal, at: [10, 1] }],
  ...change,
});
const said = (change: Partial<FloorPlan>): string[] => planFaults(plan(change)).map(({ message }) => message);

describe('a floor plan', () => {
  it('may have ways around rooms, and through their doors', () => {
    expect(said({})).toEqual([]);
    expect(
      said({
        goals: [{ ...goal, at: [3, 3], route: [[10, 3]] }],
        doors: [
          [
            [6, 2],
            [6, 4],
          ],
        ],
      }),
    ).toEqual([]);
  });
  it('has no way through a wall', () => {
    expect(said({ goals: [{ ...goal, at: [3, 3] }] })).toEqual([
      'The way to "Sportello 1" goes through the wall of room 1.',
    ]);
  });
  it('has nothing outside, and no room over another', () => {
    expect(said({ goals: [{ ...goal, at: [30, 1] }] })).toEqual([
      'The way to "Sportello 1" leaves the plan.',
    ]);
    expect(
      said({
        rooms: [
          { kind: 'room', at: [0, 0, 6, 6] },
          { kind: 'lift', at: [5, 5, 2, 2] },
        ],
      }),
    ).toEqual(['The room lies over room 1 of the list.']);
    expect(said({ rooms: [{ kind: 'room', at: [15, 0, 6, 6] }] })).toEqual([
      'The room ends 1 m outside of the plan.',
    ]);
  });
  it('names no desk twice', () => {
    expect(
      said({
        goals: [
          { ...goal, at: [10, 1] },
          { ...goal, id: 'b', at: [12, 1] },
        ],
      }),
    ).toEqual(['"Sportello 1" stands twice on this floor.']);
  });
  it('measures its ways', () =>
    expect(
      lengthOf([
        [0, 0],
        [3, 4],
        [3, 10],
      ]),
    ).toBe(11));
});

describe("a town's colour", () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  it('is always dark enough for white words, and stays itself where it is', () => {
    fc.assert(
      fc.property(colour, (hex) => {
        const shade = darkEnough(hex);
        expect(contrast(shade, '#ffffff')).toBeGreaterThanOrEqual(10);
        if (contrast(hex, '#ffffff') >= 10) expect(shade).toBe(hex);
      }),
    );
  });
  it('is the nearest shade of its hue', () => {
    expect(darkEnough('#0066cc')).toBe('#004183');
    expect(contrast('#004183', '#ffffff')).toBeLessThan(10.3);
  });
});
