import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { inRepository } from './places.mjs';
import { say } from './say.mjs';

// What the colour tokens come to, as the table in the document.
const { module } =
  /** @type {{ module: typeof import('./design/contrast') }} */
  (await runnerImport(inRepository('scripts', 'design', 'contrast.ts'), { configFile: false }));
/** @param {...string} path */
const text = (...path) => readFileSync(inRepository(...path), 'utf8');
const [tokens, global] = ['tokens.css', 'global.css'].map((name) => text('src', 'renderer', name));
const all = module.contrasts(tokens ?? '', global ?? '');
writeFileSync(inRepository('docs', 'design.md'), module.withTable(text('docs', 'design.md'), all));
say('Wrote docs/design.md.');
