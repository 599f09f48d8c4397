import { requireDependencies } from './dependencies.mjs';
import { close, part } from './parts.mjs';
import { runScript } from './script.mjs';
import { windowTests } from './window-tests.mjs';

const args = process.argv.slice(2);
const project = args.includes('--screenshots') ? 'screenshots' : 'window';
const forPlaywright = args.filter((argument) => argument !== '--screenshots');

await runScript(async () => {
  await requireDependencies();
  return close([await part(project, () => windowTests(project, forPlaywright))]);
});
