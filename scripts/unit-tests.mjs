import { join } from 'node:path';
import { judge, readVitest } from './counts.mjs';
import { inRepository, newThrowAwayFolder, repository } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Runs vitest and counts from its report.
 * @param {readonly string[]} args @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function unitTests(args = []) {
  const report = join(newThrowAwayFolder('unit'), 'report.json');
  const program = inRepository('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(process.execPath, [program, 'run', ...reporters, ...args], { cwd: repository });
  return judge('vitest', code, readVitest(report));
}
