import { spawn } from 'node:child_process';
import { accompany, run, waitUntil } from './processes.mjs';
import { Stop } from './say.mjs';

/**
 * Starts a session bus with an unlocked keyring, both of their own and away from the user's; they end with this
 * process. The environment's HOME and XDG folders must be throw-away ones.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>} the same with the bus's address
 */
export async function startKeyring(env) {
  const session = { ...env, DBUS_SESSION_BUS_ADDRESS: await startBus(env) };
  const daemon = accompany(
    spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: session,
      stdio: ['pipe', 'ignore', 'ignore'],
    }),
  );
  // An empty password would make it prompt.
  daemon.stdin?.end('test');
  if (!(await waitUntil(() => ownsSecrets(session), 20_000))) {
    throw new Stop('The keyring for the tests did not start, so the window’s tests can’t run.');
  }
  return session;
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<string>} the bus's address */
async function startBus(env) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
  const bus = accompany(spawn('dbus-daemon', args, { env, stdio: ['ignore', 'pipe', 'ignore'] }));
  let address = '';
  bus.stdout?.on('data', (chunk) => (address += String(chunk)));
  if (!(await waitUntil(() => address.includes('\n'), 20_000)))
    throw new Stop('A session bus did not start.');
  return address.trim();
}

/** @param {NodeJS.ProcessEnv} env */
async function ownsSecrets(env) {
  const call = [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.DBus',
    '--object-path',
    '/org/freedesktop/DBus',
  ];
  const method = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.secrets'];
  return (await run('gdbus', [...call, ...method], { env, quiet: true })).output.includes('true');
}
