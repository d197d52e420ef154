import * as z from 'zod/mini';
import { Id, Language } from '../../core/model/language.ts';
import { PrinterState } from './shown.ts';
import { HeadsetState, SpeakInput, SpokenView } from './speech.ts';
import { staffCommands } from './staff.ts';
import { technicianCommands } from './technician.ts';
import { ServiceView } from './card.ts';
import { CancelView, PreviewView, PrintView, TicketView } from './hand-over.ts';
import { Boot, GuideView, Home, PeopleView, SearchView } from './views.ts';
import { AppointmentView, DistrictView, StreetsView } from './where-to-go.ts';

const lang = Language;
const answers = z.record(
  Id,
  z.union([
    z.string().check(z.maxLength(40)),
    z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
  ]),
);
const words = z.string().check(z.maxLength(100));
const take = {
  lang,
  service: Id,
  place: z.int().check(z.gte(0), z.lte(99)),
  kind: z.enum(['number', 'slip']),
  answers,
};
const done = z.strictObject({});

/** All that the screen may ask of the kiosk. No command takes a path, an address or a shell word. */
export const commands = {
  boot: { input: z.strictObject({}), output: Boot },
  home: { input: z.strictObject({ lang }), output: Home },
  search: { input: z.strictObject({ lang, text: words }), output: SearchView },
  /** `start` is a need, or the first question of one. Stateless: all answers so far come with each call. */
  guide: { input: z.strictObject({ lang, need: Id, answers }), output: GuideView },
  service: { input: z.strictObject({ lang, service: Id, answers }), output: ServiceView },
  people: { input: z.strictObject({ lang }), output: PeopleView },
  streets: { input: z.strictObject({ text: words }), output: StreetsView },
  district: {
    input: z.strictObject({ lang, street: words, number: z.optional(z.int().check(z.gte(1), z.lte(9999))) }),
    output: DistrictView,
  },
  appointments: { input: z.strictObject({ lang }), output: AppointmentView },
  preview: { input: z.strictObject(take), output: PreviewView },
  /**
   * The same `request` twice gives the same ticket. With `onPaper` its slip goes to the printer as soon as the answer is out;
   * `print` tells how that went.
   */
  issue: {
    input: z.strictObject({ ...take, request: z.uuid(), withAnswers: z.boolean(), onPaper: z.boolean() }),
    output: TicketView,
  },
  /** Tells how the print of a ticket went when it has ended, and begins it where nobody has: twice prints once. */
  print: { input: z.strictObject({ ticket: z.string().check(z.regex(/^[\w-]{1,64}$/)) }), output: PrintView },
  /** `text` is a number with its check letter, or a scanned code. Nothing is cancelled before `confirmed`. */
  cancel: {
    input: z.strictObject({ lang, text: z.string().check(z.maxLength(2_400)), confirmed: z.boolean() }),
    output: CancelView,
  },
  /** A text as sound; `not-found` where no voice can say it. Nothing of it is kept. */
  speak: { input: SpeakInput, output: SpokenView },
  /** 1 (bad), 2, 3 (good). */
  rate: { input: z.strictObject({ rating: z.int().check(z.gte(1), z.lte(3)) }), output: done },
  /** The person has gone: whatever the kiosk still holds for them is forgotten. */
  endSession: { input: z.strictObject({}), output: done },
  ...staffCommands,
  ...technicianCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<K extends CommandName> = z.infer<Commands[K]['input']>;
export type CommandOutput<K extends CommandName> = z.infer<Commands[K]['output']>;

/** All that the kiosk tells the screen unasked. */
export const events = {
  printer: z.strictObject({ state: PrinterState }),
  /** A headset was plugged or pulled out. */
  headset: z.strictObject({ state: HeadsetState }),
  /** A new catalogue is in use; a session in progress may finish first. */
  catalogue: z.strictObject({}),
} as const;
export type EventName = keyof typeof events;
export type KioskEvent = { [K in EventName]: { name: K; data: z.infer<(typeof events)[K]> } }[EventName];

/** An expected failure, as a code that the screen puts in the person's words. */
export type CommandError = {
  /** `locked`: it needs a code, and whoever gave one has left. */
  code: 'unknown-command' | 'invalid-input' | 'not-found' | 'failed' | 'unreachable' | 'locked';
};
export type Answered<T> = { ok: true; value: T } | { ok: false; error: CommandError };

/** How a shell carries commands and events: two functions, `unknown` in and out. */
export type Transport = {
  invoke: (name: string, input: unknown) => Promise<unknown>;
  /** Returns the function that ends the subscription. */
  subscribe: (listener: (event: KioskEvent) => void) => () => void;
};
