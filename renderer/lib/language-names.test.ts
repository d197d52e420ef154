import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../core/model/language.ts';
import { languageNames } from './language.ts';

/** Two regional indicators make a flag; so does the black flag with its tags. */
const flag = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}/u;
const renderer = new URL('../', import.meta.url);
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:svelte|ts|css|html)$/.test(name),
);

describe('a language', () => {
  it.each(Object.keys(languageNames) as Language[])('%s is offered under its own name', (lang) => {
    const own = new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? '';
    const shown = languageNames[lang].toLocaleLowerCase(lang);
    // Chinese is offered without its script: there is only one.
    const root = own.toLocaleLowerCase(lang).split(/[（(]/)[0] ?? '';
    expect(root.startsWith(shown) || shown.startsWith(root)).toBe(true);
  });
  it('is never told by a flag', () => {
    expect(sources.filter((file) => flag.test(readFileSync(new URL(file, renderer), 'utf8')))).toEqual([]);
    expect(sources.filter((file) => /flag/i.test(file))).toEqual([]);
  });
});
