import { inRepository, onPath, repository } from '../places.mjs';
import { run } from '../processes.mjs';
import { Stop } from '../say.mjs';

/**
 * Runs electron-builder over electron-builder.yml.
 * @param {readonly string[]} args targets and what is set beside the file
 * @param {NodeJS.ProcessEnv} [more] of its environment
 */
export async function electronBuilder(args, more = {}) {
  const program = inRepository('node_modules', 'electron-builder', 'cli.js');
  // Where the system has 7-Zip, none is fetched.
  const own = onPath('7za');
  const env = { ...process.env, ...(own ? { ELECTRON_BUILDER_7ZIP_PATH: own } : {}), ...more };
  const ended = await run(process.execPath, [program, ...args], { cwd: repository, env, quiet: true });
  if (ended.code !== 0) throw new Stop(`electron-builder failed:\n${ended.output.trim()}`);
}

/**
 * What makes it put the application into an Electron that is there already.
 * @param {import('./distribution.mjs').Distribution} distribution
 */
export const over = ({ folder, version }) => [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`];
