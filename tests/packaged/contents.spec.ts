import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import { packaged } from './unpacked';

const inPackage = (...parts: string[]): string => join(packaged().unpacked, ...parts);

test('the fuses close what would run something else than this application', async () => {
  const wire = await getCurrentFuseWire(inPackage('lockout-desk'));
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  ];
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
});

test('the archive holds what runs: the build, the keychain’s module for this system, and no source', () => {
  const files = listPackage(inPackage('resources', 'app.asar'), { isPack: false });
  const expected =
    /^\/(package\.json$|out(\/(main|preload|renderer|verify)(\/|$)|$)|node_modules(\/keytar(\/|$)|$))/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
  expect(files.filter((file) => /\.(ts|svelte|map|cc)$/.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    `/node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`,
  ]);
});

test('native code lies outside the archive, and nothing else does', async () => {
  const below = await readdir(inPackage('resources', 'app.asar.unpacked'), { recursive: true });
  expect(below.filter((name) => /\.\w+$/.test(name))).toEqual([
    `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`,
  ]);
});

test('licences of others, ours and Electron’s lie in the package, and the list of parts names the same', async () => {
  const notices = await readFile(inPackage('resources', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'resources/LICENSE.txt'])
    expect((await readFile(inPackage(name), 'utf8')).length, name).toBeGreaterThan(500);
  const [list = ''] = (await readdir(packaged().folder)).filter((name) => name.endsWith('.cdx.json'));
  const { components } = JSON.parse(await readFile(join(packaged().folder, list), 'utf8')) as {
    components: { name: string; version: string }[];
  };
  const names = components.map(({ name }) => name);
  for (const name of ['electron', 'keytar', 'svelte', 'valibot', 'fflate', 'bits-ui'])
    expect(names).toContain(name);
  for (const name of ['vitest', 'electron-builder', 'typescript']) expect(names).not.toContain(name);
  for (const { name, version } of components.filter((part) => part.name !== 'electron'))
    expect(notices).toContain(`\n${name} ${version}\n`);
});

test('the sums beside the package are those of its files', async () => {
  const { folder } = packaged();
  const names = await readdir(folder);
  const [sums = ''] = names.filter((name) => name.startsWith('SHA256SUMS'));
  const lines = (await readFile(join(folder, sums), 'utf8')).trim().split('\n');
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    expect(name).toContain(packageJson.version);
    expect(
      createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest('hex'),
    ).toBe(sum);
  }
  expect(lines).toHaveLength(names.filter((name) => /\.(tar\.gz|cdx\.json)$/.test(name)).length);
});
