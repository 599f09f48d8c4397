import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasSandbox, placeIn, startOf } from './launch';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Root can't have Chromium's sandbox, and an installed application runs with nothing else: then somebody else starts it. */
const nobody = hasSandbox ? {} : { uid: 65_534, gid: 65_534 };

/** The built application in a runtime under its own name, so that Electron takes it for an installed one. */
export interface Installed {
  readonly folder: string;
  readonly program: string;
  readonly remove: () => void;
}

/** Lays the built application out as an installer does, but for the fuses and the archive. */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  const { program: runtime } = startOf(placeIn(join(folder, 'unused')));
  const there = join(folder, 'application');
  const from = dirname(runtime);
  // A few hundred megabytes, of which nothing is written to: on one disk links will do.
  const links = statSync(from).dev === statSync(folder).dev ? ['--link'] : [];
  execFileSync('cp', ['--archive', ...links, from, there]);
  const resources = join(there, 'resources');
  for (const name of ['app', 'default_app.asar'])
    rmSync(join(resources, name), { recursive: true, force: true });
  for (const name of ['package.json', 'out', 'node_modules/keytar'])
    cpSync(join(repository, name), join(resources, 'app', name), { recursive: true, dereference: true });
  const program = join(there, 'lockout-desk');
  renameSync(join(there, 'electron'), program);
  chmodSync(folder, 0o755);
  // The run's own throw-away folders are for this user alone; somebody else has to come through.
  if (!hasSandbox)
    for (const above of [tmpdir(), dirname(tmpdir())]) if (above !== '/') chmodSync(above, 0o711);
  return { folder, program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A new folder below the installation's for whoever starts it. */
export function homeBeside({ folder }: Installed): string {
  const home = mkdtempSync(join(folder, 'home-'));
  if (nobody.uid !== undefined) chownSync(home, nobody.uid, nobody.gid);
  return home;
}

/** Starts it as an ordinary user does, with nothing but these switches, and these variables more. */
export function startInstalled(
  { program }: Installed,
  home: string,
  switches: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const places = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    TMPDIR: home,
  };
  for (const folder of Object.values(places)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  }
  const { PATH = '', DISPLAY = '', XAUTHORITY } = process.env;
  const display = { DISPLAY, ...(XAUTHORITY === undefined ? {} : { XAUTHORITY }) };
  const env = { PATH, ...display, ...places, ...more };
  return spawn(program, [...switches], { env, cwd: home, ...nobody });
}
