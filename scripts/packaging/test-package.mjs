import { runnerImport } from 'vite';
import { electronRuntime } from '../electron-runtime.mjs';
import { inRepository } from '../places.mjs';
import { distributionOf } from './distribution.mjs';
import { electronBuilder, over } from './electron-builder.mjs';

/** The program of the package that is made for the window's tests alone. */
export const testProgram = inRepository('dist-test', 'linux-unpacked', 'lockout-desk');

/** Packs the build with the entry of the window's tests in place of the product's own. */
export async function makeTestPackage() {
  const { module } =
    /** @type {{ module: typeof import('../../tests/e2e/entry/build') }} */
    (await runnerImport(inRepository('tests', 'e2e', 'entry', 'build.ts'), { configFile: false }));
  await module.default();
  const config = ['--config', 'tests/packaged/electron-builder.yml'];
  const distribution = distributionOf(await electronRuntime());
  await electronBuilder(['--linux', 'dir', '--x64', ...config, ...over(distribution)]);
}
