import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { hasNoDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { isRoot } from './electron-switches.mjs';
import { repository } from './places.mjs';
import { run } from './processes.mjs';
import { say } from './say.mjs';
import { runScript } from './script.mjs';
import { displayNeeds, electronNeeds, requireSystemPackages } from './system-packages.mjs';
import { walkThrough } from './walkthrough.mjs';

await runScript(async () => {
  await requireSystemPackages(hasNoDisplay ? [...electronNeeds, ...displayNeeds] : electronNeeds);
  await requireDependencies();
  await requireBuild();
  const electron = await electronRuntime();
  if (isRoot) say('This user is root, for whom Chromium has no sandbox: the window runs with --no-sandbox.');
  return hasNoDisplay ? walkThrough(electron) : openApplication(electron);
});

/** @param {import('./electron-runtime.mjs').ElectronRuntime} electron */
async function openApplication({ program }) {
  say('Opening Lockout Desk in Practice, where nothing is sent to anyone. Close its window to end.');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const switches = isRoot ? ['--no-sandbox'] : [];
  return (await run(program, [...switches, repository, ...process.argv.slice(2)], { env })).code;
}
