import { defineConfig } from 'vite';
import { commands } from '../kiosk/contract/contract.ts';

// One CommonJS file: sandboxed preloads cannot be ES modules. Its names come from the contract.
export default defineConfig({
  define: { __COMMAND_NAMES__: JSON.stringify(Object.keys(commands)) },
  build: {
    outDir: 'dist/electron',
    emptyOutDir: false,
    minify: false,
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rollupOptions: { external: ['electron'] },
  },
});
