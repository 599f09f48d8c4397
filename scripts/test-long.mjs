import { requireDependencies } from './dependencies.mjs';
import { canRunDevelopmentRuntime } from './development-runtime.mjs';
import { packageTests } from './packaging/package-tests.mjs';
import { close, part } from './parts.mjs';
import { runScript } from './script.mjs';
import { longTestNeeds, requireSystemPackages } from './system-packages.mjs';
import { unitTests } from './unit-tests.mjs';
import { windowTests } from './window-tests.mjs';

const evenIfNone = '--pass-with-no-tests';

await runScript(async () => {
  await requireDependencies();
  await requireSystemPackages(longTestNeeds);
  return close([
    await part('unit, long', () => unitTests(['--config', 'vitest.long.config.ts', '--passWithNoTests'])),
    await part('window, long', () => windowTests('long', [evenIfNone])),
    // Packages are made and tried where the development runtime is.
    ...(canRunDevelopmentRuntime ? await packageTests() : []),
  ]);
});
