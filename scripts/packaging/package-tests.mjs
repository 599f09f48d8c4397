import { requireBuild } from '../build-output.mjs';
import { part } from '../parts.mjs';
import { packageTestNeeds, packagingNeeds, requireSystemPackages } from '../system-packages.mjs';
import { windowTestNeeds, windowTests } from '../window-tests.mjs';
import { makePackage, packages, unpackedFolder } from './make-package.mjs';
import { countSize } from './size.mjs';
import { makeTestPackage, testProgram } from './test-package.mjs';

/** @returns {Promise<import('../counts.mjs').Counts>} */
async function packing() {
  await requireSystemPackages([...windowTestNeeds, ...packagingNeeds, ...packageTestNeeds]);
  await requireBuild();
  await makePackage();
  await makeTestPackage();
  return countSize(unpackedFolder);
}

/**
 * Packs the application, tests the package as it is, and runs the window's main tests in one that can be driven. Linux x64
 * alone.
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<import('../counts.mjs').Counts[]>}
 */
export async function packageTests(args = []) {
  const made = { LOCKOUT_DESK_PACKAGES: packages, LOCKOUT_DESK_UNPACKED: unpackedFolder };
  const none = '--pass-with-no-tests';
  return [
    await part('packing', packing),
    await part('package', () => windowTests('package', [none, ...args], made)),
    await part('window, in a package', () =>
      windowTests('in-package', [none, ...args], { LOCKOUT_DESK_PACKAGED: testProgram }),
    ),
  ];
}
