import { electronVite, requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { hasNoDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { isRoot } from './electron-switches.mjs';
import { say, Stop } from './say.mjs';
import { runScript } from './script.mjs';
import { electronNeeds, requireSystemPackages } from './system-packages.mjs';

await runScript(async () => {
  if (hasNoDisplay)
    throw new Stop('`npm run dev` opens a window, and there is no display. `npm start` shows a walkthrough.');
  await requireSystemPackages(electronNeeds);
  await requireDependencies();
  // An evidence bundle carries the verifier, which hot reload does not build.
  await requireBuild();
  const { folder, program } = await electronRuntime();
  say('Opening the application with hot reload; Ctrl+C ends it.');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_EXEC_PATH: program };
  const args = ['dev', '--watch', ...(isRoot ? ['--noSandbox'] : []), ...process.argv.slice(2)];
  return (await electronVite(args, { env })).code;
});
