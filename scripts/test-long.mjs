import { requireDependencies } from './dependencies.mjs';
import { close, part } from './parts.mjs';
import { runScript } from './script.mjs';
import { unitTests } from './unit-tests.mjs';
import { windowTests } from './window-tests.mjs';

const evenIfNone = '--pass-with-no-tests';

await runScript(async () => {
  await requireDependencies();
  return close([
    await part('unit, long', () => unitTests(['--config', 'vitest.long.config.ts', '--passWithNoTests'])),
    await part('window, long', () => windowTests('long', [evenIfNone])),
  ]);
});
