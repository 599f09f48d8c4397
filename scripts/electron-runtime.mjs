import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRunDevelopmentRuntime, developmentRuntime } from './development-runtime.mjs';
import { inRepository } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';

/**
 * An Electron to run: the folder of its distribution and the program in it.
 * @typedef {{ folder: string, program: string }} ElectronRuntime
 */

const programs = /** @type {Record<string, string>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/** @param {string} folder @returns {ElectronRuntime} */
const runtimeIn = (folder) => ({ folder, program: join(folder, programs[process.platform] ?? 'electron') });

/**
 * The Electron to run: the one that ELECTRON_OVERRIDE_DIST_PATH names, else Electron's own download, else the
 * development runtime. Stops where there is none.
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return requireProgram(runtimeIn(named), 'ELECTRON_OVERRIDE_DIST_PATH');
  const own = runtimeIn(inRepository('node_modules', 'electron', 'dist'));
  const failure = await download(own);
  if (failure === undefined) return own;
  if (!canRunDevelopmentRuntime) {
    throw new Stop(
      `Electron could not be downloaded, and without it there is no window. Its installer said:\n${failure}`,
    );
  }
  return requireProgram(runtimeIn(await developmentRuntime()), 'the development runtime');
}

/** Runs the electron package's own installer. @param {ElectronRuntime} own @returns {Promise<string | undefined>} why it failed */
async function download(own) {
  if (existsSync(own.program) && isWanted(own.folder)) return undefined;
  const installer = inRepository('node_modules', 'electron', 'install.js');
  const installed = await run(process.execPath, [installer], { quiet: true });
  if (installed.code === 0 && existsSync(own.program)) return undefined;
  say('Electron’s own download can’t be reached.');
  return installed.output.trim();
}

/** Whether the distribution there is the version that package.json asks for. @param {string} folder */
function isWanted(folder) {
  const wanted = JSON.parse(
    readFileSync(inRepository('node_modules', 'electron', 'package.json'), 'utf8'),
  ).version;
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') === wanted;
}

/** @param {ElectronRuntime} runtime @param {string} source */
function requireProgram(runtime, source) {
  if (!existsSync(runtime.program)) throw new Stop(`There is no Electron at ${runtime.program} (${source}).`);
  return runtime;
}
