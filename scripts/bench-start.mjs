import { sayFigures } from './bench-parts.mjs';
import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { newWorkFolder } from './places.mjs';
import { runScript } from './script.mjs';
import { windowTests } from './window-tests.mjs';

await runScript(async () => {
  await requireDependencies();
  await requireBuild();
  const folder = newWorkFolder();
  process.env['LOCKOUT_DESK_BENCH'] = folder;
  const { failed } = await windowTests('bench', ['--workers', '1', 'start.bench']);
  return sayFigures(folder, '100000') && failed === 0 ? 0 : 1;
});
