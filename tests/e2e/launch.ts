import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { drive, type DrivenApp } from '../packaged/drive';
import { entryFolder } from './entry/build';
import type { Outside } from './entry/outside';
import { _electron, type ElectronApplication } from '@playwright/test';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The program of the package that is made for these tests, where they run in it; see scripts/e2e-package.mjs. */
const packaged = process.env['LOCKOUT_DESK_PACKAGED'];

/** The entry of these tests, which opens that package, wants to know of an outside: what the application has by itself. */
export const plainOutside = (folder: string): Outside => ({
  policyFolder: '/etc/lockout-desk',
  policyIsRoots: false,
  service: 'Lockout Desk (packaged tests)',
  connectMs: 10_000,
  wholeMs: 30_000,
  keychainMs: 15_000,
  ipcFile: join(folder, 'ipc.jsonl'),
});

/** What scripts/e2e.mjs says of the Electron to run. */
function electron(): { program: string; switches: string[] } {
  const program = process.env['LOCKOUT_DESK_ELECTRON'];
  if (!program)
    throw new Error('Start these tests with `npm run e2e`: it brings Electron, keyring and display.');
  return { program, switches: (process.env['LOCKOUT_DESK_SWITCHES'] ?? '').split(' ').filter(Boolean) };
}

/** A place for one run of the application: its data, and its settings and instance lock apart from them. */
export interface Place {
  readonly home: string;
  readonly dataHome: string;
  readonly configHome: string;
  /** With an outside that the test laid out; absent: the built application, as it is. */
  readonly outside?: Outside | undefined;
}

/** The place of one test, in a folder of its own; a second `name` shares the data, not the settings. */
export function placeIn(folder: string, name = 'config', outside?: Outside): Place {
  return {
    home: join(folder, 'home'),
    dataHome: join(folder, 'data'),
    configHome: join(folder, name),
    outside: outside ?? (packaged === undefined ? undefined : plainOutside(folder)),
  };
}

function environment({ home, dataHome, configHome, outside }: Place): Record<string, string> {
  const places = {
    HOME: home,
    XDG_CONFIG_HOME: configHome,
    XDG_DATA_HOME: dataHome,
    XDG_CACHE_HOME: `${configHome}-cache`,
    // Windows has its own names for the same.
    APPDATA: configHome,
    LOCALAPPDATA: dataHome,
  };
  for (const folder of Object.values(places)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const laidOut = outside ? { LOCKOUT_DESK_OUTSIDE: JSON.stringify(outside), ...outside.env } : {};
  return { ...Object.fromEntries(given), ...places, ...laidOut };
}

/** What else may be started, and how. */
export interface Start {
  /** The application's folder; the built application where it is left out. */
  readonly application?: string;
  /** Switches of Chromium's beside those that every test has. */
  readonly switches?: readonly string[];
}

/** The program with everything that it is started with, as Playwright or a plain process takes it. */
export function startOf(
  place: Place,
  {
    application = place.outside ? (place.outside.entry ?? entryFolder) : repository,
    switches: more = [],
  }: Start = {},
): { program: string; args: string[]; env: Record<string, string> } {
  const { program, switches } = electron();
  const opened = packaged === undefined ? [application] : [];
  const elsewhere = process.platform === 'linux' ? [] : [`--user-data-dir=${place.configHome}`];
  const args = [...switches, ...more, ...elsewhere, ...opened];
  return { program: packaged ?? program, args, env: environment(place) };
}

/** Root can't have Chromium's sandbox; everybody else tests with it. */
export const hasSandbox = process.getuid?.() !== 0;

/** Opens the built application in the way that these tests run: as it is packaged, or from its sources' build. */
export function launchAny(place: Place): Promise<DrivenApp> {
  if (packaged === undefined) return launch(place);
  const { args, env } = startOf(place);
  return drive(packaged, [...(hasSandbox ? [] : ['--no-sandbox']), ...args], env);
}

/** Opens the built application, or what `start` says. */
export async function launch(place: Place, start: Start = {}): Promise<ElectronApplication> {
  const { args, env } = startOf(place, start);
  // Without a path of ours Playwright brings a loader that keeps the application from being ready before it is attached.
  return _electron.launch({
    args,
    env,
    chromiumSandbox: hasSandbox,
    timeout: 30_000,
  });
}
