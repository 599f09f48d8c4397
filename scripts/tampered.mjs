import { readFileSync } from 'node:fs';
import { requireDependencies } from './dependencies.mjs';
import { unpackedFolder } from './packaging/make-package.mjs';
import { refuseTampered } from './packaging/tampering.mjs';
import { inRepository } from './places.mjs';
import { runScript } from './script.mjs';

const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));

await runScript(async () => {
  await requireDependencies();
  return refuseTampered(unpackedFolder, version);
});
