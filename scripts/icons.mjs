import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { iconsOf } from './packaging/icons.mjs';
import { inRepository } from './places.mjs';
import { say } from './say.mjs';

// One drawing, in the formats and sizes that the systems ask for.
mkdirSync(inRepository('build', 'icons'), { recursive: true });
for (const [name, bytes] of Object.entries(
  iconsOf(readFileSync(inRepository('build', 'icon.svg'), 'utf8')),
)) {
  writeFileSync(inRepository('build', ...name.split('/')), bytes);
  say(`Wrote build/${name}.`);
}
