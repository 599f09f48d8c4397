import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import { settingNames } from '../../src/contract/settings-registry';
import { runBuilt, type Ended } from './built-command';

const test = base.extend<{ folder: string; desk: (...ours: string[]) => Promise<Ended> }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'lockout-desk-command-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  desk: ({ folder }, use) => use((...ours) => runBuilt(folder, ours)),
});

test('help and version are printed without a display', async ({ desk }) => {
  expect(await desk('--version')).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  const help = await desk('--help');
  expect(help.code).toBe(0);
  for (const name of ['--print-config', '--json', '--output FILE', '--validate-policy FILE'])
    expect(help.out).toContain(name);
});

test('what counts is printed without a display, with the user’s own settings, and nothing is written', async ({
  desk,
  folder,
}) => {
  const state = join(folder, 'config', packageJson.productName);
  await desk('--version');
  await writeFile(join(state, 'settings.json'), '{"version":1,"settings":{"theme":"dark","retype":"no"}}');
  const { code, out } = await desk('--print-config', '--json');
  expect(code).toBe(0);
  const { version, settings, userFile, policy } = JSON.parse(out) as Record<string, Record<string, unknown>>;
  expect(version).toBe(packageJson.version);
  expect(Object.keys(settings ?? {})).toEqual(settingNames);
  expect(settings).toMatchObject({
    theme: { value: 'dark', source: 'user', locked: false },
    retype: { value: 'live', source: 'built-in', problem: expect.stringContaining('"everywhere"') },
  });
  expect(userFile?.['file']).toBe(join(state, 'settings.json'));
  expect(policy?.['file']).toMatch(/policy\.json$/);
  const text = await desk('--print-config', '--output', 'config.txt');
  expect(text).toMatchObject({ code: 0, out: '' });
  expect(await readFile(join(folder, 'config.txt'), 'utf8')).toContain('theme: "dark"\n    from: the user\n');
  // Neither a journal nor a note of the keychain's nor one of the policy.
  expect(existsSync(join(folder, 'data', 'lockout-desk'))).toBe(false);
  for (const name of ['keychain-items-development.json', 'policy-seen.json'])
    expect(existsSync(join(state, name))).toBe(false);
});

test('a policy is validated by its exit code, with file, line, column and key', async ({ desk, folder }) => {
  const file = join(folder, 'draft.json');
  await writeFile(file, '{ "version": 1, "enforced": { "ticketRequired": true } }');
  expect(await desk('--validate-policy', 'draft.json')).toMatchObject({ code: 0 });
  await writeFile(file, '{\n  "version": 1,\n  "enforced": { "ticketRequired": "yes" }\n}');
  const wrong = await desk('--validate-policy', file);
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain(`${file}:3:35: enforced.ticketRequired: This is true or false`);
  expect(await desk('--validate-policy', join(folder, 'none.json'))).toMatchObject({ code: 2 });
});

test('whatever is there in place of a policy is told and ends by itself', async ({ desk, folder }) => {
  const at = (name: string): string => join(folder, name);
  const good = '{ "version": 1, "enforced": { "theme": "dark" } }';
  await writeFile(at('bom.json'), `\ufeff${good}`);
  await writeFile(at('utf16.json'), Buffer.from(`\ufeff${good}`, 'utf16le'));
  await writeFile(at('deep.json'), '['.repeat(1_000_000));
  await symlink(at('loop.json'), at('loop.json'));
  await writeFile(at('huge.json'), '');
  await truncate(at('huge.json'), 100 * 1024 * 1024);
  const said: Record<string, readonly [number | null, string]> = {};
  for (const name of ['bom', 'utf16', 'deep', 'loop', 'huge']) {
    const { code, out } = await desk('--validate-policy', at(`${name}.json`));
    said[name] = [code, out];
  }
  expect(said).toEqual({
    bom: [0, expect.stringContaining('good')],
    utf16: [1, expect.stringContaining('no UTF-8')],
    deep: [1, expect.stringContaining('more than 1000 brackets')],
    loop: [2, expect.stringContaining('symbolic link')],
    huge: [2, expect.stringContaining('longer than 1 MiB')],
  });
});

test('what can’t be made out is said, and opens no window', async ({ desk }) => {
  const { code, out, err } = await desk('--print-config', '--jsno');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('“--jsno” is nothing that can stand here.');
});
