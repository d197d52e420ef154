import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScreenProfile } from '../contract/shown.ts';

/** The two reference panels, seen from 600 mm. */
export const screenProfiles: Readonly<Record<string, ScreenProfile>> = {
  P32: { id: 'P32', width: 1080, height: 1920, pxPerMm: 2.71, mountBottomMm: 800, viewDistMm: 600 },
  L21: { id: 'L21', width: 1920, height: 1080, pxPerMm: 4.034, mountBottomMm: 950, viewDistMm: 600 },
};

/** A profile by its name, or from a JSON file (relative to the data folder). */
export const readScreenProfile = (
  name: string,
  dataDir: string,
): { ok: true; value: ScreenProfile } | { ok: false; error: { code: 'screen-profile'; words: string } } => {
  const known = screenProfiles[name];
  if (known !== undefined) return { ok: true, value: known };
  const file = resolve(dataDir, name);
  try {
    const parsed = ScreenProfile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { ok: true, value: parsed.data };
  } catch {
    // Not there or not JSON: the same words help.
  }
  return {
    ok: false,
    error: {
      code: 'screen-profile',
      words: `There is no screen profile "${name}": write P32, L21, or a JSON file with id, width, height, pxPerMm, mountBottomMm and viewDistMm.`,
    },
  };
};
