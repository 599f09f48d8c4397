import { runScript } from './script.mjs';
import { packageTestNeeds, packagingNeeds, requireSystemPackages } from './system-packages.mjs';
import { windowTestNeeds } from './window-tests.mjs';

// For machines where root installs what is needed, and somebody else runs the tests.
await runScript(async () => {
  await requireSystemPackages([...windowTestNeeds, ...packagingNeeds, ...packageTestNeeds]);
  return 0;
});
