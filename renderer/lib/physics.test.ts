import { expect, it } from 'vitest';
import { isTooHigh, physicalVariables } from './physics.ts';

const portrait = { id: 'P32', width: 1080, height: 1920, pxPerMm: 2.71, mountBottomMm: 800, viewDistMm: 600 };
const landscape = {
  id: 'L21',
  width: 1920,
  height: 1080,
  pxPerMm: 4.034,
  mountBottomMm: 950,
  viewDistMm: 600,
};

it('turns millimetres into the pixels of the panel', () => {
  expect(physicalVariables(portrait)).toEqual({ '--mm': '2.71px', '--far': '1', '--reach-top': '782px' });
  expect(physicalVariables({ ...landscape, viewDistMm: 900 })).toMatchObject({
    '--mm': '4.034px',
    '--far': '1.5',
  });
});

it('knows which panel is above the reach of a seated person', () => {
  expect(isTooHigh(portrait)).toBe(true);
  expect(isTooHigh(landscape)).toBe(false);
});
