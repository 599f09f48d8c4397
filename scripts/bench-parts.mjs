import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { inRepository, repository } from './places.mjs';
import { say, Stop } from './say.mjs';

/** @typedef {import('../bench/figures').Figure} Figure */

/** Builds parts of bench/ as programs that any Node runs. @param {string} outDir @param {readonly string[]} parts */
export async function buildBench(outDir, parts) {
  await build({
    configFile: false,
    root: repository,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rolldownOptions: {
        input: Object.fromEntries(parts.map((name) => [name, inRepository('bench', `${name}.ts`)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

/** @param {Figure} figure */
const isMissed = ({ value, most }) => most !== undefined && !(value <= most);

/** @param {Figure} figure */
function line(figure) {
  const { what, value, unit, most } = figure;
  const told = `${value.toFixed(Math.abs(value) < 10 ? 2 : 0)} ${unit}`;
  const bar = most === undefined ? '' : `at most ${String(most)} ${unit}`;
  const verdict = most === undefined ? '' : isMissed(figure) ? 'MISSED' : 'ok';
  return `${what.padEnd(62)} ${told.padStart(14)}   ${bar.padEnd(20)} ${verdict}`.trimEnd();
}

/** How many records were asked for. */
export function sizeAsked() {
  const asked = process.argv[2] ?? '1000000';
  if (!/^[1-9][0-9]{4,6}$/.test(asked)) throw new Stop(`Not a count of 10000 to 9999999 records: ${asked}`);
  return asked;
}

/** Says all figures that lie in a folder; whether each keeps to its bar. @param {string} folder @param {string} size */
export function sayFigures(folder, size) {
  const files = readdirSync(folder).filter((name) => /^figures-.*\.json$/.test(name));
  /** @type {Figure[]} */
  const figures = files.sort().flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  say(`\n${size} records\n${figures.map(line).join('\n')}`);
  return figures.length > 0 && !figures.some(isMissed);
}
