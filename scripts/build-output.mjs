import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { noticesFile, writeNotices } from './packaging/notices.mjs';
import { inRepository, repository } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';

const sources = [
  'src',
  'scripts/build-verifier.mjs',
  'scripts/packaging/record-packages.mjs',
  'scripts/packaging/shipped-packages.mjs',
  'scripts/packaging/notices.mjs',
  'electron.vite.config.ts',
  'svelte.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
// In a folder that every build empties first, whoever starts it, so that the stamp never outlives what it names.
const stampFile = inRepository('out', 'main', 'built-from.txt');
const outputs = [
  'main/index.js',
  'main/audit-worker.js',
  'main/audit-job.js',
  'preload/index.cjs',
  'renderer/index.html',
  'verify/lockout-desk-verify.mjs',
]
  .map((file) => inRepository('out', file))
  .concat(noticesFile);
const verifierScript = inRepository('scripts', 'build-verifier.mjs');

/** Builds the application into out/, unless what is there was built from the very same files. */
export async function requireBuild() {
  const wanted = sourceHash();
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  if (isFresh && outputs.every((file) => existsSync(file))) return;
  say('Building the application ...');
  const built = await electronVite(['build'], { quiet: true });
  if (built.code !== 0) throw new Stop(`The build failed:\n${built.output.trim()}`);
  const verifier = await run(process.execPath, [verifierScript], { cwd: repository, quiet: true });
  if (verifier.code !== 0) throw new Stop(`The verifier's build failed:\n${verifier.output.trim()}`);
  writeNotices();
  writeFileSync(stampFile, wanted);
}

/**
 * Runs electron-vite in the repository.
 * @param {readonly string[]} args @param {import('./processes.mjs').Running} running
 */
export function electronVite(args, running) {
  const program = inRepository('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return run(process.execPath, [program, ...args], { cwd: repository, ...running });
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(inRepository(source)))) {
    hash
      .update(`${relative(repository, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} place a file or a folder @returns {string[]} its files that a build reads, in a fixed order */
function filesIn(place) {
  if (statSync(place).isFile()) return /\.(test|long)\.ts$/.test(place) ? [] : [place];
  return readdirSync(place)
    .sort()
    .flatMap((entry) => filesIn(join(place, entry)));
}
