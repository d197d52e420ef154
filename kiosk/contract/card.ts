import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';
import { OpenState, Shown, ShownBlock, ShownQr } from './shown.ts';
import { WayView } from './way.ts';
import { NoticeView, PeopleView, ServiceHit } from './views.ts';

/** Where something happens. */
export const WhereView = z.strictObject({
  name: Shown,
  address: z.optional(z.string()),
  floor: z.optional(Shown),
  directions: z.optional(Shown),
  access: z.optional(
    z.strictObject({ wheelchair: z.enum(['yes', 'limited', 'no']), note: z.optional(Shown) }),
  ),
  phone: z.optional(z.string()),
  /** The kiosk stands in this place. */
  here: z.boolean(),
});
export type WhereView = z.infer<typeof WhereView>;

/** Whether a number or slip can be taken at this place now, and if not why and when. */
export const TakeView = z.strictObject({
  kind: z.enum(['number', 'slip', 'external-machine', 'appointment']),
  /** Absent when it can be taken now. */
  refused: z.optional(
    z.strictObject({
      reason: z.enum([
        'closed',
        'last-number-passed',
        'full',
        'paused',
        'not-here',
        'unconfirmed',
        'storage',
      ]),
      text: Shown,
    }),
  ),
  /** For `number`: until when; for `external-machine`: which key to press where; for `appointment`: how. */
  text: z.optional(Shown),
  machineKey: z.optional(z.string()),
});
export type TakeView = z.infer<typeof TakeView>;

export const ServicePlaceView = z.strictObject({
  /** Position in the service's places: what `preview` and `issue` name. */
  index: z.int(),
  where: WhereView,
  unit: z.optional(Shown),
  desk: z.optional(Shown),
  open: OpenState,
  hours: z.array(z.strictObject({ days: Shown, hours: Shown })),
  /** Hours as the office wrote them, where nobody could read them. */
  rawHours: z.optional(Shown),
  exceptions: z.array(Shown),
  moved: z.optional(Shown),
  booking: z.optional(
    z.strictObject({
      phone: z.optional(z.string()),
      url: z.optional(z.string()),
      qr: z.optional(ShownQr),
      helper: z.optional(Shown),
      helperOpen: z.optional(OpenState),
    }),
  ),
  priority: z.array(Shown),
  take: TakeView,
  way: z.optional(WayView),
});
export type ServicePlaceView = z.infer<typeof ServicePlaceView>;

export const ChannelView = z.strictObject({
  type: z.enum(['counter', 'phone', 'online', 'post', 'email']),
  text: Shown,
  phone: z.optional(z.string()),
  url: z.optional(z.string()),
  qr: z.optional(ShownQr),
  note: z.optional(Shown),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** The one thing to do next. `place` is an index into `places`. */
export const ActionView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), place: z.int() }),
  z.strictObject({ kind: z.literal('slip'), place: z.int() }),
  z.strictObject({ kind: z.literal('external-machine'), place: z.int() }),
  z.strictObject({ kind: z.literal('other-office'), place: z.int() }),
  z.strictObject({ kind: z.literal('appointment'), place: z.int() }),
  z.strictObject({ kind: z.literal('phone'), phone: z.string() }),
  z.strictObject({ kind: z.literal('online'), url: z.string(), qr: ShownQr }),
  z.strictObject({ kind: z.literal('ask') }),
]);
export type ActionView = z.infer<typeof ActionView>;

/** The service card, in the order in which people ask. */
export const ServiceView = z.strictObject({
  id: Id,
  title: Shown,
  summary: z.optional(Shown),
  provider: z.optional(Shown),
  discreet: z.boolean(),
  /** Some of the texts are translations that no person has reviewed. */
  machine: z.boolean(),
  notices: z.array(NoticeView),
  audience: z.optional(Shown),
  applicants: z.optional(Shown),
  fit: z.optional(
    z.strictObject({ state: z.enum(['fits', 'may-fit', 'does-not-fit']), missing: z.array(Shown) }),
  ),
  inputs: z.array(
    z.strictObject({
      name: Shown,
      required: z.boolean(),
      condition: z.optional(Shown),
      obtainFrom: z.optional(Shown),
      obtainService: z.optional(Id),
    }),
  ),
  /** `free` where the amount is zero; `amount` is ready to show. */
  costs: z.array(
    z.strictObject({
      amount: z.optional(Shown),
      free: z.boolean(),
      label: z.optional(Shown),
      condition: z.optional(Shown),
    }),
  ),
  times: z.array(Shown),
  /** Enrolment: open until, opens again on, or over, and whom late requests go to. */
  window: z.optional(
    z.strictObject({ state: z.enum(['open', 'closed']), text: Shown, late: z.optional(Shown) }),
  ),
  deadlines: z.array(z.strictObject({ text: Shown, source: z.optional(z.string()) })),
  steps: z.array(
    z.strictObject({
      text: Shown,
      service: z.optional(Id),
      where: z.optional(WhereView),
      hours: z.optional(Shown),
      phone: z.optional(z.string()),
    }),
  ),
  outputs: z.array(Shown),
  description: z.array(ShownBlock),
  /** The whole in easy-to-read language; empty where the language has none. */
  easyToRead: z.array(ShownBlock),
  terms: z.array(ShownBlock),
  specialCases: z.array(z.strictObject({ when: Shown, then: Shown, source: z.optional(Shown) })),
  places: z.array(ServicePlaceView),
  channels: z.array(ChannelView),
  emergency: z.array(z.strictObject({ number: z.string(), label: Shown })),
  related: z.array(ServiceHit),
  /** The steps end in other offices or bodies: who really does it. */
  action: ActionView,
  /** Nobody wrote what to bring, where, ...: the screen says so and whom to ask. */
  holes: z.array(z.enum(['inputs', 'costs', 'places', 'steps', 'times'])),
  ask: PeopleView,
  verified: z.optional(Shown),
  sources: z.array(z.strictObject({ source: z.string(), date: Shown })),
});
export type ServiceView = z.infer<typeof ServiceView>;
