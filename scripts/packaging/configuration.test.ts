import { readFileSync } from 'node:fs';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';
import { inRepository, repository } from '../places.mjs';

const configured = (file: string) => getConfig(repository, file, null);

// The packer is large: loading it takes seconds on a busy computer.
describe('what packages are made of', { timeout: 60_000 }, () => {
  it.each(['electron-builder.yml', 'tests/packaged/electron-builder.yml'])(
    'is %s, good by electron-builder’s own schema',
    async (file) => {
      await expect(
        validateConfiguration(await configured(file), new DebugLogger(false)),
      ).resolves.toBeUndefined();
    },
  );

  it('is refused with a word that the schema does not know', async () => {
    const wrong = { ...(await configured('electron-builder.yml')), asarr: true };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('asarr');
  });

  it('has no updater, compiles nothing, and is installed for the whole computer', async () => {
    const { publish, npmRebuild, nsis, msi, asar } = await configured('electron-builder.yml');
    expect({ publish, npmRebuild, asar }).toEqual({ publish: null, npmRebuild: false, asar: true });
    expect(nsis).toMatchObject({ perMachine: true, oneClick: false, deleteAppDataOnUninstall: false });
    expect(msi).toMatchObject({ perMachine: true });
  });

  it('takes the policy’s folder over on Windows, not what lies in it, with the commands that the documents give', () => {
    const installer = readFileSync(inRepository('build', 'installer.nsh'), 'utf8');
    const commands = [...installer.matchAll(/icacls\.exe" "\$R0\\Lockout Desk" (.*) \/Q'/g)].map(
      ([, args]) => args,
    );
    expect(commands).toEqual([
      expect.stringMatching(/^\/setowner \*S-1-5-32-544 /),
      expect.stringMatching(/^\/reset /),
      expect.stringMatching(/^\/inheritance:r \/grant:r /),
    ]);
    expect(commands.filter((command) => !command?.includes(' /L') || command.includes('/T'))).toEqual([]);
    const folder = String.raw`icacls "%ProgramData%\Lockout Desk" `;
    for (const name of ['policy.md', 'deployment.md'])
      expect(readFileSync(inRepository('docs', name), 'utf8')).toContain(
        commands.map((command) => `${folder}${command}\n`).join(''),
      );
  });

  it('starts the AppImage with no switch, as the application refuses --no-sandbox', async () => {
    const { appImage } = await configured('electron-builder.yml');
    expect(appImage?.executableArgs).toEqual([]);
  });

  it('asks macOS for what V8 needs, and for nothing else', async () => {
    const { mac } = await configured('electron-builder.yml');
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    for (const file of [mac?.entitlements, mac?.entitlementsInherit]) {
      const text = readFileSync(inRepository(String(file)), 'utf8');
      expect(text.match(/<key>.*<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
    }
  });
});
