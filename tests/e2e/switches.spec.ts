import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { expect, test as base } from './application';
import { homeBeside, install, startInstalled, type Installed } from './installed';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const test = base.extend<{ home: string }, { installed: Installed }>({
  installed: [
    async ({}, use) => {
      const installed = install();
      await use(installed);
      installed.remove();
    },
    { scope: 'worker' },
  ],
  home: async ({ installed }, use) => use(homeBeside(installed)),
});

function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (err += part));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** The calls of a trace by which a port is opened or an address connected to; sockets that are files are not among them. */
const portsIn = (trace: string): string[] =>
  readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /\b(bind|connect)\(/.test(line) && /AF_INET/.test(line));

test('the installed application starts with switches of its list', async ({ installed, home }) => {
  const version = await ended(startInstalled(installed, home, ['--disable-gpu', '--version']));
  expect(version).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  const child = startInstalled(installed, home, ['--disable-gpu', '--lang=de']);
  const end = ended(child);
  const journal = join(home, 'data', 'lockout-desk', 'practice-audit');
  await expect
    .poll(() => existsSync(journal) && readdirSync(journal).length, { timeout: 20_000 })
    .toBeTruthy();
  child.kill();
  await end;
});

/** What is given, in which environment, and where that holds if not everywhere. */
const refused: readonly (readonly [string, Readonly<Record<string, string>>?, string?])[] = [
  ['--remote-debugging-port=0'],
  ['--remote-debugging-pipe'],
  ['-remote-debugging-port=0'],
  ['--js-flags=--expose-gc'],
  ['--log-net-log=net.json'],
  ['--enable-logging=file'],
  ['--proxy-server=127.0.0.1:9'],
  ['--user-data-dir=other'],
  ['--host-rules=MAP * localhost'],
  ['--ignore-certificate-errors'],
  ['--no-sandbox'],
  ['--lang=de', { SSLKEYLOGFILE: 'keys.txt' }],
  // One of the few that Electron leaves to an application without fuses; with them it takes all away (tests/packaged).
  [
    '--lang=de',
    { NODE_OPTIONS: '--max-http-header-size=16384' },
    ', as far as it is left where there are no fuses',
  ],
  ['--lang=de', { ELECTRON_ENABLE_LOGGING: '1' }],
];

for (const [given, variables = {}, where = ''] of refused) {
  const [named = given.split('=', 1)[0]] = Object.keys(variables);
  test(`it does not start with ${named ?? ''}${where}, says so, and leaves nothing behind`, async ({
    installed,
    home,
  }) => {
    const started = startInstalled(installed, home, [given], variables);
    const { code, err } = await ended(started);
    expect(code).toBe(2);
    expect(err).toContain(`“${named ?? ''}”`);
    expect(err).toContain('Lockout Desk was not started.');
    // Neither a journal nor a log of the network's, nor a key of a connection; what Chromium makes of its own is empty.
    const left = readdirSync(home, { recursive: true, withFileTypes: true }).filter(
      (entry) => !entry.isDirectory(),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
  });
}

test('no code of NODE_OPTIONS runs in it, not even without fuses', async ({ installed, home }) => {
  const code = join(home, 'code.cjs');
  writeFileSync(code, `require('node:fs').writeFileSync(${JSON.stringify(join(home, 'ran'))}, '')`);
  chmodSync(code, 0o644);
  const variables = { NODE_OPTIONS: `--require=${code}` };
  const version = await ended(startInstalled(installed, home, ['--version'], variables));
  expect(version.out).not.toContain('ran');
  expect(existsSync(join(home, 'ran'))).toBe(false);
});

test('a refused switch for a debugger opens no port, not for a moment', async ({ installed, home }) => {
  const trace = join(home, 'trace.txt');
  const calls = ['-f', '-qq', '-e', 'trace=bind,connect', '-o', trace, installed.program];
  const traced: Installed = { ...installed, program: 'strace' };
  const { code } = await ended(startInstalled(traced, home, [...calls, '--remote-debugging-port=0']));
  expect(code).toBe(2);
  expect(portsIn(trace)).toEqual([]);
});
