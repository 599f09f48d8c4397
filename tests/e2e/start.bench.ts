import { spawn } from 'node:child_process';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build, type InlineConfig } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { median, type Figure } from '../../bench/figures';
import { makeJournal } from '../../bench/make-journal';
import { hasSandbox, placeIn, startOf } from './launch';
import { practiceJournal } from './order-page';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const built = join(repository, 'out');
const RUNS = 15;
const RECORDS = 100_000;

/** Builds the shell and the page of one button; resolves to the folder that Electron opens, and the page's. */
async function buildShell(folder: string): Promise<{ application: string; button: string }> {
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const application = join(folder, 'shell');
  const button = join(folder, 'button');
  const shared: InlineConfig = { configFile: false, logLevel: 'error' };
  await build({
    ...shared,
    root: repository,
    build: {
      ssr: join(repository, 'bench/start/main.ts'),
      outDir: join(application, 'main'),
      target: 'node20.18',
      rolldownOptions: { external: ['electron', 'keytar'], output: { entryFileNames: 'index.js' } },
    },
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
  });
  await build({
    ...shared,
    root: join(repository, 'bench/start'),
    plugins: [svelte({ configFile: false })],
    build: { outDir: button, target: 'chrome130', modulePreload: { polyfill: false } },
  });
  const { name, productName, version } = packageJson;
  const manifest = { name, productName, version, type: 'module', main: 'main/index.js' };
  await writeFile(join(application, 'package.json'), JSON.stringify(manifest));
  return { application, button };
}

/** From the start of the process until its page has taken a key, in milliseconds. */
async function startOnce(folder: string, application: string, page: string): Promise<number> {
  const { program, args, env } = startOf(placeIn(folder), { application });
  const sandbox = hasSandbox ? [] : ['--no-sandbox'];
  const more = { LOCKOUT_DESK_BENCH_BUILT: built, LOCKOUT_DESK_BENCH_PAGE: page };
  const before = Date.now();
  const child = spawn(program, [...sandbox, ...args], { env: { ...env, ...more }, timeout: 60_000 });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  await new Promise((resolve) => child.once('close', resolve));
  const at = /^taken (\d+)$/m.exec(said)?.[1];
  if (at === undefined) throw new Error(`The page took no key: ${said}`);
  return Number(at) - before;
}

test('the window takes a key nearly as soon as one with a single button', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-start-'));
  const { application, button } = await buildShell(folder);
  const ours = join(folder, 'ours');
  makeJournal(practiceJournal(placeIn(ours).dataHome), RECORDS, { seed: 4 });
  await cp(ours, join(folder, 'bare'), { recursive: true });
  const taken: Record<'ours' | 'button', number[]> = { ours: [], button: [] };
  // The first of each makes what a first start makes, and fills the system's caches.
  for (let run = -1; run < RUNS; run += 1) {
    const bare = await startOnce(join(folder, 'bare'), application, button);
    const whole = await startOnce(ours, application, join(built, 'renderer'));
    if (run < 0) continue;
    taken.button.push(bare);
    taken.ours.push(whole);
  }
  const [whole, bare] = [median(taken.ours), median(taken.button)];
  const figures: Figure[] = [
    { what: 'Start until the trader field takes a key', value: whole, unit: 'ms' },
    { what: 'the same shell with one button', value: bare, unit: 'ms' },
    { what: 'the ratio of the two', value: whole / bare, unit: 'x', most: 1.25 },
  ];
  await writeFile(
    join(process.env['LOCKOUT_DESK_BENCH'] ?? folder, 'figures-start.json'),
    JSON.stringify(figures),
  );
  expect(taken.ours).toHaveLength(RUNS);
});
