import { readFileSync } from 'node:fs';
import type { Result } from '../../core/model/result.ts';

/** The variable that holds the passphrase of the keys where no file is given. Never an argument: those are seen by every user of the machine. */
const variable = 'SPORTELLO_PASSPHRASE';
/** Shortest passphrase for new keys, in characters (NIST SP 800-63B-4, 15 for a password that stands alone). */
const shortest = 15;

/** Finds the passphrase: the first line of a file, or the environment. `isNew` asks for a long one. */
export const findPassphrase = (
  file: string | undefined,
  isNew: boolean,
): Result<string, { code: 'no-passphrase'; words: string }> => {
  const refuse = (words: string) => ({ ok: false, error: { code: 'no-passphrase', words } }) as const;
  let passphrase = process.env[variable] ?? '';
  if (file !== undefined)
    try {
      passphrase = readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
    } catch (fault) {
      return refuse(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code ?? ''}).`);
    }
  if (passphrase === '')
    return refuse(`Give the passphrase in a file (--passphrase-file FILE) or in ${variable}.`);
  if (isNew && passphrase.length < shortest)
    return refuse(`The passphrase has ${passphrase.length} characters; ${shortest} are needed.`);
  return { ok: true, value: passphrase };
};
