import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs a built program until it is killed, so long after its first word; every line that it said, a last unfinished one left out. */
export async function runAndKill(
  child: string,
  args: readonly string[],
  afterMs: number,
): Promise<readonly string[]> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => running.once('close', resolve));
  let said = '';
  running.stdout.setEncoding('utf8');
  const started = new Promise((resolve) => running.stdout.once('data', resolve));
  running.stdout.on('data', (text: string) => (said += text));
  await started;
  await wait(afterMs);
  running.kill('SIGKILL');
  await ended;
  return said.split('\n').slice(0, -1);
}
