import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository, newThrowAwayFolder } from '../places.mjs';

/**
 * An Electron to put the application into.
 * @typedef {{ folder: string, version: string, isReleased: boolean }} Distribution
 */

/**
 * A runtime's distribution without any application in it, in a folder that is removed at the end.
 * @param {import('../electron-runtime.mjs').ElectronRuntime} runtime @returns {Distribution}
 */
export function distributionOf({ folder: from }) {
  const folder = join(newThrowAwayFolder('distribution'), 'electron');
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true });
  // The development runtime's opener, and Electron's own default application.
  for (const name of ['app', 'default_app.asar'])
    rmSync(join(folder, 'resources', name), { recursive: true, force: true });
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { folder, version, isReleased: version === wantedVersion() };
}

/** The version of Electron that a release is made of. */
export function wantedVersion() {
  const manifest = inRepository('node_modules', 'electron', 'package.json');
  return /** @type {string} */ (JSON.parse(readFileSync(manifest, 'utf8')).version);
}
