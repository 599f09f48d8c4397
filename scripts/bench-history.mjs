import { join } from 'node:path';
import { buildBench, sayFigures, sizeAsked } from './bench-parts.mjs';
import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { newWorkFolder, repository } from './places.mjs';
import { run } from './processes.mjs';
import { Stop } from './say.mjs';
import { runScript } from './script.mjs';
import { windowTests } from './window-tests.mjs';

await runScript(async () => {
  const size = sizeAsked();
  await requireDependencies();
  await requireBuild();
  const folder = newWorkFolder();
  await buildBench(join(folder, 'built'), ['history']);
  const made = await run(process.execPath, [join(folder, 'built', 'history.mjs'), folder, size], {
    cwd: repository,
  });
  if (made.code !== 0) throw new Stop('The journal could not be made.');
  process.env['LOCKOUT_DESK_BENCH'] = folder;
  const { failed } = await windowTests('bench', ['--workers', '1', 'history.bench']);
  return sayFigures(folder, size) && failed === 0 ? 0 : 1;
});
