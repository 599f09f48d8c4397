import { requireBuild } from './build-output.mjs';
import { requireDependencies } from './dependencies.mjs';
import { makePackage, makeRelease, unpackedFolder } from './packaging/make-package.mjs';
import { countSize } from './packaging/size.mjs';
import { runScript } from './script.mjs';
import { electronNeeds, packagingNeeds, requireSystemPackages } from './system-packages.mjs';

const isRelease = process.argv.includes('--release');

await runScript(async () => {
  await requireSystemPackages([...electronNeeds, ...packagingNeeds]);
  await requireDependencies();
  await requireBuild();
  await (isRelease ? makeRelease() : makePackage());
  return (await countSize(isRelease ? undefined : unpackedFolder)).failed;
});
