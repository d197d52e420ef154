import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { plainPictograms } from './plain-pictograms.ts';

/** Fontsource names a woff beside each woff2: the kiosk's own Chromium never needs it, and 100 Chinese files would double. */
const woff2Only: Plugin = {
  name: 'sportello:woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.includes('.css')
      ? code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
      : null,
};

const hanOf = (file: string): number[] =>
  (readFileSync(new URL(file, import.meta.url), 'utf8').match(/\p{Script=Han}/gu) ?? []).map(
    (letter) => letter.codePointAt(0) ?? 0,
  );
const greetingHan = hanOf('screens/attract/greetings.ts');
/** The Han characters that the screens show in whatever language: the greeting and the name of Chinese. */
const fewHan = [...greetingHan, ...hanOf('lib/language.ts')];

const covers = (face: string, letter: number): boolean =>
  [...face.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].some(
    ([, from = '', to = from]) => parseInt(from, 16) <= letter && letter <= parseInt(to, 16),
  );

/** The fonts of the first screen, by the beginnings of their files' names. */
const firstFonts = new Set([
  ...[400, 600, 700].map((weight) => `titillium-web-latin-${weight}-normal`),
  'titillium-web-latin-ext-600-normal',
  'noto-sans-arabic-arabic-600-normal',
]);

/** `?few` of a font's style sheet: only the faces that those characters need, since all hundred weigh more than the first screen. */
const fewLetters: Plugin = {
  name: 'sportello:few-letters',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.endsWith('.css?few')) return null;
    const faces = (code.match(/@font-face\s*\{[^}]*\}/g) ?? []).filter((face) =>
      fewHan.some((letter) => covers(face, letter)),
    );
    for (const letter of greetingHan) {
      // Of several faces that have a letter, the last is taken.
      const face = faces.findLast((one) => covers(one, letter)) ?? '';
      const [, file] = /\/([\w-]+-400-normal)\.woff2/.exec(face) ?? [];
      if (file !== undefined) firstFonts.add(file);
    }
    return faces.join('\n');
  },
};

/**
 * The first screen's fonts are fetched with its program: found only when the screen is laid out, they come after letters of other
 * fonts have been looked for, in all scripts of the greetings, which takes longer than all else of that layout.
 */
const preloadFonts: Plugin = {
  name: 'sportello:preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .map(({ fileName }) => fileName)
        .filter(
          (file) => file.endsWith('.woff2') && [...firstFonts].some((font) => file.includes(`/${font}-`)),
        )
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `./${file}` },
          injectTo: 'head',
        })),
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [woff2Only, fewLetters, preloadFonts, plainPictograms, svelte()],
  server: { port: 5199, strictPort: false, fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome140',
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // What the first screens need comes in one file: a request each costs a cold start more than the bytes do.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
});
