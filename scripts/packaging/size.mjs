import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { inRepository } from '../places.mjs';
import { say } from '../say.mjs';
import { weighPage } from './page-weight.mjs';
import { bytesIn } from './shipped-packages.mjs';

/** Our own and third-party JavaScript together, in bytes. */
const JAVASCRIPT_AT_MOST = 1_500_000;

/** @typedef {{ what: string, files: number, bytes: number }} Row */

const partFolders = ['main', 'preload', 'renderer', 'verify'];
const native = inRepository('node_modules', 'keytar', 'prebuilds', `${process.platform}-${process.arch}`);

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** @param {string} what @param {readonly string[]} files @returns {Row} */
const rowOf = (what, files) => ({
  what,
  files: files.length,
  bytes: files.reduce((sum, file) => sum + lstatSync(file).size, 0),
});

/** @param {string} part */
const scriptsOf = (part) => filesBelow(inRepository('out', part)).filter((file) => /\.[cm]?js$/.test(file));

/** Our part of a bundle, by what each module came to before the bundle was made small. @param {string} part */
function oursIn(part) {
  const bytes = bytesIn(part);
  const all = Object.values(bytes).reduce((sum, count) => sum + count, 0);
  return (bytes['ours'] ?? 0) / all;
}

/** @returns {{ rows: Row[], javascript: number }} */
function countBuild() {
  const scripts = partFolders.map((part) => ({ part, row: rowOf(part, scriptsOf(part)) }));
  const keytar = rowOf(
    'keychain module, JavaScript',
    filesBelow(inRepository('node_modules', 'keytar', 'lib')),
  );
  const assets = filesBelow(inRepository('out', 'renderer'));
  const named = (/** @type {string[]} */ ...ends) => assets.filter((file) => ends.includes(extname(file)));
  const rows = [
    ...scripts.map(({ part, row }) => ({
      ...row,
      what: `JavaScript, ${part} (ours: about ${Math.round(oursIn(part) * 100)} %)`,
    })),
    keytar,
    rowOf('page and styles', named('.html', '.css')),
    rowOf('fonts', named('.woff2')),
    rowOf('keychain module, native', filesBelow(native)),
  ];
  const javascript = [...scripts.map(({ row }) => row), keytar].reduce((sum, { bytes }) => sum + bytes, 0);
  return { rows, javascript };
}

/** What a package has beside the application's own archive. @param {string} folder @returns {Row[]} */
function countPackage(folder) {
  const ours = join(folder, 'resources', sep);
  const all = filesBelow(folder);
  return [
    rowOf(
      'in the package: our archive and what lies beside it',
      all.filter((file) => file.startsWith(ours)),
    ),
    rowOf(
      'in the package: Electron',
      all.filter((file) => !file.startsWith(ours)),
    ),
  ];
}

/** @param {Row} row */
const lineOf = ({ what, files, bytes }) =>
  `${what.padEnd(52)} ${String(files).padStart(5)} ${bytes.toLocaleString('en-US').padStart(12)}`;

/**
 * Prints what goes to users, in files and bytes, and fails where the JavaScript, or the page, came to more than it may. The build must
 * be there.
 * @param {string} [folder] an unpacked package to count, too
 * @returns {Promise<import('../counts.mjs').Counts>}
 */
export async function countSize(folder) {
  const { rows, javascript } = countBuild();
  say(
    ['what                                                 files        bytes', ...rows.map(lineOf)].join(
      '\n',
    ),
  );
  if (folder !== undefined && existsSync(folder)) say(countPackage(folder).map(lineOf).join('\n'));
  const fits = javascript <= JAVASCRIPT_AT_MOST;
  const sum = `${javascript.toLocaleString('en-US')} bytes of JavaScript`;
  say(`${sum}, ${fits ? 'within' : 'MORE THAN'} ${JAVASCRIPT_AT_MOST.toLocaleString('en-US')}.`);
  const { passed, failed } = weighPage();
  return { passed: passed + (fits ? 1 : 0), failed: failed + (fits ? 0 : 1) };
}
