import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireDependencies } from './dependencies.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { inRepository, newThrowAwayFolder, repository } from './places.mjs';
import { run } from './processes.mjs';
import { say, Stop } from './say.mjs';
import { runScript } from './script.mjs';
import { covered, mutations } from './security-mutations.mjs';

/** @typedef {import('./mutations-of-denials.mjs').Mutation} Mutation */

const wanted = process.argv.slice(2);

await runScript(async () => {
  requireEveryLine();
  await requireDependencies();
  const { folder: distribution } = await electronRuntime();
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution };
  const copy = await copyOfRepository();
  const chosen = mutations.filter((one) => wanted.every((word) => JSON.stringify(one).includes(word)));
  await requirePassing(copy, env, chosen);
  const survived = [];
  for (const mutation of chosen) if (!(await isNoticed(copy, env, mutation))) survived.push(mutation);
  say(`\n${chosen.length - survived.length} of ${chosen.length} changed lines were noticed.`);
  for (const { file, from } of survived) say(`Not noticed: ${file}: ${from}`);
  return survived.length === 0 && chosen.length > 0 ? 0 : 1;
});

/** @param {string} place @returns {string[]} */
function sourcesIn(place) {
  if (statSync(inRepository(place)).isFile()) return [place];
  const inside = readdirSync(inRepository(place)).flatMap((name) => sourcesIn(`${place}/${name}`));
  return inside.filter((file) => !file.endsWith('.test.ts'));
}

/** Stops where a marked line has no mutation, or a mutation no line. */
function requireEveryLine() {
  const lacking = covered.flatMap(sourcesIn).flatMap((file) => {
    const promises = [...readFileSync(inRepository(file), 'utf8').matchAll(/\/\/ SECURITY: (.*)/g)];
    const own = mutations.filter((one) => one.file === file);
    return promises
      .filter(([, promise = '']) => !own.some((one) => promise.startsWith(one.promise)))
      .map(([, promise = '']) => `${file}: ${promise}`);
  });
  const astray = mutations.filter((one) => {
    const text = readFileSync(inRepository(one.file), 'utf8');
    return text.split(one.from).length !== 2 || !text.includes(`// SECURITY: ${one.promise}`);
  });
  const faults = [
    ...lacking,
    ...astray.map(({ file, from }) => `${file}: no such line, or several: ${from}`),
  ];
  if (faults.length > 0)
    throw new Stop(`Each line marked SECURITY needs its mutation:\n${faults.join('\n')}`);
}

/** A copy of what is under version control, with the same dependencies; the repository itself is never changed. */
async function copyOfRepository() {
  const folder = newThrowAwayFolder('security-lines');
  const { code, output } = await run('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: repository,
    quiet: true,
  });
  if (code !== 0) throw new Stop(`git could not list the repository’s files: ${output}`);
  for (const file of output.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(inRepository(file), join(folder, file));
  }
  symlinkSync(inRepository('node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** @param {string} copy @param {NodeJS.ProcessEnv} env @param {Pick<Mutation, 'unit' | 'window' | 'named'>} tests */
function runTests(copy, env, { unit, window, named }) {
  const args =
    unit === undefined
      ? [join('scripts', 'e2e.mjs'), String(window), ...(named === undefined ? [] : ['-g', named])]
      : [join('node_modules', 'vitest', 'vitest.mjs'), 'run', unit];
  return run(process.execPath, args, { cwd: copy, env, quiet: true });
}

/** Stops unless all tests pass while nothing is changed. @param {string} copy @param {NodeJS.ProcessEnv} env @param {readonly Mutation[]} chosen */
async function requirePassing(copy, env, chosen) {
  const kinds = new Map(
    chosen.map(({ unit, window, named }) => [`${unit} ${window} ${named}`, { unit, window, named }]),
  );
  for (const tests of kinds.values()) {
    const { code, output } = await runTests(copy, env, tests);
    if (code !== 0)
      throw new Stop(`Without any change this does not pass: ${JSON.stringify(tests)}\n${output}`);
  }
  say(`${kinds.size} runs of tests pass while nothing is changed.\n`);
}

/** @param {string} copy @param {NodeJS.ProcessEnv} env @param {Mutation} mutation */
async function isNoticed(copy, env, mutation) {
  const file = join(copy, mutation.file);
  const genuine = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    genuine.replace(mutation.from, () => mutation.to),
  );
  const { code, output } = await runTests(copy, env, mutation);
  writeFileSync(file, genuine);
  // A test has to have failed: a build that breaks notices nothing.
  const noticed = code !== 0 && /[1-9]\d* failed/.test(output) && !output.includes('The build failed');
  const test = mutation.unit ?? `${mutation.window ?? ''} ${mutation.named ?? ''}`;
  say(
    `${noticed ? 'noticed    ' : 'NOT NOTICED'} ${mutation.file}: ${mutation.from.split('\n', 1)[0]} (${test.trim()})`,
  );
  return noticed;
}
