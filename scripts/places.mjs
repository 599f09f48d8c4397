import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** A folder or file of the repository. @param {...string} parts */
export const inRepository = (...parts) => join(repository, ...parts);

/** What is downloaded for development is kept here, outside the repository, for all clones of this user. */
export const cacheFolder = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'lockout-desk-dev',
);

/** A new private folder for work that is renamed into place once it is whole; on the cache's own disk. */
export function newWorkFolder() {
  mkdirSync(cacheFolder, { recursive: true });
  return removedAtExit(mkdtempSync(join(cacheFolder, 'unfinished-')));
}

/** A new folder (mode 700) that is removed when this process exits. @param {string} name */
export function newThrowAwayFolder(name) {
  return removedAtExit(mkdtempSync(join(tmpdir(), `lockout-desk-${name}-`)));
}

/** @param {string} folder */
function removedAtExit(folder) {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * Where a program is on PATH, or undefined.
 * @param {string} program @returns {string | undefined}
 */
export function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
