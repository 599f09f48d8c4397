import { spawn } from 'node:child_process';
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningDesk } from './application';
import { hasSandbox, placeIn, startOf } from './launch';

/** What a program came to. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The policy's file, where the built application looks for it on Linux. */
const machinesPolicy = '/etc/lockout-desk/policy.json';

// An /etc of the command's own: what stands in the real one, and the policy. It goes with the command, and nobody else
// sees it.
const withPolicy = `
set -e
kept="$1" policy="$2"
shift 2
mount --rbind /etc "$kept"
mount -t tmpfs -o mode=755 lockout-desk /etc
for place in "$kept"/*; do ln -s "$place" "/etc/\${place#"$kept"/}"; done
rm -f /etc/lockout-desk
mkdir /etc/lockout-desk
mount --bind "$policy" /etc/lockout-desk
exec "$@"
`;

/**
 * Starts the built application as IT would: no display, and nothing but a process and what it prints. `before` is a
 * program, with its arguments, that starts it.
 */
export function runBuilt(
  folder: string,
  ours: readonly string[],
  before: readonly string[] = [],
): Promise<Ended> {
  const { program, args, env } = startOf(placeIn(folder));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, DBUS_SESSION_BUS_ADDRESS: ___, ...bare } = env;
  // Whoever is root in a namespace of his own can't have the sandbox either.
  const sandbox = hasSandbox && before.length === 0 ? [] : ['--no-sandbox'];
  const [first = program, ...rest] = [...before, program, ...sandbox, ...args, ...ours];
  const child = spawn(first, rest, { env: bare, timeout: 20_000, cwd: folder });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/**
 * What the built application prints of the policy and the user's file that a window was opened over, as if that policy
 * had been in its place. Linux only.
 */
export async function printConfig({ folder }: RunningDesk, ...more: readonly string[]): Promise<string> {
  const kept = join(folder, 'etc');
  await mkdir(kept, { recursive: true });
  const policy = join(folder, 'policy');
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const namespace = ['unshare', ...asRoot, '--mount', '--propagation', 'private'];
  const before = [...namespace, 'sh', '-c', withPolicy, 'with-policy', kept, policy];
  const { code, out, err } = await runBuilt(folder, ['--print-config', ...more], before);
  await rmdir(kept);
  if (code !== 0)
    throw new Error(
      `Nothing was printed. This needs root, or namespaces of the user’s own (unshare --map-root-user --mount). ${err}`,
    );
  return out.replaceAll(machinesPolicy, join(policy, 'policy.json'));
}
