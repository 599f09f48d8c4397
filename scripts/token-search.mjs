import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in every token of the tests and nowhere else: it is put together here, so that no source holds it. */
export const marker = ['never', 'written', 'anywhere'].join('_');

const plain = Buffer.from(marker, 'utf8');
const wide = Buffer.from(marker, 'utf16le');
/** Base64 as it may stand: for each of the three places that the marker can begin at, the part that is always the same. */
const encoded = [0, 1, 2].map((skipped) => {
  const whole = plain.subarray(skipped, skipped + 3 * Math.floor((plain.length - skipped) / 3));
  return Buffer.from(whole.toString('base64'));
});

/** Whether bytes hold the text of any token of the tests, in UTF-8, UTF-16 or base64. @param {Buffer} bytes */
export const holdsToken = (bytes) => [plain, wide, ...encoded].some((spelling) => bytes.includes(spelling));

/** @param {string} file @returns {Buffer} */
function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch {
    // One that went away meanwhile holds nothing any more.
    return Buffer.alloc(0);
  }
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** The files below a folder that hold the text of any token of the tests. @param {string} folder */
export const filesWithToken = (folder) => filesBelow(folder).filter((file) => holdsToken(bytesOf(file)));
