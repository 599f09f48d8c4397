import { requireDependencies } from './dependencies.mjs';
import { part, step } from './parts.mjs';
import { say } from './say.mjs';
import { runScript } from './script.mjs';
import { unitTests } from './unit-tests.mjs';

const parts = [
  () => step('types'),
  () => step('lint'),
  () => step('format:check'),
  () => part('unit', () => unitTests()),
];

await runScript(async () => {
  await requireDependencies();
  for (const run of parts) {
    const { failed } = await run();
    if (failed > 0) return 1;
  }
  say('All checks passed.');
  return 0;
});
