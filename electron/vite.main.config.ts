import { defineConfig } from 'vite';

// The shell and the kiosk as one ES module; packages stay in node_modules.
export default defineConfig({
  build: {
    ssr: 'electron/main.ts',
    outDir: 'dist/electron',
    emptyOutDir: false,
    minify: false,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'main.js' }, external: ['electron'] },
  },
});
