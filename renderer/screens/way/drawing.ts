/** A point of a drawing, in parts of its width and height. */
export type Point = readonly [x: number, y: number];

/** What is drawn, in units of its own; `y` grows downwards. Words stand beside it, so that they keep the size of all other words. */
export type Drawing = {
  width: number;
  height: number;
  rooms: readonly { x: number; y: number; width: number; height: number; kind: string }[];
  /** Walls that are open. */
  doors: readonly (readonly [Point, Point])[];
  streets: readonly (readonly Point[])[];
  route: readonly Point[];
  start: Point;
  goal: Point;
  /** Short letters and numbers: of rooms, of landmarks. `ring`: it is a mark of the list beside. */
  labels: readonly { at: Point; text: string; ring: boolean }[];
  /** The bar of the scale, and the arrow to the north. */
  scale?: { length: number; text: string };
  north: boolean;
};
