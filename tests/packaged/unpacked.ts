import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startDisplay } from '../../scripts/display.mjs';
import { accompany, run } from '../../scripts/processes.mjs';

/** Where scripts/e2e-package.mjs laid the package, and its unpacked application. */
export function packaged(): { folder: string; unpacked: string } {
  const { LOCKOUT_DESK_PACKAGES: folder, LOCKOUT_DESK_UNPACKED: unpacked } = process.env;
  if (!folder || !unpacked) throw new Error('Start these tests with `npm run e2e:package`: it packs first.');
  return { folder, unpacked };
}

const isRoot = process.getuid?.() === 0;
/** On every system the user without rights: 65534. */
const NOBODY = 65534;

/** The application as somebody unpacked it, and ways to start it as an ordinary user with nothing of the tests' own. */
export interface Unpacked {
  readonly program: string;
  readonly home: string;
  readonly start: (args: readonly string[], more?: Readonly<Record<string, string>>) => ChildProcess;
  /** Runs to the end; what it wrote on each of its two ways out. */
  readonly run: (
    args: readonly string[],
    more?: Readonly<Record<string, string>>,
  ) => Promise<{ code: number | null; out: string; err: string }>;
}

/** Unpacks the archive into a folder that nobody can write in; the home beside it is the ordinary user's. */
async function unpack(folder: string): Promise<{ application: string; home: string }> {
  const [application, home] = [join(folder, 'application'), join(folder, 'home')];
  await chmod(folder, 0o755);
  await mkdir(application);
  await mkdir(home, { mode: 0o700 });
  if (isRoot) await chown(home, NOBODY, NOBODY);
  const [archive] = (await readdir(packaged().folder)).filter((name) => name.endsWith('.tar.gz'));
  const made = await run('tar', [
    '-xzf',
    join(packaged().folder, archive ?? 'no archive'),
    '--strip-components=1',
    '-C',
    application,
  ]);
  if (made.code !== 0) throw new Error('The archive can’t be unpacked.');
  await run('chmod', ['-R', 'a-w', application]);
  return { application, home };
}

function startIn(program: string, home: string): Unpacked['start'] {
  const asUser = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups', program];
  const [command, before] = isRoot ? ['setpriv', asUser] : [program, []];
  return (args, more = {}) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: home, ...more };
    return accompany(spawn(command, [...before, ...args], { env, cwd: home }));
  };
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (part) => (out += String(part)));
  child.stderr?.on('data', (part) => (err += String(part)));
  // A start that should have ended by itself is a finding, not a reason to wait for ever.
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await once(child, 'close');
  clearTimeout(timer);
  return { code: child.exitCode, out, err };
}

/** Tests of the package as it is given to users; one unpacked application and one display for all of them. */
export const test = base.extend<object, { unpacked: Unpacked; display: string }>({
  display: [async ({}, use) => use(await startDisplay()), { scope: 'worker' }],
  unpacked: [
    async ({}, use) => {
      // Not in the tests' own folder for temporary files, which an ordinary user can't enter.
      const folder = await mkdtemp('/tmp/lockout-desk-package-');
      const { application, home } = await unpack(folder);
      const program = join(application, 'lockout-desk');
      const start = startIn(program, home);
      await use({ program, home, start, run: (args, more) => ended(start(args, more)) });
      await run('chmod', ['-R', 'u+w', application]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    { scope: 'worker' },
  ],
});
