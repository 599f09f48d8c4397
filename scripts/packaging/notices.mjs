import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRepository } from '../places.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/** The licences of others, in the build; a package has it beside its program. */
export const noticesFile = inRepository('out', 'licences', 'THIRD-PARTY-LICENSES.txt');

const rule = '-'.repeat(80);

/** @param {readonly import('./shipped-packages.mjs').Shipped[]} packages @returns {string} */
export function noticesOf(packages) {
  const list = packages.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`);
  const texts = packages.map(
    ({ name, version, text }) => `${rule}\n${name} ${version}\n${rule}\n\n${text}\n`,
  );
  return [
    'Lockout Desk holds software of others. Each stands under its own licence:',
    '',
    ...list,
    '  Electron, Chromium and Node.js, with what they hold: see LICENSE.electron.txt and LICENSES.chromium.html, which lie',
    '  in the same package as this file.',
    '',
    ...texts,
  ].join('\n');
}

/** Writes the licences of all that the last build bundled. */
export function writeNotices() {
  mkdirSync(dirname(noticesFile), { recursive: true });
  writeFileSync(noticesFile, noticesOf(shippedPackages()));
}
