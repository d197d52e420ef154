import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/*
 * Sizes and colours have one place, tokens.css and palette.css: what a component writes in pixels is legible on one panel
 * only, and a colour of its own knows no contrast.
 */
const renderer = new URL('../', import.meta.url);
const tokens = ['parts/tokens.css', 'parts/palette.css'];
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:svelte|css)$/.test(name) && !name.startsWith('fonts/') && !tokens.includes(name))
  // A page for when nothing else can be shown: it stands alone.
  .filter((name) => name !== 'public/out-of-service.css');

/** Black on white is what a scanner reads, and the veil behind a dialog is no colour of words. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'parts/qr.svelte': ['#fff', '#000'],
  // Units of its drawing.
  'screens/attract/loggia.svelte': ['70px', '130px', '160px'],
  'parts/dialog.svelte': ['0px', 'rgb(15 30 48 / 72%)'],
  // Smears are seen on black, and dead pixels and the ruler's lines are of the panel itself.
  'screens/behind/cleaning.svelte': ['#000', '#fff'],
  'screens/behind/screen-test.svelte': ['#000', '2px'],
};

const styleOf = (file: string): string => {
  const text = readFileSync(new URL(file, renderer), 'utf8');
  const style = file.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
  return style.replaceAll(/\/\*[\s\S]*?\*\//g, '');
};
const raw = /(?<![\w-])#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)|(?<![\w.-])\d*\.?\d+px\b/gi;

describe('raw sizes and colours', () => {
  it('finds them', () => {
    expect('a{color:#fff;inset:2px;fill:rgb(1 2 3)}'.match(raw)).toEqual(['#fff', '2px', 'rgb(1 2 3)']);
  });
  it.each(files)('%s has none', (file) => {
    const found = (styleOf(file).match(raw) ?? []).filter(
      (value) => value !== '0px' && value !== '1px' && allowed[file]?.includes(value) !== true,
    );
    expect(found).toEqual([]);
  });
});
