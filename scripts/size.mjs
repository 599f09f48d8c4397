import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { countSize } from './packaging/size.mjs';
import { runScript } from './script.mjs';

await runScript(async () => {
  await requireDependencies();
  await requireBuild();
  return (await countSize()).failed;
});
