import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'vite';

const repository = join(import.meta.dirname, '..', '..');
const call = promisify(execFile);
const collection = '/org/freedesktop/secrets/collection/login';

/** A process that asks the real keychain. */
export interface Asker {
  /** Asks one question and resolves to its answer; questions may overlap, where their answers' order is known. */
  readonly ask: (verb: 'read' | 'write' | 'remove', name: string, secret?: string) => Promise<unknown>;
  readonly isRunning: () => boolean;
}

/** A session bus and a keyring of one test alone. */
export interface SecretService {
  /** A process on this bus, or on none; each call of it has 2 seconds if nothing else is said. */
  readonly asker: (options?: { readonly bus?: 'ours' | 'none'; readonly deadlineMs?: number }) => Asker;
  /** Deletes an item whose label ends so, as the system's own tools can; false where there is none. */
  readonly deleteEntry: (labelEnd: string) => Promise<boolean>;
  /** Whether there is an item whose label ends so. */
  readonly hasEntry: (labelEnd: string) => Promise<boolean>;
  readonly lock: () => Promise<void>;
  /** The bus's address, for other programs. */
  readonly address: string;
  readonly keyring: () => ChildProcess;
  readonly bus: () => ChildProcess;
  readonly startKeyring: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const outDir = join(repository, 'out-test', 'keychain');

/** The asking process, once it is built. */
const askerFile = join(outDir, 'keychain-child.mjs');

/** Builds the asking process as one file beside the repository's modules, where it finds keytar; once before all tests. */
export async function buildAsker(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['keytar'] },
    build: {
      ssr: join(import.meta.dirname, 'keychain-child.ts'),
      outDir,
      target: 'node20.18',
      rolldownOptions: { external: ['keytar'], output: { entryFileNames: 'keychain-child.mjs' } },
    },
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function startAsker(child: ChildProcess): Asker {
  const waiting: ((said: unknown) => void)[] = [];
  if (!child.stdout) throw new Error('The asking process has no output.');
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  child.once('exit', () => waiting.forEach((tell) => tell('the process ended')));
  return {
    ask: (verb, name, secret = '') =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin?.write(`${verb}\t${name}\t${secret}\n`);
      }),
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

/** A home without anything in it, on no bus. */
function emptyHome(folder: string): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, ...env } = process.env;
  const names = ['HOME', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'];
  const places = Object.fromEntries(names.map((name) => [name, join(folder, name.toLowerCase())]));
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 });
  return { ...env, ...places };
}

async function ownsSecrets(env: NodeJS.ProcessEnv): Promise<boolean> {
  const method = 'org.freedesktop.DBus.NameHasOwner';
  const bus = [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.DBus',
    '--object-path',
    '/org/freedesktop/DBus',
  ];
  const { stdout } = await call('gdbus', [...bus, '--method', method, 'org.freedesktop.secrets'], { env });
  return stdout.includes('true');
}

/** Calls a method of the keyring's own interface. */
async function secrets(env: NodeJS.ProcessEnv, path: string, ...method: string[]): Promise<string> {
  const to = ['call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path', path];
  return (await call('gdbus', [...to, '--method', ...method], { env })).stdout;
}

/** The path of an item whose label ends so. */
async function entryOf(env: NodeJS.ProcessEnv, labelEnd: string): Promise<string | undefined> {
  const get = 'org.freedesktop.DBus.Properties.Get';
  const items = await secrets(env, collection, get, 'org.freedesktop.Secret.Collection', 'Items');
  for (const [item] of items.matchAll(/\/org\/[\w/]+/g)) {
    // The application may just have removed it: then it is no entry any more.
    const label = await secrets(env, item, get, 'org.freedesktop.Secret.Item', 'Label').catch(() => '');
    if (label.trim().endsWith(`${labelEnd}'>,)`)) return item;
  }
  return undefined;
}

async function deleteEntry(env: NodeJS.ProcessEnv, labelEnd: string): Promise<boolean> {
  const item = await entryOf(env, labelEnd);
  if (item !== undefined) await secrets(env, item, 'org.freedesktop.Secret.Item.Delete');
  return item !== undefined;
}

/** Starts both. */
export async function startSecretService(): Promise<SecretService> {
  const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-keyring-'));
  const home = emptyHome(folder);
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env: home,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  const env = { ...home, DBUS_SESSION_BUS_ADDRESS: String(address) };
  const children: ChildProcess[] = [bus];
  let keyring: ChildProcess = bus;
  const startKeyring = async (): Promise<void> => {
    keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    children.push(keyring);
    keyring.stdin?.end('test');
    while (!(await ownsSecrets(env))) await wait(50);
  };
  await startKeyring();
  return {
    address: String(address),
    asker: ({ bus: on = 'ours', deadlineMs = 2000 } = {}) => {
      const args = [askerFile, join(folder, 'keychain-items.json'), String(deadlineMs)];
      const asker = spawn(process.execPath, args, {
        env: on === 'ours' ? env : home,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      children.push(asker);
      return startAsker(asker);
    },
    deleteEntry: (labelEnd) => deleteEntry(env, labelEnd),
    hasEntry: async (labelEnd) => (await entryOf(env, labelEnd)) !== undefined,
    lock: async () => {
      await secrets(
        env,
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `['${collection}']`,
      );
    },
    keyring: () => keyring,
    bus: () => bus,
    startKeyring,
    end: async () => {
      for (const one of children.reverse()) await stop(one);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
