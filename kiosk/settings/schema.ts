import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';
import { safeLetters } from '../../core/numbers/check-letter.ts';
import { KeySettings } from './key-settings.ts';
import { SyncSettings } from './sync-settings.ts';

const describe = <T extends z.ZodMiniType>(schema: T, words: string): T =>
  schema.check(z.describe(words)) as T;

const paperMm = z._default(z.union([z.literal(58), z.literal(80)]), 80);
/** What a receipt printer can do: a profile, or only the width of its paper. A code page goes before the profile's own. */
const receipt = {
  paperMm,
  profile: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  codePage: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
};

/** How slips are printed. `file` and `memory` are for trying things out and for tests. */
export const PrinterSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('escpos-tcp'),
    host: z.string().check(z.minLength(1), z.maxLength(253)),
    port: z._default(z.int().check(z.gte(1), z.lte(65_535)), 9100),
    ...receipt,
  }),
  z.strictObject({
    kind: z.literal('escpos-device'),
    device: z.string().check(z.regex(/^\/dev\/[\w/.-]+$/)),
    ...receipt,
  }),
  z.strictObject({
    kind: z.literal('cups'),
    queue: z.string().check(z.regex(/^[^\s/#?%]{1,127}$/)),
    sheet: z._default(z.enum(['a4', '80mm']), 'a4'),
    /** A socket, `host` or `host:port`; the CUPS of this machine when not given. */
    server: z.optional(z.string().check(z.regex(/^(\/[\w./-]+|[\w.-]+(:\d{1,5})?)$/))),
  }),
  z.strictObject({
    kind: z.literal('file'),
    paperMm,
  }),
]);
export type PrinterSettings = z.infer<typeof PrinterSettings>;

const keyCode = z.string().check(z.regex(/^[A-Za-z0-9]{1,30}$/));

/** How the kiosk speaks, and how it knows of a plugged headset. */
export const SpeechSettings = z.strictObject({
  /** `detect`: the sound system says it; `keys`: the keypad sends a key when its own jack is used; `none`: there is no jack. */
  headset: z._default(z.enum(['detect', 'keys', 'none']), 'detect'),
  /** The keys, as `event.code`. */
  pluggedKey: z._default(keyCode, 'F15'),
  unpluggedKey: z._default(keyCode, 'F16'),
  /** There is a loudspeaker: "Listen" is offered to people without a headset. */
  loudspeaker: z._default(z.boolean(), true),
});
const speechByDefault = {
  headset: 'detect',
  pluggedKey: 'F15',
  unpluggedKey: 'F16',
  loudspeaker: true,
} as const;

/** The settings of one kiosk. Every value has a default, so that an empty file is a working kiosk. */
export const Settings = z.strictObject({
  formatVersion: describe(z._default(z.literal(1), 1), 'The version of this file.'),
  place: describe(
    z.optional(Id),
    "The place of the catalogue in which the kiosk stands; the reception's place when not given.",
  ),
  kioskLetter: describe(
    z.optional(z.string().check(z.regex(new RegExp(`^[${safeLetters}]$`)))),
    'The letter of this kiosk where several stand in one lobby and cannot reach a shared host: it is printed in every number. Not I, O or Q, which are read as digits.',
  ),
  screen: describe(
    z._default(z.string().check(z.minLength(1), z.maxLength(200)), 'P32'),
    'The screen profile: P32, L21, or the name of a file in the data folder.',
  ),
  printer: describe(z._default(PrinterSettings, { kind: 'none' }), 'The printer of slips.'),
  logo: describe(
    z.optional(z.string().check(z.regex(/^[\w.-]{1,100}$/))),
    'A PNG or JPEG file of the data folder, printed above the name of the town: its coat of arms.',
  ),
  deskPrinters: describe(
    z._default(
      z
        .array(z.strictObject({ place: Id, queue: z.optional(Id), printer: PrinterSettings }))
        .check(z.maxLength(50)),
      [],
    ),
    'Printers at the desks of a place where nothing else calls numbers: each number taken there is printed for the clerk too. With a queue, only its numbers.',
  ),
  idleSeconds: describe(
    z._default(z.int().check(z.gte(120), z.lte(300)), 120),
    'Seconds without a touch or key before the screen asks whether somebody is still there (EN 301 549, 11.2.2.1).',
  ),
  warnSeconds: describe(
    z._default(z.int().check(z.gte(20), z.lte(45)), 45),
    'Seconds to answer that question.',
  ),
  keys: describe(
    z._default(KeySettings, {}),
    'What the keys of a keypad do, by their code, laid over the defaults; "none" takes a key away.',
  ),
  speech: describe(
    z._default(SpeechSettings, speechByDefault),
    'Speech: how a plugged headset is noticed, and whether there is a loudspeaker.',
  ),
  technician: describe(
    z._default(
      z.strictObject({
        machineRestart: describe(
          z._default(z.boolean(), false),
          "The technician's screen may restart the whole machine (systemctl reboot).",
        ),
      }),
      { machineRestart: false },
    ),
    "What the technician's screen may do.",
  ),
  sync: describe(
    z._default(SyncSettings, { everyMinutes: 15, stick: [] }),
    'Where the signed catalogue comes from, and how.',
  ),
});
export type Settings = z.infer<typeof Settings>;
