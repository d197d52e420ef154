import type { ScreenProfile } from '../contract/shown.ts';

/** The two reference panels, seen from 600 mm. */
export const screenProfiles: Readonly<Record<'P32' | 'L21', ScreenProfile>> = {
  P32: { id: 'P32', width: 1080, height: 1920, pxPerMm: 2.71, mountBottomMm: 800, viewDistMm: 600 },
  L21: { id: 'L21', width: 1920, height: 1080, pxPerMm: 4.034, mountBottomMm: 950, viewDistMm: 600 },
};
