import { join } from 'node:path';
import { buildBench, sayFigures, sizeAsked } from './bench-parts.mjs';
import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { inRepository, newWorkFolder, repository } from './places.mjs';
import { run } from './processes.mjs';
import { Stop } from './say.mjs';
import { runScript } from './script.mjs';
import { windowTests } from './window-tests.mjs';

await runScript(async () => {
  const size = sizeAsked();
  await requireDependencies();
  await requireBuild();
  // On the cache's disk: the system's folder for temporary files may lie in memory, where fsync costs nothing.
  const folder = newWorkFolder();
  await buildBench(join(folder, 'built'), ['journal', 'hash-worker', 'verify-worker']);
  const program = join(folder, 'built', 'journal.mjs');
  const reader = inRepository('out', 'main', 'audit-worker.js');
  const measured = await run(process.execPath, [program, folder, size, reader], { cwd: repository });
  if (measured.code !== 0) throw new Stop('What needs no window could not be measured.');
  process.env['LOCKOUT_DESK_BENCH'] = folder;
  const { failed } = await windowTests('bench', ['--workers', '1', 'scale.bench']);
  return sayFigures(folder, size) && failed === 0 ? 0 : 1;
});
