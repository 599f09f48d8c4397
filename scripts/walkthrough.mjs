import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from './display.mjs';
import { isRoot, quietSwitches } from './electron-switches.mjs';
import { repository } from './places.mjs';
import { say, Stop } from './say.mjs';
import { environmentIn } from './throw-away-home.mjs';
import { expireOneLockout } from './walkthrough-steps.mjs';

/**
 * Opens the application on a display without a screen and expires one lockout in Practice through its page, saying
 * each step. What it wrote and the screenshots stay in a new folder of their own.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @returns {Promise<number>} the exit code
 */
export async function walkThrough({ folder: distribution }) {
  say('There is no display: a walkthrough runs in place of a window.\n');
  const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-walkthrough-'));
  const screenshots = join(folder, 'screenshots');
  mkdirSync(screenshots);
  const env = /** @type {Record<string, string>} */ ({
    ...environmentIn(folder),
    DISPLAY: await startDisplay(),
  });
  // The electron package, which Playwright asks for the program, looks there.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = distribution;
  const { _electron } = await import('@playwright/test');
  const app = await _electron.launch({
    args: [...quietSwitches, repository],
    chromiumSandbox: !isRoot,
    env,
  });
  try {
    await expireOneLockout({ page: await app.firstWindow(), screenshots, dataHome: join(folder, 'data') });
    return 0;
  } catch (error) {
    throw new Stop(`The walkthrough did not come to its end: ${words(error)}\nIts folder: ${folder}`);
  } finally {
    await app.close();
  }
}

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));
