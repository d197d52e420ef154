import * as z from 'zod/mini';
import { defaultKeys, type KeyAct, keyActs, type KeyTable } from '../contract/keys.ts';

const codeWords =
  'has a name that no key has: write the code of a key, such as F21, ArrowUp or KeyR ("Try the keys" on the screen shows it)';
const actWords = `must be one of ${keyActs.join(', ')}, or none`;

/** Nobody can use a kiosk by keys alone without them; each with another that does as much. */
const needed: readonly (readonly KeyAct[])[] = [
  ['next', 'switch-next'],
  ['select', 'switch-select'],
];

const over = (keys: Readonly<Record<string, KeyAct | 'none'>>): KeyTable =>
  Object.fromEntries(
    Object.entries({ ...defaultKeys, ...keys }).filter(
      (entry): entry is [string, KeyAct] => entry[1] !== 'none',
    ),
  );
const lacks = (table: KeyTable): boolean =>
  needed.some((acts) => !Object.values(table).some((act) => acts.includes(act)));

/** What the settings say of keys: laid over the defaults, one by one; `none` takes a key away. */
export const KeySettings = z
  .record(
    z.string().check(z.regex(/^[A-Z][A-Za-z0-9]{0,30}$/)),
    z.enum([...keyActs, 'none'], { error: actWords }),
    { error: (issue) => (issue.code === 'invalid_key' ? codeWords : 'must be a list of keys in {}') },
  )
  .check(
    z.refine((keys) => !lacks(over(keys)), {
      error: 'leaves no key to move on with, or none to select with',
    }),
  );
export type KeySettings = z.infer<typeof KeySettings>;

/** The whole table of a kiosk. */
export const keysOf = (settings: KeySettings): KeyTable => over(settings);
