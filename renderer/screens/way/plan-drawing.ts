import type { WayView } from '../../../kiosk/contract/way.ts';
import type { Drawing } from './drawing.ts';

const signs: Readonly<Record<string, string>> = { toilet: 'WC', lift: '⇅' };

/** A floor, as it is written: metres. */
export const planDrawing = (way: Extract<WayView, { kind: 'plan' }>): Drawing => ({
  width: way.width,
  height: way.height,
  rooms: way.rooms.map(({ kind, at: [x, y, width, height] }) => ({ kind, x, y, width, height })),
  doors: way.doors,
  streets: [],
  route: way.route,
  start: way.start.at,
  goal: way.goal.at,
  labels: way.rooms.flatMap(({ kind, at: [x, y, width, height], sign }) => {
    const text = sign ?? signs[kind] ?? '';
    return text === ''
      ? []
      : // In a corner: the middle is where desks are.
        [{ at: [x + width / 2, y + height * (kind === 'room' ? 0.2 : 0.5)] as const, text, ring: false }];
  }),
  north: false,
});
