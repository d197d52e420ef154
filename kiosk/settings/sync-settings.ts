import * as z from 'zod/mini';
import { describe } from './describe.ts';

/** A header field's value as HTTP has it: nothing that would begin another field. */
const fieldValue = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const secretText = z
  .string()
  .check(
    z.maxLength(4_000),
    z.regex(fieldValue, 'visible ASCII characters only: it travels in a header field'),
  );
const secret = describe(secretText, 'A secret: no log and no export shows it.');
const userText = z
  .string()
  .check(z.maxLength(200), z.regex(/^[\x20-\x39\x3b-\x7e]+$/, 'visible ASCII characters without a colon'));

const user = describe(userText, 'The name that goes with the password.');

/** Fields that the kiosk or HTTP itself sets. */
const ownFields =
  /^(host|range|connection|content-.*|transfer-encoding|accept-encoding|user-agent|proxy-.*)$/i;

const Auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), user, password: secret }),
  z.strictObject({ kind: z.literal('bearer'), token: secret }),
  z.strictObject({
    kind: z.literal('header'),
    name: describe(
      z.string().check(
        z.regex(/^[A-Za-z0-9-]{1,60}$/, 'the name of a header field, such as X-Api-Key'),
        z.refine((name) => !ownFields.test(name), 'a header field that the kiosk sets itself'),
      ),
      'The name of the header field.',
    ),
    value: secret,
  }),
]);

const webAddress = z.string().check(
  z.maxLength(2_000),
  z.refine(
    (text) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''),
    'an address that begins with https://',
  ),
  z.refine((text) => {
    const url = URL.parse(text);
    return url === null || url.username + url.password === '';
  }, 'no name and password in the address, where they would be logged: put them into "auth"'),
  z.refine((text) => {
    const url = URL.parse(text);
    return url === null || url.search + url.hash === '';
  }, 'no ? and no # in the address: files are looked for below it'),
);

/** Whole numbers of a range, said where it is left. */
const whole = (least: number, most: number) => {
  const words = `a whole number from ${least} to ${most}`;
  return z.int(words).check(z.gte(least, words), z.lte(most, words));
};
const path = z.string().check(z.minLength(1), z.maxLength(1_000));

/** Where a signed catalogue comes from, and how. */
export const SyncSettings = z.strictObject({
  address: describe(z.optional(webAddress), 'Its address; --catalogue goes before it.'),
  root: describe(
    z.optional(path),
    'The root of its keys: a file, in the data folder unless the path is absolute. --root goes before it.',
  ),
  proxy: describe(
    z.optional(
      z.strictObject({
        host: describe(
          z.string().check(z.regex(/^[\w.-]{1,253}$/, 'the name or address of a machine, without http://')),
          'Its name or address.',
        ),
        port: describe(z._default(whole(1, 65_535), 3128), 'Its port.'),
        user: z.optional(user),
        password: z.optional(secret),
      }),
    ),
    'An HTTP proxy.',
  ),
  ca: describe(
    z.optional(path),
    'Certificates in PEM that are trusted besides the usual ones: a file, in the data folder unless the path is absolute.',
  ),
  auth: describe(z.optional(Auth), 'How the kiosk shows the server who it is.'),
  everyMinutes: describe(z._default(whole(1, 1_440), 15), 'Minutes between two looks.'),
  limitKBps: describe(z.optional(whole(1, 1_000_000)), 'Most that is fetched, kB (1,000 bytes) a second.'),
  stick: describe(
    z._default(
      z
        .array(z.string().check(z.regex(/^(\/|[A-Za-z]:[\\/])/, 'the whole path of a folder')))
        .check(z.maxLength(10)),
      [],
    ),
    'Folders in which sticks appear: looked at every few seconds, each and the folders in it, two deep.',
  ),
});
export type SyncSettings = z.infer<typeof SyncSettings>;
