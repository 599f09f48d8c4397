import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { recordPackages } from './packaging/record-packages.mjs';
import { inRepository, repository } from './places.mjs';

// One file without dependencies, which goes into each evidence bundle and runs on any Node 20 or newer.
const { version } = /** @type {{ version: string }} */ (
  JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))
);
// Another folder than the application's may be given.
const folder = process.argv[2] ?? inRepository('out', 'verify');
const name = 'lockout-desk-verify.mjs';

await build({
  configFile: false,
  root: repository,
  logLevel: 'warn',
  plugins: [recordPackages('verify')],
  define: { VERIFIER_VERSION: JSON.stringify(version) },
  build: {
    target: 'node20',
    ssr: inRepository('src', 'verify', 'cli.ts'),
    outDir: folder,
    emptyOutDir: true,
    // Whoever doubts it reads it.
    minify: false,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: name, codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
});
chmodSync(join(folder, name), 0o755);
