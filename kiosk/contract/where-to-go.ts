import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';
import { WhereView } from './card.ts';
import { OpenState, Shown } from './shown.ts';
import { PeopleView } from './views.ts';

export const StreetsView = z.strictObject({
  streets: z.array(z.strictObject({ name: z.string(), needsNumber: z.boolean() })),
});
export type StreetsView = z.infer<typeof StreetsView>;
export const DistrictView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    name: Shown,
    unit: Shown,
    where: WhereView,
    open: OpenState,
    hours: z.array(z.strictObject({ days: Shown, hours: Shown })),
    /** A slip of this service at this place of its card takes the office home (K8). */
    take: z.optional(z.strictObject({ service: Id, place: z.int().check(z.gte(0)) })),
  }),
  z.strictObject({ kind: z.literal('number-needed') }),
  z.strictObject({ kind: z.literal('unknown'), people: PeopleView }),
]);
export type DistrictView = z.infer<typeof DistrictView>;

/** Where somebody with an appointment goes. */
export const AppointmentView = z.strictObject({
  offices: z.array(
    z.strictObject({
      unit: Shown,
      services: z.array(Shown),
      where: WhereView,
      desk: z.optional(Shown),
      open: OpenState,
    }),
  ),
});
export type AppointmentView = z.infer<typeof AppointmentView>;
