import * as z from 'zod/mini';
import { PlanPoint, roomKinds } from '../../core/model/floor-plan.ts';
import { Shown } from './shown.ts';

/** Metres east and north of the kiosk. */
const Ground = z.tuple([z.number(), z.number()]);

/** How to get to a desk in the building, or to another office: drawn, and in words. */
export const WayView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plan'),
    /** The name of the floor. */
    title: Shown,
    /** Metres. */
    width: z.number(),
    height: z.number(),
    rooms: z.array(
      z.strictObject({
        kind: z.enum(roomKinds),
        at: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        sign: z.optional(z.string()),
      }),
    ),
    doors: z.array(z.tuple([PlanPoint, PlanPoint])),
    start: z.strictObject({ at: PlanPoint, name: Shown }),
    goal: z.strictObject({ at: PlanPoint, name: Shown }),
    /** The corners of the way, both ends among them. */
    route: z.array(PlanPoint),
    /** How far it is. */
    distance: Shown,
    words: z.optional(Shown),
  }),
  z.strictObject({
    kind: z.literal('sketch'),
    /** The name of the other office. */
    title: Shown,
    goal: Ground,
    /** Other places in between and around, to know one's way by. */
    landmarks: z.array(z.strictObject({ at: Ground, name: Shown })),
    streets: z.array(z.strictObject({ name: z.string(), line: z.array(Ground) })),
    /** How far, which way, how long on foot. */
    distance: Shown,
    /** The bar that shows the scale: metres, and what is written at it. */
    scale: z.strictObject({ metres: z.int(), text: Shown }),
    words: z.optional(Shown),
  }),
]);
export type WayView = z.infer<typeof WayView>;
