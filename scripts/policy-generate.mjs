import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runnerImport } from 'vite';
import { inRepository } from './places.mjs';
import { say } from './say.mjs';

// What the registry of settings says, as the schema for editors, an example, and the table in the document.
const { module } =
  /** @type {{ module: typeof import('./policy/documents') }} */
  (await runnerImport(inRepository('scripts', 'policy', 'documents.ts'), { configFile: false }));
const documents = await module.policyDocuments(readFileSync(inRepository('docs', 'policy.md'), 'utf8'));
for (const [path, text] of Object.entries(documents)) {
  mkdirSync(dirname(inRepository(path)), { recursive: true });
  writeFileSync(inRepository(path), text);
  say(`Wrote ${path}.`);
}
