import { requireDependencies } from './dependencies.mjs';
import { countSize } from './packaging/size.mjs';
import { close, part, step } from './parts.mjs';
import { runScript } from './script.mjs';
import { requireSystemPackages } from './system-packages.mjs';
import { unitTests } from './unit-tests.mjs';
import { windowTestNeeds, windowTests } from './window-tests.mjs';

await runScript(async () => {
  await requireSystemPackages(windowTestNeeds);
  await requireDependencies();
  // Each part runs, whatever became of the one before: one run shows all there is to mend.
  return close([
    await step('types'),
    await step('lint'),
    await step('format:check'),
    await part('unit', () => unitTests()),
    await part('window', () => windowTests('window')),
    await part('size', () => countSize()),
  ]);
});
