import type { FloorPlan, PlanPoint } from '../model/floor-plan.ts';

/** What is wrong with a plan beyond its form: by path, in an editor's words. */
export type PlanFault = { path: (string | number)[]; message: string; fix: string };

const orientation = (a: PlanPoint, b: PlanPoint, c: PlanPoint): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
/** Whether two stretches cross; those that only touch do not. */
export const cross = (a: PlanPoint, b: PlanPoint, c: PlanPoint, d: PlanPoint): boolean =>
  orientation(a, b, c) * orientation(a, b, d) < 0 && orientation(c, d, a) * orientation(c, d, b) < 0;

/** The corners of the way to a desk, both ends among them. */
export const wayTo = (plan: FloorPlan, goal: FloorPlan['goals'][number]): PlanPoint[] => [
  plan.start.at,
  ...(goal.route ?? []),
  goal.at,
];

/** Metres along a line of corners. */
export const lengthOf = (corners: readonly PlanPoint[]): number =>
  corners
    .slice(1)
    .reduce(
      (sum, [x, y], index) =>
        sum + Math.hypot(x - (corners[index]?.[0] ?? x), y - (corners[index]?.[1] ?? y)),
      0,
    );

type Rectangle = readonly [left: number, top: number, right: number, bottom: number];
const sidesOf = ([left, top, right, bottom]: Rectangle): [PlanPoint, PlanPoint][] => [
  [
    [left, top],
    [right, top],
  ],
  [
    [right, top],
    [right, bottom],
  ],
  [
    [right, bottom],
    [left, bottom],
  ],
  [
    [left, bottom],
    [left, top],
  ],
];

/** Rooms, desks and ways that lie outside, lie over each other, or lead through a wall: a drawing nobody could follow. */
export const planFaults = (plan: FloorPlan): PlanFault[] => {
  const faults: PlanFault[] = [];
  const whole: Rectangle = [0, 0, plan.width, plan.height];
  const inside = ([x, y]: PlanPoint): boolean => x <= plan.width && y <= plan.height;
  const rooms = plan.rooms.map(({ at: [x, y, width, height] }): Rectangle => [x, y, x + width, y + height]);
  rooms.forEach(([left, top, right, bottom], index) => {
    if (right > whole[2] || bottom > whole[3])
      faults.push({
        path: ['rooms', index, 'at'],
        message: `The room ends ${Math.max(right - whole[2], bottom - whole[3])} m outside of the plan.`,
        fix: 'at is left, top, width, height in metres: make it smaller, or the plan larger.',
      });
    const other = rooms
      .slice(0, index)
      .findIndex((one) => left < one[2] && right > one[0] && top < one[3] && bottom > one[1]);
    if (other >= 0)
      faults.push({
        path: ['rooms', index, 'at'],
        message: `The room lies over room ${other + 1} of the list.`,
        fix: 'Move one of them: rooms may touch, not overlap.',
      });
  });
  if (!inside(plan.start.at))
    faults.push({
      path: ['start', 'at'],
      message: 'The start is outside of the plan.',
      fix: 'Move it inside.',
    });
  plan.goals.forEach((goal, index) => {
    const corners = wayTo(plan, goal);
    if (!corners.every(inside)) {
      faults.push({
        path: ['goals', index],
        message: `The way to "${goal.name.it}" leaves the plan.`,
        fix: 'Mend at and route: metres from the left and from the top.',
      });
      return;
    }
    corners.slice(1).forEach((to, step) => {
      const from = corners[step] ?? to;
      for (const [number, room] of rooms.entries()) {
        if (plan.rooms[number]?.kind === 'hall') continue;
        const wall = sidesOf(room).find(([a, b]) => cross(from, to, a, b));
        const open = (plan.doors ?? []).some(([a, b]) => cross(from, to, a, b));
        if (wall !== undefined && !open)
          faults.push({
            path: ['goals', index, 'route'],
            message: `The way to "${goal.name.it}" goes through the wall of room ${number + 1}.`,
            fix: 'Lead it around with route: [[x, y], ...], or add a door where it goes through.',
          });
      }
    });
  });
  const names = plan.goals.map(({ name }) => name.it);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index)
      faults.push({
        path: ['goals', index, 'name'],
        message: `"${name}" stands twice on this floor.`,
        fix: 'Give each desk its own name, as the services call it.',
      });
  });
  return faults;
};
