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

/** The Han characters that the screens show in whatever language: the greeting and the name of Chinese. */
const fewHan = ['screens/attract/greetings.ts', 'lib/language.ts']
  .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').match(/\p{Script=Han}/gu) ?? [])
  .map((letter) => letter.codePointAt(0) ?? 0);

const covers = (face: string, letter: number): boolean =>
  [...face.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].some(
    ([, from = '', to = from]) => parseInt(from, 16) <= letter && letter <= parseInt(to, 16),
  );

/** `?few` of a font's style sheet: only the faces that those characters need, since all hundred weigh more than the first screen. */
const fewLetters: Plugin = {
  name: 'sportello:few-letters',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css?few')
      ? (code.match(/@font-face\s*\{[^}]*\}/g) ?? [])
          .filter((face) => fewHan.some((letter) => covers(face, letter)))
          .join('\n')
      : null,
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [woff2Only, fewLetters, plainPictograms, svelte()],
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
