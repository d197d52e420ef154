import * as z from 'zod/mini';
import {
  Id,
  Language,
  LocalMoment,
  LocalTime,
  LocalDate,
  PhoneNumber,
  Text,
  WebAddress,
  Wording,
} from './language.ts';
import { FloorPlan } from './floor-plan.ts';
import { Schedule } from './schedule.ts';

/** A way to reach people. CPSV-AP `cv:ContactPoint`; HSDS `contact` and `phone`. */
export const Contact = z.strictObject({
  label: z.optional(Wording),
  phone: z.optional(PhoneNumber),
  email: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))),
  url: z.optional(WebAddress),
  hours: z.optional(Schedule),
});
export type Contact = z.infer<typeof Contact>;

/** Who answers for services: the town, or another body (INPS, a CAF, the Questura, the ASL). CPSV-AP `cv:PublicOrganisation`; HSDS `organization`. */
export const Organisation = z.strictObject({
  id: Id,
  name: Text,
  shortName: z.optional(Text),
  kind: z.enum(['town', 'state', 'health', 'region', 'concessionaire', 'association', 'other']),
  url: z.optional(WebAddress),
  contacts: z.optional(z.array(Contact)),
});
export type Organisation = z.infer<typeof Organisation>;

/** An office: people with a task. Modello Comuni "Unità organizzativa"; CPSV-AP `cv:PublicOrganisation` (responsible unit). */
export const Unit = z.strictObject({
  id: Id,
  organisation: z.optional(Id),
  name: z.optional(Text),
  purpose: z.optional(Text),
  parent: z.optional(Id),
  places: z.optional(z.array(Id)),
  contacts: z.optional(z.array(Contact)),
  languages: z.optional(z.array(Language)),
  /** Receives anybody who does not know whom to ask. */
  reception: z.optional(z.boolean()),
  hours: z.optional(Schedule),
  /** No name of this unit goes onto paper, into a QR code or into a list. */
  discreet: z.optional(z.boolean()),
  sourceId: z.optional(z.string()),
  unmapped: z.optional(z.record(z.string(), z.unknown())),
});
export type Unit = z.infer<typeof Unit>;

/** A building or counter hall. Modello Comuni "Luogo"; CPSV-AP `dct:Location`; HSDS `location`. */
export const Place = z.strictObject({
  id: Id,
  name: z.optional(Text),
  organisation: z.optional(Id),
  address: z.optional(z.string()),
  city: z.optional(z.string()),
  /** WGS 84, degrees. */
  lat: z.optional(z.number().check(z.gte(-90), z.lte(90))),
  lon: z.optional(z.number().check(z.gte(-180), z.lte(180))),
  access: z.optional(
    z.strictObject({ wheelchair: z.enum(['yes', 'limited', 'no']), note: z.optional(Text) }),
  ),
  floor: z.optional(Text),
  /** How to get there, in words: bus, landmark, entrance. */
  directions: z.optional(Text),
  /** How to find a desk in it, floor by floor. */
  plans: z.optional(z.array(FloorPlan).check(z.maxLength(12))),
  hours: z.optional(Schedule),
  contacts: z.optional(z.array(Contact)),
  sourceId: z.optional(z.string()),
  unmapped: z.optional(z.record(z.string(), z.unknown())),
});
export type Place = z.infer<typeof Place>;

/** A service at a place. HSDS `service_at_location`. */
export const ServiceAtPlace = z.strictObject({
  place: Id,
  unit: z.optional(Id),
  desk: z.optional(Text),
  /** Where not given, the place's hours hold. */
  hours: z.optional(Schedule),
  validFrom: z.optional(LocalDate),
  validTo: z.optional(LocalDate),
  movedTo: z.optional(z.strictObject({ place: Id, from: LocalDate, desk: z.optional(Text) })),
  appointment: z.optional(z.enum(['none', 'optional', 'required'])),
  /** How an appointment is made, and who makes it for people who cannot. */
  booking: z.optional(
    z.strictObject({
      phone: z.optional(PhoneNumber),
      url: z.optional(WebAddress),
      helper: z.optional(Wording),
      helperUnit: z.optional(Id),
    }),
  ),
  /** `none`: a slip without a number; `external`: the existing machine hands out numbers; `sportello`: this kiosk does. */
  queueMode: z.optional(z.enum(['none', 'external', 'sportello'])),
  /** The queue's name; services that share it share its numbers. */
  queue: z.optional(Id),
  /** The letters printed before the number, `A` to `ZZ`. */
  queuePrefix: z.optional(z.string().check(z.regex(/^[A-Z]{1,2}$/))),
  /** The machine to go to and the key to press there, where `queueMode` is `external`. */
  externalMachine: z.optional(z.strictObject({ where: Wording, key: z.string().check(z.minLength(1)) })),
  /** The last time of day at which a number is handed out, for every closing (`HH:MM`), or minutes before each closing. */
  lastNumber: z.optional(
    z.union([LocalTime, z.strictObject({ minutesBeforeClosing: z.int().check(z.gte(0), z.lte(600)) })]),
  ),
  /** Tickets a day for the queue. */
  maxPerDay: z.optional(z.int().check(z.gte(1))),
  whenFull: z.optional(Wording),
  priority: z.optional(z.array(Wording)),
});
export type ServiceAtPlace = z.infer<typeof ServiceAtPlace>;

/** Streets and the office that is competent for them. HSDS `service_area`. */
export const ServiceArea = z.strictObject({
  id: Id,
  name: Text,
  unit: Id,
  place: z.optional(Id),
  /** The card of the service that the office is there for: it opens as the finder of one's office, and is what can be taken away. HSDS `service_area.service_id`. */
  service: z.optional(Id),
  streets: z.array(
    z.strictObject({
      name: z.string().check(z.minLength(1)),
      from: z.optional(z.int()),
      to: z.optional(z.int()),
      side: z.optional(z.enum(['odd', 'even'])),
      /** Its course, WGS 84, for the sketch of the way to another office. Without it the sketch has no such street. */
      line: z.optional(
        z
          .array(
            z.tuple([z.number().check(z.gte(-90), z.lte(90)), z.number().check(z.gte(-180), z.lte(180))]),
          )
          .check(z.minLength(2), z.maxLength(200)),
      ),
    }),
  ),
});
export type ServiceArea = z.infer<typeof ServiceArea>;

/** Something people should know now. */
export const Notice = z.strictObject({
  id: Id,
  from: LocalMoment,
  to: LocalMoment,
  severity: z.enum(['info', 'warning', 'urgent']),
  title: Text,
  body: z.optional(Text),
  places: z.optional(z.array(Id)),
  services: z.optional(z.array(Id)),
  /** Languages whose texts a person has reviewed; all others but Italian count as machine translation. */
  reviewed: z.optional(z.array(Language)),
});
export type Notice = z.infer<typeof Notice>;
