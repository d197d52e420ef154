import type { WayView } from '../../../kiosk/contract/way.ts';
import type { Drawing, Point } from './drawing.ts';

/** Room around what is drawn, in parts of it. */
const margin = 0.16;

/** Streets around the kiosk and the other office, north above. The drawing ends where its points do; streets may go on. */
export const sketchDrawing = (way: Extract<WayView, { kind: 'sketch' }>): Drawing => {
  const points: Point[] = [[0, 0], way.goal, ...way.landmarks.map(({ at }) => at)];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(right - left, top - bottom, 1);
  // Never a thin strip, and wider than high, as the room for it is.
  const height = Math.max(top - bottom, size * 0.6) + 2 * margin * size;
  const width = Math.max(right - left + 2 * margin * size, height * 1.5);
  const [x0, y0] = [(left + right - width) / 2, (top + bottom + height) / 2];
  const place = ([x, y]: Point): Point => [x - x0, y0 - y];
  const goal = place(way.goal);
  const start = place([0, 0]);
  return {
    width,
    height,
    rooms: [],
    doors: [],
    streets: way.streets.map(({ line }) => line.map(place)),
    route: [start, goal],
    start,
    goal,
    labels: way.landmarks.map(({ at }, index) => ({ at: place(at), text: 'ABC'[index] ?? '', ring: true })),
    scale: { length: way.scale.metres, text: way.scale.text.text },
    north: true,
  };
};
