import * as z from 'zod/mini';
import { Id, LocalDate, PhoneNumber, WebAddress, Wording } from './language.ts';
import { Schedule } from './schedule.ts';

/** A step of the way. Where it happens somewhere else, or is a service of its own, `service` or `place` says so, and the slip prints where and when. */
export const Step = z.strictObject({
  text: Wording,
  service: z.optional(Id),
  place: z.optional(Id),
  url: z.optional(WebAddress),
});
export type Step = z.infer<typeof Step>;

/** Something to bring. CPSV-AP `cv:Evidence`; HSDS `required_document`; Modello Comuni "Cosa serve". */
export const Input = z.strictObject({
  name: Wording,
  /** True when not given. */
  required: z.optional(z.boolean()),
  condition: z.optional(Wording),
  obtainFrom: z.optional(Wording),
  /** The service that issues it. */
  obtainService: z.optional(Id),
});
export type Input = z.infer<typeof Input>;

/** What the person gets. CPSV-AP `cv:Output`; Modello Comuni "Cosa si ottiene". */
export const Output = z.strictObject({ name: Wording });

/** How long it takes, and by when it must be asked for. Modello Comuni "Tempi e scadenze". */
export const Times = z.strictObject({
  /** Done while the person waits. */
  immediate: z.optional(z.boolean()),
  /** Calendar days at the most; CPSV-AP `cv:processingTime`. */
  maxDays: z.optional(z.int().check(z.gte(1))),
  note: z.optional(Wording),
  /** When requests are taken, such as school enrolment; outside them `late` says whom late requests go to. */
  windows: z.optional(
    z.array(
      z.strictObject({
        from: LocalDate,
        to: LocalDate,
        label: z.optional(Wording),
        late: z.optional(Wording),
        lateUnit: z.optional(Id),
      }),
    ),
  ),
  /** Deadlines the law sets: so many days from an event, in the words of `text`. */
  deadlines: z.optional(
    z.array(
      z.strictObject({
        text: Wording,
        days: z.optional(z.int()),
        source: z.optional(z.string()),
        url: z.optional(WebAddress),
      }),
    ),
  ),
});
export type Times = z.infer<typeof Times>;

/** CPSV-AP `cv:Cost`; HSDS `cost_option`; Modello Comuni "Costi". */
export const Cost = z.strictObject({
  /** Minor units (cents); 0 is free of charge; without it the amount depends on what `label` says. */
  amount: z.optional(z.int().check(z.gte(0))),
  /** ISO 4217; `EUR` when not given. */
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  label: z.optional(Wording),
  condition: z.optional(Wording),
});
export type Cost = z.infer<typeof Cost>;

/** CPSV-AP `cv:Channel`; Modello Comuni "Accedi al servizio". */
export const Channel = z.strictObject({
  type: z.enum(['counter', 'phone', 'online', 'post', 'email']),
  url: z.optional(WebAddress),
  phone: z.optional(PhoneNumber),
  email: z.optional(z.string()),
  address: z.optional(z.string()),
  /** Ways to log in. */
  auth: z.optional(z.array(z.enum(['spid', 'cie', 'cns', 'eidas']))),
  hours: z.optional(Schedule),
  note: z.optional(Wording),
});
export type Channel = z.infer<typeof Channel>;

/** The source and the date of a fact: `field` names what it speaks for, such as `costs` or `times.deadlines`. */
export const Fact = z.strictObject({
  field: z.string().check(z.minLength(1)),
  source: z.string().check(z.minLength(1)),
  url: z.optional(WebAddress),
  date: LocalDate,
});
