import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

// Stands in resources/app of the development runtime and does what Electron's own default application does with
// `electron -r <module> <folder>`: modules are loaded first, and the first argument that is no switch is the
// application's folder.
// Electron's default application uses both; they are not in its typings.
const app =
  /** @type {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (
    electronApp
  );
const given = process.argv.slice(1);
const require = createRequire(import.meta.url);
for (let at = given.indexOf('-r'); at !== -1; at = given.indexOf('-r')) {
  const [, module = ''] = given.splice(at, 2);
  require(module);
}
const folder = given.find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('The development runtime opens an application: name its folder.\n');
  app.exit(2);
} else {
  const home = resolve(folder);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  app.setAppPath(home);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  // Awaited at the top level: the application must not be `ready` before its main has been evaluated, as schemes
  // can't be registered any more then.
  await import(pathToFileURL(join(home, manifest.main)).href);
}
