import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileSource } from './compile-source.ts';

/** What the kiosk is started with: a compiled source folder, or a signed catalogue that it syncs itself. */
export type PickedCatalogue =
  | { ok: true; value: { catalogueFile: string | undefined; catalogueAddress: string | undefined } }
  | { ok: false; error: { code: string; words: string } };

/** Neither: the kiosk's settings say where its catalogue comes from. */
export const syncedBySettings: PickedCatalogue = {
  ok: true,
  value: { catalogueFile: undefined, catalogueAddress: undefined },
};

/** An address is always signed; a folder is when a publisher made it. */
export const pickCatalogue = async (
  given: string,
  dataDir: string,
  say: (line: string) => void,
): Promise<PickedCatalogue> => {
  const isAddress = /^https?:/.test(given);
  if (isAddress && !URL.canParse(given))
    return { ok: false, error: { code: 'CAT-2', words: `CAT-2 ${given} is no address.` } };
  const url = isAddress ? new URL(given) : undefined;
  // The command line is seen by every user of the machine, and the address is logged.
  if (url !== undefined && url.username + url.password !== '')
    return {
      ok: false,
      error: {
        code: 'CAT-2',
        words: 'CAT-2 No name and password in the address: put them into the settings, sync.auth.',
      },
    };
  if (isAddress || existsSync(join(given, 'metadata', 'timestamp.json')))
    return {
      ok: true,
      value: { catalogueFile: undefined, catalogueAddress: isAddress ? given : resolve(given) },
    };
  const compiled = await compileSource(given, dataDir, say);
  if (!compiled.ok) return compiled;
  return { ok: true, value: { catalogueFile: compiled.value.file, catalogueAddress: undefined } };
};
