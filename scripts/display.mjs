import { spawn } from 'node:child_process';
import { accompany, waitUntil } from './processes.mjs';
import { Stop } from './say.mjs';

/** Whether windows can't be shown: Linux without X11 and without Wayland. */
export const hasNoDisplay =
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

/**
 * Starts a display without a screen, under a number that is free; it ends with this process.
 * @returns {Promise<string>} its name for DISPLAY
 */
export async function startDisplay() {
  // The server itself picks the number and writes it to descriptor 3, so two runs at once never take the same.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'];
  const server = accompany(spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }));
  let number = '';
  server.stdio[3]?.on('data', (chunk) => (number += String(chunk)));
  const started = await waitUntil(() => number.endsWith('\n') || server.exitCode !== null, 20_000);
  if (!started || server.exitCode !== null) throw new Stop('Xvfb did not start, so no window can be shown.');
  server.unref();
  return `:${number.trim()}`;
}
