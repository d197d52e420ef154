import * as z from 'zod/mini';
import { Id, Language } from '../../core/model/language.ts';
import { KeyTable } from './keys.ts';
import { OpenState, PrinterState, ScreenProfile, Shown } from './shown.ts';
import { SpeechView } from './speech.ts';

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
  /** Which key does what, by its code. */
  keys: KeyTable,
  printer: PrinterState,
  speech: SpeechView,
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
  /** It opens as the finder of the competent office, not as a card (K10). */
  finder: z.optional(z.literal(true)),
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
