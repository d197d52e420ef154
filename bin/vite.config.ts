import { defineConfig } from 'vite';

// The command and the kiosk in a few files: opening three hundred sources is most of a start. Native packages stay where they are.
export default defineConfig({
  ssr: { noExternal: true, external: ['@napi-rs/canvas', 'electron'] },
  build: {
    ssr: 'bin/sportello.ts',
    outDir: 'dist/bin',
    emptyOutDir: true,
    minify: false,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'sportello.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
