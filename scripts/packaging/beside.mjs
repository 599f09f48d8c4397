import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Stop } from '../say.mjs';
import { bomOf, wrongIn } from './bom.mjs';

/** Installers and archives; what electron-builder leaves for itself is none. */
const artefact = /^lockout-desk-.*\.(exe|msi|dmg|pkg|AppImage|tar\.gz|cdx\.json)$/;

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Puts the list of parts and the sums beside the artefacts of a folder; the sums are checked with `sha256sum -c`.
 * @param {string} folder @param {{ electron: string, name: string }} made
 * @returns {Promise<string[]>} the artefacts' names
 */
export async function writeBeside(folder, { electron, name }) {
  const bom = bomOf(electron, new Date());
  const wrong = await wrongIn(bom);
  if (wrong !== undefined) throw new Stop(`The list of parts is not CycloneDX: ${JSON.stringify(wrong)}`);
  writeFileSync(join(folder, `${name}.cdx.json`), bom);
  const artefacts = readdirSync(folder)
    .filter((file) => artefact.test(file))
    .sort();
  const lines = await Promise.all(
    artefacts.map(async (file) => `${await sha256(join(folder, file))}  ${file}\n`),
  );
  writeFileSync(join(folder, `SHA256SUMS-${name}.txt`), lines.join(''));
  return artefacts;
}
