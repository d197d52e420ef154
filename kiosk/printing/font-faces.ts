import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { woffCoverage } from './woff-coverage.ts';

export type Weight = 400 | 700;

/** One font file: the packages cut each typeface by script. */
export type Face = { family: string; coverage: ReadonlySet<number>; bytes: Buffer };

/**
 * In this order a character looks for its font: the face of Italy's public administration first, Noto for the rest,
 * the large Chinese file last. WOFF 1.0 rather than 2, because its tables can be read with what Node has.
 */
const files: readonly (readonly [name: string, subset: string])[] = [
  ['titillium-web', 'latin'],
  ['titillium-web', 'latin-ext'],
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'greek'],
  ['noto-sans-arabic', 'arabic'],
  ['noto-sans-bengali', 'bengali'],
  ['noto-sans-gurmukhi', 'gurmukhi'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'devanagari'],
  ['noto-sans-sc', 'chinese-simplified'],
];

/** Fonts by need: a file is read when a character first asks for it. */
export type FaceFinder = {
  /** The face that has the character; undefined where none has. */
  faceOf: (character: string, weight: Weight) => Face | undefined;
};

/** Found from this module, so that a checkout, a bundle and a package each use their own `node_modules`. */
const locate = createRequire(import.meta.url);

/**
 * The Chinese package keeps rare characters, arrows and boxes in a hundred small numbered files; its `unicode.json`
 * says which character is where. Undefined where it is in none.
 */
const createNumberedSubsets = (): ((code: number) => string | undefined) => {
  let ranges: { subset: string; from: number; to: number }[] | undefined;
  const read = (): NonNullable<typeof ranges> => {
    try {
      const written = JSON.parse(
        readFileSync(locate.resolve('@fontsource/noto-sans-sc/unicode.json'), 'utf8'),
      ) as Record<string, string>;
      return Object.entries(written).flatMap(([key, list]) => {
        const subset = /^\[(\d+)\]$/.exec(key)?.[1];
        if (subset === undefined) return [];
        return list.split(',').map((range) => {
          const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
          return { subset, from: parseInt(from, 16), to: parseInt(to, 16) };
        });
      });
    } catch {
      return [];
    }
  };
  return (code) => {
    ranges ??= read();
    return ranges.find(({ from, to }) => from <= code && code <= to)?.subset;
  };
};

const load = (name: string, subset: string, weight: Weight): Face | undefined => {
  try {
    const bytes = readFileSync(
      locate.resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`),
    );
    return { family: `Sportello ${name} ${subset} ${weight}`, coverage: woffCoverage(bytes), bytes };
  } catch {
    // A missing font costs its characters, which are then shown as boxes and reported, never the slip.
    return undefined;
  }
};

export const createFaceFinder = (): FaceFinder => {
  const loaded = new Map<string, Face | undefined>();
  const found = new Map<string, Face | undefined>();
  const numberedSubset = createNumberedSubsets();
  const faceAt = (name: string, subset: string, weight: Weight): Face | undefined => {
    const key = `${name} ${subset} ${weight}`;
    if (!loaded.has(key)) loaded.set(key, load(name, subset, weight));
    return loaded.get(key);
  };
  return {
    faceOf: (character, weight) => {
      const key = `${weight}${character}`;
      if (found.has(key)) return found.get(key);
      const code = character.codePointAt(0) ?? 0;
      const has = (face: Face | undefined): boolean => face?.coverage.has(code) === true;
      let face: Face | undefined;
      for (const [name, subset] of files) {
        face = faceAt(name, subset, weight);
        if (has(face)) break;
      }
      if (!has(face)) {
        const subset = numberedSubset(code);
        face = subset === undefined ? undefined : faceAt('noto-sans-sc', subset, weight);
      }
      const result = has(face) ? face : undefined;
      found.set(key, result);
      return result;
    },
  };
};
