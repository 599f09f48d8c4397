import { spawn } from 'node:child_process';

/**
 * How a process ended: its exit code (128 + 15 where a signal ended it) and what it wrote where that was captured.
 * @typedef {{ code: number, output: string }} Ended
 *
 * @typedef {object} Running
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] The whole environment; absent: this process's own.
 * @property {boolean} [quiet] Capture what it writes in place of showing it.
 * @property {boolean} [both] Capture what it writes and show it.
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const companions = new Set();

process.on('exit', () => {
  for (const companion of companions) companion.kill();
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}

/**
 * Keeps a process only as long as this one lives: it is ended when this process exits, by itself or by a signal.
 * @template {import('node:child_process').ChildProcess} T
 * @param {T} child @returns {T}
 */
export function accompany(child) {
  companions.add(child);
  child.once('exit', () => companions.delete(child));
  return child;
}

/**
 * Ends what accompanies this process and lets go of its pipes: a bus or a display that is still listened to would keep
 * a script alive for ever after its last word.
 */
export function endCompanions() {
  for (const companion of companions) {
    companion.kill();
    for (const stream of companion.stdio) stream?.destroy();
    companion.unref();
  }
}

/**
 * Runs a program to its end, without a shell. Rejects only where the program can't be started.
 * @param {string} program @param {readonly string[]} args @param {Running} [running] @returns {Promise<Ended>}
 */
export function run(program, args, { cwd, env, quiet = false, both = false } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = quiet || both ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    /** @type {import('node:child_process').ChildProcess} */
    const child = accompany(spawn(program, args, { cwd, env: env ?? process.env, stdio }));
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    if (both) {
      child.stdout?.pipe(process.stdout, { end: false });
      child.stderr?.pipe(process.stderr, { end: false });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 143, output }));
  });
}

/**
 * Waits until a condition holds, asking every 50 ms; false after the deadline (milliseconds).
 * @param {() => Promise<boolean> | boolean} holds @param {number} deadline
 */
export async function waitUntil(holds, deadline) {
  const end = Date.now() + deadline;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
