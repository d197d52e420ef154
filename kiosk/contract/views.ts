import * as z from 'zod/mini';
import { Id, Language } from '../../core/model/language.ts';
import { OpenState, PrinterState, ScreenProfile, Shown, ShownBlock, ShownQr } from './shown.ts';

/** What the screen needs before it can paint anything. */
export const Boot = z.strictObject({
  /** `not-in-service`: an installed kiosk that has no catalogue of its town yet. That the kiosk cannot be reached at all, the screen finds out itself. */
  state: z.enum(['ready', 'not-in-service']),
  town: z.string(),
  placeName: z.string(),
  brand: z.strictObject({ colour: z.optional(z.string()), coatOfArms: z.optional(z.string()) }),
  demonstration: z.boolean(),
  /** The catalogue is a source folder that nobody signed. */
  unsigned: z.boolean(),
  /** The day of the last confirmation, as people say it in Italian; absent when confirmed within seven days. */
  notConfirmedSince: z.optional(z.string()),
  languages: z.array(Language),
  screen: ScreenProfile,
  idle: z.strictObject({
    warnAfterSeconds: z.int(),
    extendWithinSeconds: z.int(),
    afterTicketSeconds: z.int(),
  }),
  printer: PrinterState,
});
export type Boot = z.infer<typeof Boot>;

export const NoticeView = z.strictObject({
  id: Id,
  severity: z.enum(['info', 'warning', 'urgent']),
  title: Shown,
  body: z.optional(Shown),
  until: Shown,
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NeedView = z.strictObject({
  id: Id,
  title: Shown,
  description: z.optional(Shown),
  icon: z.optional(Id),
});
export type NeedView = z.infer<typeof NeedView>;

/** Somebody to ask: who is here now, and where; else by phone and when. */
export const PeopleView = z.strictObject({
  here: z.array(z.strictObject({ unit: Shown, place: Shown, desk: z.optional(Shown), open: OpenState })),
  phones: z.array(z.strictObject({ label: Shown, phone: z.string(), hours: z.optional(Shown) })),
});
export type PeopleView = z.infer<typeof PeopleView>;

export const Home = z.strictObject({
  needs: z.array(NeedView),
  notices: z.array(NoticeView),
  people: PeopleView,
  printer: PrinterState,
});
export type Home = z.infer<typeof Home>;

/** A service in a list. `provider` is there only when it is not the town that does it. */
export const ServiceHit = z.strictObject({
  id: Id,
  title: Shown,
  summary: z.optional(Shown),
  provider: z.optional(Shown),
  open: z.optional(OpenState),
  fit: z.optional(z.enum(['fits', 'may-fit', 'does-not-fit'])),
  /** Why it is shown, and what is still unknown. */
  why: z.optional(Shown),
  missing: z.optional(z.array(Shown)),
});
export type ServiceHit = z.infer<typeof ServiceHit>;

export const SearchView = z.strictObject({
  hits: z.array(ServiceHit),
  /** The nearest needs, when nothing or little was found. */
  needs: z.array(NeedView),
});
export type SearchView = z.infer<typeof SearchView>;

export const AnsweredView = z.strictObject({ id: Id, question: Shown, answer: Shown });
export type AnsweredView = z.infer<typeof AnsweredView>;

export const GuideView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('question'),
    id: Id,
    question: z.enum(['one', 'many', 'yes-no']),
    text: Shown,
    help: z.optional(Shown),
    options: z.array(
      z.strictObject({ id: z.string(), label: Shown, hint: z.optional(Shown), icon: z.optional(Id) }),
    ),
    answered: z.array(AnsweredView),
  }),
  z.strictObject({
    kind: z.literal('results'),
    why: z.optional(Shown),
    hits: z.array(ServiceHit),
    answered: z.array(AnsweredView),
  }),
]);
export type GuideView = z.infer<typeof GuideView>;

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
      reason: z.enum(['closed', 'last-number-passed', 'full', 'paused', 'not-here', 'unconfirmed']),
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

/** What a slip or ticket will hold, before it is handed over. */
export const PreviewView = z.strictObject({
  kind: z.enum(['number', 'slip']),
  title: Shown,
  lines: z.array(z.strictObject({ label: Shown, values: z.array(Shown) })),
  /** The answers given in the guide: they go in only on a yes. Always empty for a discreet service. */
  answers: z.array(AnsweredView),
  printer: PrinterState,
  discreet: z.boolean(),
});
export type PreviewView = z.infer<typeof PreviewView>;

export const TicketView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issued'),
    ticket: z.string(),
    /** `A012 K`: the number, with its check letter; absent on a slip without a number. */
    number: z.optional(z.string()),
    title: Shown,
    place: z.optional(Shown),
    desk: z.optional(Shown),
    when: z.optional(Shown),
    bring: z.array(Shown),
    /** What to do now, in a sentence or two: the words that stand in for the paper. */
    words: z.array(Shown),
    qr: ShownQr,
    discreet: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    reason: z.enum(['closed', 'last-number-passed', 'full', 'paused', 'not-here', 'unconfirmed', 'storage']),
    text: Shown,
  }),
]);
export type TicketView = z.infer<typeof TicketView>;

/** The truth about the paper. `unknown`: it was sent, and the printer did not say how it ended. */
export const PrintView = z.strictObject({
  outcome: z.enum(['printed', 'failed', 'unknown']),
  reason: z.optional(z.enum(['paper-out', 'cover-open', 'off-line', 'error', 'none'])),
  staffAlerted: z.boolean(),
});
export type PrintView = z.infer<typeof PrintView>;

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
    service: z.optional(Id),
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
