import { existsSync } from 'node:fs';
import { onPath } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';

/**
 * A Debian package with what proves that the system has it: a library, a program or a file.
 * @typedef {{ package: string, library?: string, program?: string, file?: string }} Need
 */

/** What Electron loads. @type {readonly Need[]} */
export const electronNeeds = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { package: 'libnss3', library: 'libnss3.so' },
  { package: 'libasound2', library: 'libasound.so.2' },
  { package: 'libgbm1', library: 'libgbm.so.1' },
  { package: 'libxss1', library: 'libXss.so.1' },
  { package: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0' },
  { package: 'libxtst6', library: 'libXtst.so.6' },
  { package: 'libnotify4', library: 'libnotify.so.4' },
];

/** A display without a screen. @type {readonly Need[]} */
export const displayNeeds = [
  { package: 'xvfb', program: 'Xvfb' },
  { package: 'fonts-dejavu-core', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
];

/** What makes archives of packages. @type {readonly Need[]} */
export const packagingNeeds = [{ package: 'p7zip-full', program: '7za' }];

/** What looks at a display from outside, where a window may not be driven. @type {readonly Need[]} */
export const packageTestNeeds = [{ package: 'x11-utils', program: 'xwininfo' }];

/** A folder that hangs as a share does whose server is gone. @type {readonly Need[]} */
export const longTestNeeds = [{ package: 'bindfs', program: 'bindfs' }];

/** A session bus with a keyring of its own, certificates for tests, and letters of all scripts. @type {readonly Need[]} */
export const testNeeds = [
  { package: 'dbus-daemon', program: 'dbus-daemon' },
  { package: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { package: 'libglib2.0-bin', program: 'gdbus' },
  { package: 'libnss3-tools', program: 'certutil' },
  { package: 'openssl', program: 'openssl' },
  { package: 'strace', program: 'strace' },
  { package: 'fonts-noto-core', file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf' },
  { package: 'fonts-noto-color-emoji', file: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf' },
  {
    package: 'fonts-droid-fallback',
    file: '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  },
];

/**
 * Sees to it that a Linux system has what is needed: installs it on Debian and its kin as root, and stops with the
 * exact command otherwise. Other systems bring all of it themselves.
 * @param {readonly Need[]} needs
 */
export async function requireSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const libraries = await knownLibraries();
  const missing = needs.filter((need) => !isThere(need, libraries));
  if (missing.length === 0) return;
  if (!onPath('apt-get')) {
    throw new Stop(
      `The system lacks ${missing.map(proofOf).join(', ')}. Nothing was changed. Install them and try again.`,
    );
  }
  if (process.getuid?.() === 0) await install(missing);
  else
    throw new Stop(
      `System packages are missing. Nothing was changed. Install them with:\n\n  ${await command(missing)}`,
    );
}

/** @param {Need} need @param {string} libraries */
function isThere(need, libraries) {
  if (need.library !== undefined) return libraries === '' || libraries.includes(`\t${need.library} `);
  if (need.program !== undefined) return onPath(need.program) !== undefined;
  // Fonts are asked for where their path is known: on Debian and its kin.
  return need.file === undefined || !onPath('apt-get') || existsSync(need.file);
}

/** @param {Need} need */
const proofOf = (need) => need.library ?? need.program ?? need.package;

/** The dynamic linker's own list; empty where there is none to ask. @returns {Promise<string>} */
async function knownLibraries() {
  const program =
    onPath('ldconfig') ?? ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file));
  return program ? (await run(program, ['-p'], { quiet: true })).output : '';
}

/** @param {readonly Need[]} needs */
async function command(needs) {
  return `sudo apt-get install --no-install-recommends ${(await packageNames(needs)).join(' ')}`;
}

/** @param {readonly Need[]} needs */
async function install(needs) {
  say(`Installing system packages that are missing: ${needs.map((need) => need.package).join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const waiting = ['-o', 'DPkg::Lock::Timeout=120'];
  const updated = await run('apt-get', [...waiting, 'update', '-q'], { quiet: true, env });
  const names = await packageNames(needs);
  const args = [...waiting, 'install', '-q', '-y', '--no-install-recommends', ...names];
  const installed = await run('apt-get', args, { quiet: true, env });
  if (installed.code === 0) return;
  throw new Stop(
    `apt-get could not install them.\n${updated.code === 0 ? '' : updated.output}${installed.output}`,
  );
}

/** Since the change to 64-bit times, newer releases name some libraries with `t64`. @param {readonly Need[]} needs */
function packageNames(needs) {
  return Promise.all(
    needs.map(async (need) => {
      const renamed = `${need.package}t64`;
      const known = need.library ? await run('apt-cache', ['show', renamed], { quiet: true }) : { code: 1 };
      return known.code === 0 ? renamed : need.package;
    }),
  );
}
