import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../scripts/processes.mjs';
import { quietSwitches } from '../../scripts/electron-switches.mjs';
import { test, type Unpacked } from './unpacked';

/** Names of all windows on a display, as the display's server has them. */
const windowNames = async (display: string): Promise<string> =>
  (await run('xwininfo', ['-display', display, '-root', '-tree'], { quiet: true })).output;

/** The status files of a program's processes of one kind, such as its renderers. */
async function statusOf(program: string, kind: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      if (!line.startsWith(program) || !line.includes(`--type=${kind}`)) return '';
      return readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    }),
  );
  return found.filter((status) => status !== '');
}

/** Starts the application on a display, has a look, and ends it. */
async function opened(
  { start }: Unpacked,
  display: string,
  args: readonly string[],
  look: (said: () => string) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = start(args, { DISPLAY: display, ...more });
  let said = '';
  child.stdout?.on('data', (part) => (said += String(part)));
  child.stderr?.on('data', (part) => (said += String(part)));
  try {
    await look(() => said);
  } finally {
    const gone = child.exitCode !== null || new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

test('an ordinary user opens it from a folder that he can’t write in, with Chromium’s sandbox', async ({
  unpacked,
  display,
}) => {
  await opened(unpacked, display, [], async (said) => {
    await expect
      .poll(() => windowNames(display), { timeout: 20_000, message: said() })
      .toContain('"Lockout Desk"');
    const renderers = await statusOf(unpacked.program, 'renderer');
    expect(renderers.length).toBeGreaterThan(0);
    // 2: the system filters what the process may ask of it.
    for (const status of renderers) expect(status).toMatch(/^Seccomp:\t2$/m);
    for (const status of renderers) expect(status).not.toMatch(/^Uid:\t0\b/m);
  });
});

test('version and settings are printed without a display', async ({ unpacked }) => {
  expect(await unpacked.run(['--version'])).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  const printed = await unpacked.run(['--print-config', '--json']);
  expect(printed.code).toBe(0);
  expect(JSON.parse(printed.out)).toMatchObject({ version: packageJson.version });
});

test('it is no Node for whoever asks by a variable', async ({ unpacked }) => {
  const ran = await unpacked.run(['--version', '-e', 'process.stdout.write("ran")'], {
    ELECTRON_RUN_AS_NODE: '1',
  });
  expect(ran.out).not.toContain('ran');
  expect(ran.out).not.toMatch(/^v\d+/);
});

test('nothing is loaded that NODE_OPTIONS names: it starts as if that were not set', async ({ unpacked }) => {
  const [script, mark] = [join(unpacked.home, 'loaded.cjs'), join(unpacked.home, 'loaded.txt')];
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'loaded');`);
  // The second is one that Electron leaves to an application without the fuse, which then refuses to start.
  for (const options of [`--require ${script}`, '--max-http-header-size=16384'])
    expect(await unpacked.run(['--version'], { NODE_OPTIONS: options })).toMatchObject({
      code: 0,
      out: `${packageJson.version}\n`,
    });
  expect(await readdir(unpacked.home)).not.toContain('loaded.txt');
});

for (const [what, args, sign] of [
  ['Node’s inspector', ['--inspect=0'], 'Debugger listening'],
  ['Node’s inspector, stopped at the first line', ['--inspect-brk=0'], 'Debugger listening'],
  ['the debugging port', ['--remote-debugging-port=0', ...quietSwitches], 'DevTools listening'],
] as const)
  test(`it can’t be driven over ${what}`, async ({ unpacked, display }) => {
    await opened(unpacked, display, args, async (said) => {
      // As long as a start takes by far; it may also have refused and ended.
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      expect(said()).not.toContain(sign);
    });
  });
