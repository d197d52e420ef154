import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileSource } from './compile-source.ts';

/** What the kiosk is started with: a compiled source folder, or a signed catalogue that it syncs itself. */
export type PickedCatalogue =
  | { ok: true; value: { catalogueFile: string | undefined; catalogueAddress: string | undefined } }
  | { ok: false; error: { code: string; words: string } };

/** An address is always signed; a folder is when a publisher made it. */
export const pickCatalogue = async (
  given: string,
  dataDir: string,
  say: (line: string) => void,
): Promise<PickedCatalogue> => {
  const isAddress = /^https?:/.test(given);
  if (isAddress && !URL.canParse(given))
    return { ok: false, error: { code: 'CAT-2', words: `CAT-2 ${given} is no address.` } };
  if (isAddress || existsSync(join(given, 'metadata', 'timestamp.json')))
    return {
      ok: true,
      value: { catalogueFile: undefined, catalogueAddress: isAddress ? given : resolve(given) },
    };
  const compiled = await compileSource(given, dataDir, say);
  if (!compiled.ok) return compiled;
  return { ok: true, value: { catalogueFile: compiled.value.file, catalogueAddress: undefined } };
};
