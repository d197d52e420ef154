import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { pickWords } from './parts/borrowed-words.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const prefix = 'virtual:words/';

/** One small file of words for each language: the pages' own, and those that the kiosk already says. */
const words: Plugin = {
  name: 'sportello:words',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load: (id) => {
    if (!id.startsWith(`\0${prefix}`)) return undefined;
    const locale = (folder: string): Record<string, string> =>
      JSON.parse(
        readFileSync(here(`../assets/locales/${folder}/${id.slice(prefix.length + 1)}.json`), 'utf8'),
      ) as Record<string, string>;
    return `export default ${JSON.stringify(pickWords(locale('kiosk'), locale('ui'), locale('pages'), locale('today')))}`;
  },
};

/** Each page, by its folder: what its tab is called, and the media that it plays. All else of their heads is one. */
const heads: Readonly<Record<string, { title: string; media: string }>> = {
  t: { title: 'Sportello', media: "'none'" },
  // The camera that reads codes.
  desk: { title: 'Pagina dello sportello', media: "'self' blob: mediastream:" },
  today: { title: 'Oggi sui totem', media: "'none'" },
};
const head = (page: string): Plugin => ({
  name: 'sportello:head',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => {
      const { title = '', media = '' } = heads[page] ?? {};
      return html.replace('__PAGE__', page).replace('__TITLE__', title).replace('__MEDIA__', media);
    },
  },
});

/** Writes the service worker with the names of all files of the page; its cache is new when one of them is. */
const serviceWorker = (page: string): Plugin => ({
  name: 'sportello:service-worker',
  generateBundle: {
    // After the page itself has been added.
    order: 'post',
    handler(_, bundle) {
      const files = Object.keys(bundle).toSorted();
      const hash = createHash('sha256');
      for (const file of files) {
        const part = bundle[file];
        hash.update(file).update(part?.type === 'chunk' ? part.code : (part?.source ?? ''));
      }
      const source = readFileSync(here('./parts/service-worker.js'), 'utf8')
        .replace("'__CACHE__'", JSON.stringify(`${page}-${hash.digest('hex').slice(0, 16)}`))
        .replace("['__FILES__']", JSON.stringify(files));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  },
});

/**
 * The mode is the page: `t` (the take-away page) or `desk`, which are published; or `today`, which the editor's own machine serves, and
 * which is therefore built elsewhere, and kept by no browser.
 */
export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: './',
  plugins: [
    words,
    head(mode),
    svelte({ configFile: here('../renderer/svelte.config.js') }),
    ...(mode === 'today' ? [] : [serviceWorker(mode)]),
  ],
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: here(`../dist/${mode === 'today' ? 'editor' : 'pages'}/${mode}`),
    emptyOutDir: true,
    // Phones of the last four years. `Ed25519` in Web Cryptography is newer, and its lack is told.
    target: ['chrome111', 'safari16.4', 'firefox115'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
}));
