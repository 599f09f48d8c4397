import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accompany } from '../../scripts/processes.mjs';
import { chromium, expect, type ElectronApplication } from '@playwright/test';

/** What tests do with a running application, whichever way it is driven. */
export type DrivenApp = Pick<
  ElectronApplication,
  'process' | 'close' | 'firstWindow' | 'windows' | 'evaluate' | 'evaluateHandle'
>;

/** Chromium says where it can be driven, once it can. */
const listening = /DevTools listening on (ws:\/\/\S+)/;

/** The address that a program is driven at; rejects where it ends before, or says nothing for 30 seconds. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const giveUp = (why: string): void => reject(new Error(`The packaged application ${why}:\n${said}`));
    const timer = setTimeout(() => giveUp('can’t be driven'), 30_000);
    child.once('exit', (code) => giveUp(`ended with ${code}`));
    child.stderr?.on('data', (part) => {
      said += String(part);
      const address = listening.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

/** Whether the window's page is there: a driver that comes before it can be left without an answer for ever. */
async function hasPage(address: string): Promise<boolean> {
  const answered = await fetch(`http://${new URL(address).host}/json/list`).catch(() => undefined);
  const targets: unknown = await answered?.json();
  return (
    Array.isArray(targets) && targets.some((target: { url?: string }) => target.url?.startsWith('desk:'))
  );
}

const outOfReach = (): Promise<never> =>
  Promise.reject(new Error('The main process of a packaged application can’t be reached.'));

/** Starts a packaged application and drives it over the debugging port, as its fuses allow no other way. */
export async function drive(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<DrivenApp> {
  const switches = ['--remote-debugging-port=0', ...args];
  const child = accompany(spawn(program, switches, { env, stdio: ['ignore', 'ignore', 'pipe'] }));
  const address = await addressOf(child);
  await expect.poll(() => hasPage(address), { timeout: 20_000 }).toBe(true);
  const browser = await chromium.connectOverCDP(address);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  return {
    process: () => child,
    windows: pages,
    firstWindow: async () => {
      const [context] = browser.contexts();
      if (context === undefined) throw new Error('The packaged application has no window.');
      return context.pages()[0] ?? context.waitForEvent('page');
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await browser.close();
    },
    evaluate: outOfReach,
    evaluateHandle: outOfReach,
  };
}
