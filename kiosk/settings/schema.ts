import * as z from 'zod/mini';
import { Id } from '../../core/model/language.ts';
import { safeLetters } from '../../core/numbers/check-letter.ts';
import { KeySettings } from './key-settings.ts';
import { describe } from './describe.ts';
import { SyncSettings } from './sync-settings.ts';

const paperMm = describe(
  z._default(z.union([z.literal(58), z.literal(80)]), 80),
  'The width of its paper in millimetres.',
);
/** What a receipt printer can do: a profile, or only the width of its paper. A code page goes before the profile's own. */
const receipt = {
  paperMm,
  profile: describe(
    z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    'What the printer can do: a profile that comes with the kiosk, or a JSON file of the data folder.',
  ),
  codePage: describe(
    z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
    "The code page of its letters, in the place of the profile's; none draws everything.",
  ),
};

/** How slips are printed. `file` and `memory` are for trying things out and for tests. */
export const PrinterSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('escpos-tcp'),
    host: describe(z.string().check(z.minLength(1), z.maxLength(253)), 'The name or address of the printer.'),
    port: describe(z._default(z.int().check(z.gte(1), z.lte(65_535)), 9100), 'Its port for raw jobs.'),
    ...receipt,
  }),
  z.strictObject({
    kind: z.literal('escpos-device'),
    device: describe(
      z.string().check(z.regex(/^\/dev\/[\w/.-]+$/)),
      'Its device file, such as /dev/usb/lp0.',
    ),
    ...receipt,
  }),
  z.strictObject({
    kind: z.literal('cups'),
    queue: describe(z.string().check(z.regex(/^[^\s/#?%]{1,127}$/)), 'The name of its queue in CUPS.'),
    sheet: describe(z._default(z.enum(['a4', '80mm']), 'a4'), 'What it prints on.'),
    server: describe(
      z.optional(z.string().check(z.regex(/^(\/[\w./-]+|[\w.-]+(:\d{1,5})?)$/))),
      'A socket, host or host:port; the CUPS of this machine when not given.',
    ),
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
  headset: describe(
    z._default(z.enum(['detect', 'keys', 'none']), 'detect'),
    'detect: the sound system says whether a headset is plugged; keys: the keypad sends a key when its own jack is used; none: there is no jack.',
  ),
  pluggedKey: describe(z._default(keyCode, 'F15'), 'The key that says plugged, as `event.code`.'),
  unpluggedKey: describe(z._default(keyCode, 'F16'), 'The key that says unplugged.'),
  loudspeaker: describe(
    z._default(z.boolean(), true),
    'There is a loudspeaker: "Listen" is offered to people without a headset.',
  ),
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
        .array(
          z.strictObject({
            place: describe(Id, 'The place of the desk.'),
            queue: z.optional(
              describe(Id, 'The queue that is called there; all of the place when not given.'),
            ),
            printer: describe(
              PrinterSettings,
              'Its printer, with the fields that the printer of the kiosk has.',
            ),
          }),
        )
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
