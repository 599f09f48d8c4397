import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { onPath, repository } from './places.mjs';
import { run } from './processes.mjs';
import { Stop } from './say.mjs';

/** npm's own program file, which Node runs: `npm` itself is a shell script on Windows. */
function npmProgram() {
  const called = process.env['npm_execpath'];
  const linked = onPath('npm');
  const folder = dirname(process.execPath);
  const candidates = [
    ...(called && basename(called) === 'npm-cli.js' ? [called] : []),
    ...(linked && realpathSync(linked).endsWith('.js') ? [realpathSync(linked)] : []),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const program = candidates.find((file) => existsSync(file));
  if (!program)
    throw new Stop(
      'npm was not found. Nothing was changed. Start this script with `npm`, or put npm on PATH.',
    );
  return program;
}

/**
 * Runs npm in the repository, by this process's own Node.
 * @param {readonly string[]} args @param {import('./processes.mjs').Running} [running]
 */
export function npm(args, running = {}) {
  return run(process.execPath, [npmProgram(), '--loglevel=error', ...args], { cwd: repository, ...running });
}

/**
 * Fetches a package's tarball into a folder and compares it with its SHA-256 (hex).
 * @param {{ package: string, sha256: string, folder: string }} wanted
 * @returns {Promise<string>} the tarball's path
 */
export async function fetchPackage({ package: name, sha256, folder }) {
  const packed = await npm(['pack', name, '--ignore-scripts', '--pack-destination', folder], { quiet: true });
  if (packed.code !== 0) throw new Stop(`npm could not fetch ${name}:\n${packed.output.trim()}`);
  const file = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (file === undefined) throw new Stop(`npm pack ${name} left no file behind.`);
  const tarball = join(folder, file);
  await requireSha256(tarball, sha256);
  return tarball;
}

/**
 * Stops where a file is not the one that was pinned.
 * @param {string} file @param {string} expected lower-case hex
 */
export async function requireSha256(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  // SECURITY: what is run from here on is what was reviewed, whoever answered for the registry.
  if (found !== expected) {
    throw new Stop(
      `${basename(file)} is not the pinned file: SHA-256 ${found}, expected ${expected}. It was not used.`,
    );
  }
}
