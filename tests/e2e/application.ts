import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { startDisplay } from '../../scripts/display.mjs';
import type { DrivenApp } from '../packaged/drive';
import { filesWithToken } from '../../scripts/token-search.mjs';
import type { Outside } from './entry/outside';
import { hasSandbox, launchAny, placeIn, startOf, type Place } from './launch';

export { expect } from '@playwright/test';

/** The application as it runs now, in folders that this test alone has. */
export interface RunningDesk {
  readonly app: DrivenApp;
  readonly page: Page;
  /** Everything of this test lies below. */
  readonly folder: string;
  /** Its XDG_DATA_HOME, below which the journals lie. */
  readonly dataHome: string;
  /** Errors on the page's console, refusals of the content policy among them, and exceptions nobody caught. */
  readonly complaints: () => Promise<string[]>;
  /** Removes what was written down of the bridge: for a test that had the page itself say a token. */
  readonly forgetBridge: () => Promise<void>;
  /** Ends the main process at once, as `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Starts the application again in the same folders, closing it first where it still runs. */
  readonly relaunch: () => Promise<Page>;
  /** Starts the same program once more, as a second click on its icon does. */
  readonly startSecond: () => Promise<{ exited: Promise<number | null> }>;
  /** Starts one with settings, and so an instance lock, of its own, but the same data. */
  readonly startBeside: () => Promise<{ app: DrivenApp; page: Page }>;
}

/** The driver forgets the process of an application that ended; what it was is still asked. */
const processes = new WeakMap<DrivenApp, ChildProcess>();

async function start(place: Place): Promise<DrivenApp> {
  const app = await launchAny(place);
  processes.set(app, app.process());
  return app;
}

const isRunning = (app: DrivenApp): boolean => {
  const { exitCode, signalCode } = processes.get(app) ?? { exitCode: 0, signalCode: null };
  return exitCode === null && signalCode === null;
};

async function kill(app: DrivenApp): Promise<void> {
  const child = processes.get(app);
  if (!child || !isRunning(app)) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function complaintsOf(page: Page): Promise<string[]> {
  // Playwright keeps the newest 200 of each, from the page's very start.
  const errors = (await page.consoleMessages()).filter((message) => message.type() === 'error');
  const uncaught = await page.pageErrors();
  return [...errors.map((message) => message.text()), ...uncaught.map((error) => error.message)];
}

function startSecond(folder: string): { exited: Promise<number | null> } {
  const { program, args, env } = startOf(placeIn(folder));
  const second = spawn(program, [...(hasSandbox ? [] : ['--no-sandbox']), ...args], { env, stdio: 'ignore' });
  return { exited: new Promise((resolve) => second.once('exit', resolve)) };
}

async function openIn(
  folder: string,
  outside?: Outside,
): Promise<{ desk: RunningDesk; end: () => Promise<void> }> {
  const place = placeIn(folder, 'config', outside);
  const others: DrivenApp[] = [];
  let app = await start(place);
  let page = await app.firstWindow();
  const desk: RunningDesk = {
    get app() {
      return app;
    },
    get page() {
      return page;
    },
    folder,
    dataHome: place.dataHome,
    complaints: () => complaintsOf(page),
    forgetBridge: () => rm(join(folder, 'ipc.jsonl'), { force: true }),
    kill: () => kill(app),
    async relaunch() {
      if (isRunning(app)) await app.close();
      app = await start(place);
      page = await app.firstWindow();
      return page;
    },
    startSecond: async () => startSecond(folder),
    async startBeside() {
      const other = await start(placeIn(folder, 'config-beside'));
      others.push(other);
      return { app: other, page: await other.firstWindow() };
    },
  };
  // What still runs is of no interest any more; an orderly end would wait for orders under way.
  return { desk, end: async () => void (await Promise.all([app, ...others].map(kill))) };
}

interface Fixtures {
  /** What is done in the data folder before the application starts. */
  readonly prepare: (dataHome: string) => Promise<void>;
  /** What is laid out around the application, in the test's folder; undefined: the built application as it is. */
  readonly layOut: (folder: string) => Promise<Outside | undefined>;
  readonly desk: RunningDesk;
}

interface WorkerFixtures {
  /** A display of this worker's own on Linux: the clipboard is one for all windows of a display. */
  readonly display: undefined;
}

/** Each test gets the built application, running in a home that is thrown away after. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    async ({}, use) => {
      if (process.platform === 'linux') process.env['DISPLAY'] = await startDisplay();
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
  prepare: async ({}, use) => use(async () => undefined),
  layOut: async ({}, use) => use(async () => undefined),
  desk: async ({ prepare, layOut }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-'));
    await prepare(placeIn(folder).dataHome);
    const { desk, end } = await openIn(folder, await layOut(folder));
    await use(desk);
    await end();
    // SECURITY: whatever a test did, nothing that was written in its course holds a token.
    expect(filesWithToken(folder)).toEqual([]);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
});
