import type { Language } from '../../../core/model/language.ts';
import { albanian, romanian } from './own-layouts.ts';

/** A layout as `simple-keyboard-layouts` has it. */
export type SourceLayout = {
  layout: Readonly<Record<string, readonly string[]>>;
  layoutCandidates?: Readonly<Record<string, string>>;
};

/** What the on-screen keyboard shows: digits, rows of letters, a second plane where the script needs one, characters for pinyin. */
export type Layout = {
  digits: readonly string[];
  rows: readonly (readonly string[])[];
  more: readonly (readonly string[])[];
  candidates: Readonly<Record<string, string>>;
};

/** Each layout is a chunk of its own, fetched when a field is first touched in that language. */
const sources: Record<Language, () => Promise<{ default: SourceLayout }>> = {
  it: () => import('simple-keyboard-layouts/build/layouts/italian.js'),
  en: () => import('simple-keyboard-layouts/build/layouts/english.js'),
  ro: () => Promise.resolve({ default: romanian }),
  sq: () => Promise.resolve({ default: albanian }),
  ar: () => import('simple-keyboard-layouts/build/layouts/arabic.js'),
  'zh-Hans': () => import('simple-keyboard-layouts/build/layouts/chinese.js'),
  uk: () => import('simple-keyboard-layouts/build/layouts/ukrainian.js'),
  fr: () => import('simple-keyboard-layouts/build/layouts/french.js'),
  es: () => import('simple-keyboard-layouts/build/layouts/spanish.js'),
  bn: () => import('simple-keyboard-layouts/build/layouts/bengali.js'),
  pa: () => import('simple-keyboard-layouts/build/layouts/punjabi.js'),
};

const letters = /^[\p{L}\p{M}\p{N}'’\u200c\u200d]+$/u;
const lone = /^[\u200c\u200d]$/;
const keysOf = (rows: readonly string[]): string[][] =>
  rows
    .map((row) => row.split(/\s+/).filter((key) => letters.test(key) && !lone.test(key)))
    .filter((row) => row.length > 0);

const isDigit = (key: string): boolean => /^\p{N}$/u.test(key);
const hasCase = (key: string): boolean => key.toLowerCase() !== key.toUpperCase();

/**
 * From a typewriter's layout to one for searching: letters, digits and the apostrophe; no capitals (search has none),
 * but the accented small letters that hide under a Latin layout's shift, and the second plane of scripts that have one.
 */
export const toLayout = ({ layout, layoutCandidates = {} }: SourceLayout): Layout => {
  const all = keysOf(layout['default'] ?? []);
  const digits = all.flat().filter(isDigit);
  // What shares the row of the digits, such as an apostrophe, goes to the last and shortest one.
  const beside = (all[0] ?? []).some(isDigit) ? (all[0] ?? []).filter((key) => !isDigit(key)) : [];
  const letterRows = all
    .map((row) => row.filter((key) => !isDigit(key) && !beside.includes(key)))
    .filter((row) => row.length > 0);
  const rows = [...letterRows.slice(0, -1), [...(letterRows.at(-1) ?? []), ...beside]];
  const shifted = keysOf(layout['shift'] ?? []);
  const cased = rows.flat().some(hasCase);
  const known = new Set(rows.flat());
  if (!cased) return { digits, rows, more: shifted, candidates: layoutCandidates };
  const hidden = shifted.flat().filter((key) => hasCase(key) && key === key.toLowerCase() && !known.has(key));
  const last = rows.at(-1) ?? [];
  return {
    digits,
    rows: [...rows.slice(0, -1), [...last, ...hidden]],
    more: [],
    candidates: layoutCandidates,
  };
};

export const loadLayout = async (lang: Language): Promise<Layout> =>
  toLayout((await sources[lang]()).default);

/** The characters that the pinyin at the end of what was typed may stand for. */
export const candidatesFor = (
  text: string,
  { candidates }: Layout,
): { typed: string; characters: string[] } => {
  const tail = /[a-z]+$/.exec(text)?.[0] ?? '';
  for (let typed = tail; typed.length > 0; typed = typed.slice(1)) {
    const found = candidates[typed];
    if (found !== undefined) return { typed, characters: found.split(' ') };
  }
  return { typed: '', characters: [] };
};

/** Takes one character away as people see them: a letter with its marks is one. */
export const withoutLast = (text: string): string => {
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  return parts
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');
};
