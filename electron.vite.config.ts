import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { recordPackages } from './scripts/packaging/record-packages.mjs';

// What both Electron 45 and the development runtime (Electron 33) run.
const mainTarget = 'node20.18';
const pageTarget = 'chrome130';

export default defineConfig({
  main: {
    plugins: [recordPackages('main')],
    build: {
      target: mainTarget,
      // Pure modules are bundled, so that the package holds a few files and starts without reading hundreds.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'audit-worker': 'src/main/audit-worker.ts',
          'audit-job': 'src/main/audit-job.ts',
        },
        // Native code finds its binary beside itself, so that it stays a module of its own, loaded at its first use.
        external: ['keytar'],
        // Left as readable as it was written, but for what only the source's readers need.
        output: { comments: { legal: true, annotation: true, jsdoc: false } },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    build: {
      target: mainTarget,
      // SECURITY: a sandboxed preload is one CommonJS file that requires electron alone.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte(), recordPackages('renderer')],
    build: {
      target: pageTarget,
      // Fonts and pictures stay files: the content policy allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The page is read by Chromium alone; what runs with the user's rights stays as readable as it was written.
      minify: true,
      rolldownOptions: {
        input: { index: 'src/renderer/index.html' },
        // What the first picture needs comes as one file, and all the rest as another: each is a question to the main process.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', test: /src\/renderer\/main\.ts$/, priority: 1 },
              { name: 'later', test: /\.(svelte|ts|js|css)(\?|$)/ },
            ],
          },
        },
      },
    },
  },
});
