import * as z from 'zod/mini';
import { Id, Text } from './language.ts';

/** No building is longer, in metres. */
const maxSide = 400;
const Metres = z.number().check(z.gte(0), z.lte(maxSide));
/** Metres from the left and from the upper edge of the plan. */
export const PlanPoint = z.tuple([Metres, Metres]);
export type PlanPoint = z.infer<typeof PlanPoint>;

/** What a room is. Corridors and halls are what is left between the rooms. */
export const roomKinds = ['room', 'hall', 'stairs', 'lift', 'toilet', 'closed'] as const;
const Room = z.strictObject({
  kind: z.enum(roomKinds),
  /** Left, top, width, height, in metres. */
  at: z.tuple([Metres, Metres, Metres, Metres]),
  /** As on the door, such as `6-7`. Stairs, lift and toilets need none. */
  sign: z.optional(z.string().check(z.minLength(1), z.maxLength(5))),
});

/** A desk, or the door of an office: where somebody is sent to. */
const Goal = z.strictObject({
  id: Id,
  /** As the services' `desk`, in Italian: that is how a card finds its desk on the plan. */
  name: Text,
  at: PlanPoint,
  /** The corners of the way, between the start and the desk. */
  route: z.optional(z.array(PlanPoint).check(z.maxLength(20))),
  /** The way as somebody would tell it. */
  way: z.optional(Text),
});

/** One floor of a place, drawn with straight lines; never a picture, so that it is legible in every size and contrast, and can be spoken. */
export const FloorPlan = z.strictObject({
  id: Id,
  name: Text,
  /** Metres. */
  width: z.number().check(z.gte(3), z.lte(maxSide)),
  height: z.number().check(z.gte(3), z.lte(maxSide)),
  rooms: z.array(Room).check(z.maxLength(60)),
  /** Openings in the walls: a line across each. */
  doors: z.optional(z.array(z.tuple([PlanPoint, PlanPoint])).check(z.maxLength(80))),
  /** Where the way begins: the kiosk, where one stands on this floor; else the entrance or the stairs. */
  start: z.strictObject({ at: PlanPoint, name: z.optional(Text) }),
  goals: z.array(Goal).check(z.minLength(1), z.maxLength(60)),
});
export type FloorPlan = z.infer<typeof FloorPlan>;
