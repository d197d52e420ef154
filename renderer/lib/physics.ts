import type { ScreenProfile } from '../../kiosk/contract/shown.ts';

/** The CSS variables that turn the style sheet's millimetres into this panel's pixels. */
export const physicalVariables = ({
  pxPerMm,
  viewDistMm,
  height,
  mountBottomMm,
}: ScreenProfile): Record<string, string> => ({
  '--mm': `${pxPerMm}px`,
  // Text grows with the distance; targets do not: a finger stays a finger.
  '--far': String(viewDistMm / 600),
  '--reach-top': `${Math.max(0, Math.round(height - (reachLimitMm - mountBottomMm) * pxPerMm))}px`,
});

/** EN 301 549 8.3: nothing that must be touched is higher above the floor. */
const reachLimitMm = 1220;

/** Whether part of the panel is above the reach of somebody seated: only then is there a mode to move things down. */
export const isTooHigh = ({ pxPerMm, height, mountBottomMm }: ScreenProfile): boolean =>
  mountBottomMm + height / pxPerMm > reachLimitMm + 1;
