import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../processes.mjs';
import { say, Stop } from '../say.mjs';

/** @typedef {{ program: string, archive: string }} Packaged */

/** The program and the archive of an unpacked application. @param {string} folder @returns {Packaged} */
export function packagedIn(folder) {
  if (process.platform === 'darwin') {
    const contents = join(folder, 'Lockout Desk.app', 'Contents');
    return {
      program: join(contents, 'MacOS', 'Lockout Desk'),
      archive: join(contents, 'Resources', 'app.asar'),
    };
  }
  const program = join(folder, process.platform === 'win32' ? 'lockout-desk.exe' : 'lockout-desk');
  return { program, archive: join(folder, 'resources', 'app.asar') };
}

/** A text of the first script that runs: with one letter changed it runs as before, unless somebody checks. */
const sentence = Buffer.from('Lockout Desk was not started.');

/** @param {string} program @param {string} version */
async function tellsVersion(program, version) {
  const { code, output } = await run(program, ['--version'], { quiet: true });
  return code === 0 && output.includes(version);
}

/**
 * Changes one letter in the archive of a packaged application and says whether it starts all the same; leaves the archive as
 * it was.
 * @param {Packaged} packaged @param {string} version
 */
export async function startsTampered({ program, archive }, version) {
  if (!(await tellsVersion(program, version)))
    throw new Stop('The packaged application does not even start as it was made.');
  const genuine = readFileSync(archive);
  const at = genuine.indexOf(sentence);
  if (at < 0) throw new Stop('The sentence that would be changed is not in the archive.');
  const changed = Buffer.from(genuine);
  changed.write('l', at);
  writeFileSync(archive, changed);
  try {
    return await tellsVersion(program, version);
  } finally {
    writeFileSync(archive, genuine);
  }
}

/** Fails where a changed archive starts. @param {string} folder @param {string} version */
export async function refuseTampered(folder, version) {
  if (process.platform === 'linux') {
    say(
      'On Linux Electron does not check the archive: there is nothing to try. Windows and macOS are tried.',
    );
    return 0;
  }
  const starts = await startsTampered(packagedIn(folder), version);
  say(
    starts
      ? 'With one letter of its archive changed, the packaged application still starts.'
      : 'With one letter of its archive changed, the packaged application does not start.',
  );
  return starts ? 1 : 0;
}
