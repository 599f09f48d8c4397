import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { requireBuild } from './build-output.mjs';
import { judge, readPlaywright } from './counts.mjs';
import { hasNoDisplay, startDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { quietSwitches } from './electron-switches.mjs';
import { startKeyring } from './keyring.mjs';
import { inRepository, newThrowAwayFolder, repository } from './places.mjs';
import { run } from './processes.mjs';
import { displayNeeds, electronNeeds, requireSystemPackages, testNeeds } from './system-packages.mjs';
import { say } from './say.mjs';
import { environmentIn } from './throw-away-home.mjs';
import { filesWithToken, holdsToken } from './token-search.mjs';

/** What the window's tests need of the system. */
// Each worker has a display of its own, even where there is one: a display has one clipboard.
export const windowTestNeeds = [...electronNeeds, ...testNeeds, ...displayNeeds];

/**
 * Builds what is stale and runs the window's tests on real Electron: away from the user's home, in a session bus and
 * keyring of their own on Linux, and on a display without a screen where there is no other.
 * @param {'window' | 'in-package' | 'package' | 'screenshots' | 'long' | 'bench'} project
 * @param {readonly string[]} args for Playwright @param {NodeJS.ProcessEnv} more of the tests' environment
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function windowTests(project, args = [], more = {}) {
  await requireSystemPackages(windowTestNeeds);
  await requireBuild();
  const { folder: distribution, program } = await electronRuntime();
  const folder = newThrowAwayFolder('window');
  const report = join(folder, 'report.json');
  const env = {
    ...(await sessionIn(folder)),
    // Playwright asks the electron package where its program is; the tests start it themselves, too.
    ELECTRON_OVERRIDE_DIST_PATH: distribution,
    LOCKOUT_DESK_ELECTRON: program,
    LOCKOUT_DESK_SWITCHES: quietSwitches.join(' '),
    LOCKOUT_DESK_REPORT: report,
    ...more,
  };
  const playwright = inRepository('node_modules', '@playwright', 'test', 'cli.js');
  const fixed = ['test', '-c', 'tests/e2e/playwright.config.ts', '--project', project, '--retries', '0'];
  const { code, output } = await run(process.execPath, [playwright, ...fixed, ...args], {
    cwd: repository,
    env,
    both: true,
  });
  const counts = judge('Playwright', code, readPlaywright(report));
  return searchForTokens([folder, inRepository('test-results')], output, counts);
}

/**
 * Adds one check: that nothing which the run left behind or printed holds a token.
 * @param {readonly string[]} folders @param {string} output @param {import('./counts.mjs').Counts} counts
 */
function searchForTokens(folders, output, { passed, failed }) {
  const found = folders.flatMap((folder) => filesWithToken(folder));
  if (holdsToken(Buffer.from(output))) found.push('the tests’ own output');
  if (found.length === 0) return { passed: passed + 1, failed };
  say(`A token was written where none may stand:\n${found.join('\n')}`);
  return { passed, failed: failed + 1 };
}

/** @param {string} folder @returns {Promise<NodeJS.ProcessEnv>} */
async function sessionIn(folder) {
  // Whatever the tests and Electron put into the system's folder for temporary files goes with the rest.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const { ELECTRON_RUN_AS_NODE: _, ...home } = environmentIn(folder);
  const env = { ...home, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  if (process.platform !== 'linux') return env;
  const display = hasNoDisplay ? { DISPLAY: await startDisplay() } : {};
  return startKeyring({ ...env, ...display });
}
