import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Two windows, two entries. Nothing is inlined: the content security policy only lets own files run. */
export default defineConfig({
  base: './',
  plugins: [svelte()],
  server: { fs: { allow: ['..'] } },
  build: {
    target: ['safari18', 'chrome123'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { kiosk: 'kiosk.html', office: 'office.html' },
      output: { chunkFileNames: 'assets/shared-[hash].js' },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
