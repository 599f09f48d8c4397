import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from '../places.mjs';

/** Where each part's bundle says which packages are in it: `out/packages/<part>.json`. */
export const recordFolder = inRepository('out', 'packages');

/** Code that the build tools themselves put into a bundle has no file. */
const virtual = /^\0(?:vite|rolldown)(?=\/)/;

/**
 * The package that a bundled module comes from; undefined for one of ours.
 * @param {string} id the module's path @returns {string | undefined}
 */
export function packageOf(id) {
  const tool = virtual.exec(id)?.[0];
  if (tool !== undefined) return tool.slice(1);
  const inPackages = id.replaceAll('\\', '/').split('/node_modules/').at(-1);
  if (inPackages === undefined || inPackages === id) return undefined;
  const [first = '', second = ''] = inPackages.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/**
 * Writes down which packages a bundle holds, and how many bytes of each: their licences, the list of parts and the counts
 * come from what was really bundled.
 * @param {string} part main, preload, renderer or verify
 * @returns {import('vite').Plugin}
 */
export function recordPackages(part) {
  return {
    name: 'record-packages',
    apply: 'build',
    writeBundle(_options, bundle) {
      /** @type {Record<string, number>} */
      const bytes = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const name = packageOf(id) ?? 'ours';
          bytes[name] = (bytes[name] ?? 0) + renderedLength;
        }
      }
      mkdirSync(recordFolder, { recursive: true });
      writeFileSync(join(recordFolder, `${part}.json`), `${JSON.stringify(bytes, null, 2)}\n`);
    },
  };
}
