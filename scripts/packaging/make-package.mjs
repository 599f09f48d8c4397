import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from '../electron-runtime.mjs';
import { inRepository } from '../places.mjs';
import { say } from '../say.mjs';
import { writeBeside } from './beside.mjs';
import { distributionOf, wantedVersion } from './distribution.mjs';
import { electronBuilder, over } from './electron-builder.mjs';

/** Where packages lie. */
export const packages = inRepository('dist');

const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));

/** electron-builder's switch and word for this system. */
const systems = /** @type {Record<string, { flag: string, word: string, targets: string[] }>} */ ({
  linux: { flag: '--linux', word: 'linux', targets: ['dir', 'tar.gz'] },
  darwin: { flag: '--mac', word: 'mac', targets: ['dir'] },
  win32: { flag: '--win', word: 'win', targets: ['dir'] },
});
const here = systems[process.platform] ?? { flag: '--linux', word: 'linux', targets: ['dir', 'tar.gz'] };

/** The folder of the unpacked application that `makePackage` makes; on macOS it holds the application. */
export const unpackedFolder = join(
  packages,
  `${here.word}${process.arch === 'arm64' ? '-arm64' : ''}${here.word === 'mac' ? '' : '-unpacked'}`,
);

/**
 * Packs the build for this machine: an unpacked application and, on Linux, an archive of it. Over the development runtime
 * the archive's name says that it is for no release.
 */
export async function makePackage() {
  const distribution = distributionOf(await electronRuntime());
  rmSync(packages, { recursive: true, force: true });
  const name = `lockout-desk-${version}-${here.word}-${process.arch}${distribution.isReleased ? '' : '-not-for-release'}`;
  say(`Packing Lockout Desk ${version} with Electron ${distribution.version} ...`);
  const shape = [here.flag, ...here.targets, `--${process.arch}`, `-c.artifactName=${name}.\${ext}`];
  // A quick archive: this one travels nowhere.
  await electronBuilder([...shape, ...over(distribution)], { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' });
  if (!distribution.isReleased) {
    say(
      `Electron ${distribution.version} is the development runtime’s: this package is for tests, and for nobody else.`,
    );
  }
  return told(await writeBeside(packages, { electron: distribution.version, name }));
}

/** Makes this system's installers for a release, with Electron's own distributions and the signing of the environment. */
export async function makeRelease() {
  rmSync(packages, { recursive: true, force: true });
  say(`Making the installers of Lockout Desk ${version} with Electron ${wantedVersion()} ...`);
  await electronBuilder([here.flag]);
  const name = `lockout-desk-${version}-${here.word}`;
  return told(await writeBeside(packages, { electron: wantedVersion(), name }));
}

/** @param {readonly string[]} artefacts */
const told = (artefacts) => say(`In ${packages}: ${artefacts.join(', ')}, with their SHA-256 sums.`);
