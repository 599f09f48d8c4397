import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { inRepository, newWorkFolder, repository } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';
import { runScript } from './script.mjs';
import { windowTests } from './window-tests.mjs';

/** @typedef {import('../bench/figures').Figure} Figure */

const parts = ['journal', 'hash-worker', 'verify-worker'];

/** Builds bench/ as programs that any Node runs. @param {string} outDir */
async function buildBench(outDir) {
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
function sizeAsked() {
  const asked = process.argv[2] ?? '1000000';
  if (!/^[1-9][0-9]{4,6}$/.test(asked)) throw new Stop(`Not a count of 10000 to 9999999 records: ${asked}`);
  return asked;
}

await runScript(async () => {
  const size = sizeAsked();
  await requireDependencies();
  await requireBuild();
  // On the cache's disk: the system's folder for temporary files may lie in memory, where fsync costs nothing.
  const folder = newWorkFolder();
  await buildBench(join(folder, 'built'));
  const program = join(folder, 'built', 'journal.mjs');
  const reader = inRepository('out', 'main', 'audit-worker.js');
  const measured = await run(process.execPath, [program, folder, size, reader], { cwd: repository });
  if (measured.code !== 0) throw new Stop('What needs no window could not be measured.');
  process.env['LOCKOUT_DESK_BENCH'] = folder;
  const { failed } = await windowTests('bench', ['--workers', '1']);
  const files = readdirSync(folder).filter((name) => /^figures-.*\.json$/.test(name));
  /** @type {Figure[]} */
  const figures = files.sort().flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  say(`\n${size} records\n${figures.map(line).join('\n')}`);
  return failed === 0 && !figures.some(isMissed) ? 0 : 1;
});
