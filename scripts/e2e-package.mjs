import { requireDependencies } from './dependencies.mjs';
import { packageTests } from './packaging/package-tests.mjs';
import { close } from './parts.mjs';
import { runScript } from './script.mjs';

await runScript(async () => {
  await requireDependencies();
  return close(await packageTests(process.argv.slice(2)));
});
