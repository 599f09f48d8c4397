import { npm } from './npm.mjs';
import { say, Stop } from './say.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * Runs one part of a test run and says how long it took; a part that could not run counts as one failure.
 * @param {string} name @param {() => Promise<Counts>} work @returns {Promise<Counts>}
 */
export async function part(name, work) {
  const start = performance.now();
  const counts = await work().catch(couldNotRun);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${name}: ${counts.failed === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  return counts;
}

/** @param {unknown} error @returns {Counts} */
function couldNotRun(error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  return { passed: 0, failed: 1 };
}

/**
 * Runs a script of package.json that holds no tests of its own; what it wrote is shown only where it failed.
 * @param {string} script @returns {Promise<Counts>}
 */
export function step(script) {
  return part(script, async () => {
    const { code, output } = await npm(['run', script], { quiet: true });
    if (code !== 0) say(output.trim());
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  });
}

/**
 * Writes the one closing line, `N passed, N failed`.
 * @param {readonly Counts[]} parts @returns {number} the exit code: 0 where something passed and nothing failed
 */
export function close(parts) {
  const passed = parts.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = parts.reduce((sum, counts) => sum + counts.failed, 0);
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
