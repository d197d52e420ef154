import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte({ configFile: 'renderer/svelte.config.js' })],
  test: {
    include: ['{core,kiosk,catalogue,electron,renderer,pages,bin,scripts,assets,endure}/**/*.test.ts'],
    testTimeout: 30_000,
    // Left to itself it leaves one of two processors alone.
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: '.cache/vitest.json' }]],
  },
});
