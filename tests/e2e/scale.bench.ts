import { symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { median, type Figure } from '../../bench/figures';
import { expect, test, type RunningDesk } from './application';
import { expireLockout, practiceJournal } from './order-page';
import { bytesRead, memoryOf } from './process-tree';

/** Where scripts/bench-journal.mjs put the journals that it made, and reads what was measured. */
const made = process.env['LOCKOUT_DESK_BENCH'] ?? '';
const STARTS = 3;
/** Indexing or verifying a million records takes seconds, on a busy computer a minute. */
const LONG = 10 * 60_000;

/** The newest segment's index and what was recorded since are read at each start; they differ by no more than this. */
const SEGMENT_MB = 4;

/** What is compared between journals of different length. */
interface Measured {
  readonly read: number;
  readonly memory: number;
  readonly main: number;
}
const measured = new Map<string, Measured>();

function note(name: string, figures: readonly Figure[]): void {
  writeFileSync(join(made, `figures-window-${name}.json`), JSON.stringify(figures));
}

const history = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /History/ });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the records' });

async function counted(page: Page): Promise<void> {
  // A search begins once nobody has typed for a quarter of a second.
  await page.waitForTimeout(400);
  await expect(page.locator('[data-count]')).toHaveText(/order/, { timeout: LONG });
  await expect(page.locator('[data-count]')).toHaveAttribute('aria-busy', 'false', { timeout: LONG });
  await expect(page.locator('[data-list]')).toHaveAttribute('aria-busy', 'false', { timeout: LONG });
}

async function inHistory({ page }: RunningDesk): Promise<void> {
  await history(page).click();
  await expect(page.locator('[data-list="listed"]')).toBeVisible({ timeout: LONG });
  await counted(page);
}

/** Everything that the application read from its start until it had the first page of history to show. */
async function readAtStart(desk: RunningDesk): Promise<number> {
  const page = await desk.relaunch();
  await expect(history(page)).toBeVisible();
  await page.evaluate(() => window.desk.readHistory({ journal: 'practice', filter: {}, limit: 50 }));
  return bytesRead(desk.app.process().pid ?? 0);
}

/**
 * From the press on History, the first after a start, until rows are there to be painted; milliseconds. Without a pause
 * it is pressed at the very moment that it is there to be pressed, which nobody can.
 */
async function firstPage(desk: RunningDesk, pause = 0): Promise<number> {
  const page = await desk.relaunch();
  await expect(history(page)).toBeVisible();
  await wait(pause);
  return history(page).evaluate(
    (button: HTMLElement) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('tr[data-seq]')) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        }).observe(document.body, { childList: true, subtree: true });
        button.click();
      }),
  );
}

/** Turns pages, sets a filter and counts, and takes it away again. */
async function lookAround({ page }: RunningDesk): Promise<void> {
  await counted(page);
  await page.getByRole('grid').focus();
  for (const key of ['PageDown', 'End', 'Home']) {
    await page.keyboard.press(key);
    await expect(page.locator('tr.waiting')).toHaveCount(0);
  }
  await page.locator('[data-toggle="refused"]').click();
  await counted(page);
  await page.locator('[data-toggle="refused"]').click();
  await counted(page);
}

/** First pages, and the memory after a look around, once it is quiet again: medians over starts, in milliseconds and bytes. */
async function shownAndKept(
  desk: RunningDesk,
): Promise<{ shown: number; later: number; memory: number; main: number }> {
  const [shown, later, all, own]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let start = 0; start < STARTS; start += 1) {
    later.push(await firstPage(desk, 1_000));
    shown.push(await firstPage(desk));
    await lookAround(desk);
    await wait(5_000);
    const memory = memoryOf(desk.app.process().pid ?? 0);
    all.push(memory.all);
    own.push(memory.own);
  }
  return { shown: median(shown), later: median(later), memory: median(all), main: median(own) };
}

/** Has the main process watch how late its event loop is; the answer ends it and says the 99th percentile in milliseconds. */
async function watchMain({ app }: RunningDesk): Promise<() => Promise<number>> {
  const watch = await app.evaluateHandle(() => {
    const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
    histogram.enable();
    return histogram;
  });
  return () => watch.evaluate((histogram) => histogram.percentile(99) / 1e6);
}

/** Verifies, and meanwhile searches all records for what none holds, counts, and places an order. */
async function busy({ page }: RunningDesk): Promise<void> {
  // Practice is unsigned, so that it is not asked how.
  await page.getByRole('button', { name: 'Verify now' }).click();
  await search(page).fill('nobody wrote this');
  await expect(page.getByText('Nothing matches')).toBeVisible({ timeout: LONG });
  await counted(page);
  await search(page).fill('expired');
  await counted(page);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Expire/ })
    .click();
  expect((await expireLockout(page, 'Elena Expired', 60_000)).outcome).toBe('done');
  await history(page).click();
  await expect(page.locator('[data-chain]')).toContainText(/Verified up to record/, { timeout: LONG });
}

for (const name of ['empty', 'tenth', 'whole']) {
  test.describe(`a journal: ${name}`, () => {
    test.use({
      prepare: async ({}, use) =>
        use(async (dataHome) => {
          if (name === 'empty') return;
          const folder = practiceJournal(dataHome);
          await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
          symlinkSync(join(made, name), folder);
        }),
    });
    test('reads, shows and keeps in memory', async ({ desk }) => {
      // The first time its index is made.
      await inHistory(desk);
      const reads: number[] = [];
      for (let start = 0; start < STARTS; start += 1) reads.push(await readAtStart(desk));
      const read = median(reads);
      const { shown, later, memory, main } = await shownAndKept(desk);
      measured.set(name, { read, memory, main });
      note(name, [
        { what: `window, ${name}: first page of history after a start`, value: shown, unit: 'ms', most: 150 },
        { what: `  pressed a second after the start`, value: later, unit: 'ms' },
        { what: `  read until then`, value: read / 1e6, unit: 'MB' },
        { what: `  memory (PSS) of all processes`, value: memory / 1e6, unit: 'MB' },
        { what: `  of it the main process, which holds the index`, value: main / 1e6, unit: 'MB' },
      ]);
      if (name !== 'whole') return;
      const late = await watchMain(desk);
      await busy(desk);
      const most = { unit: 'ms', most: 50 } as const;
      note('zz-busy', [
        {
          what: 'main process late, p99, while it verifies, searches and orders',
          value: await late(),
          ...most,
        },
      ]);
    });
  });
}

test('however long a journal is, a start reads as much, and it takes little memory', () => {
  const [empty, tenth, whole] = ['empty', 'tenth', 'whole'].map((name) => measured.get(name));
  if (!empty || !tenth || !whole) throw new Error('One of the journals was not measured.');
  note('zz-compared', [
    {
      what: 'read until the first page: whole journal beyond a tenth of it',
      value: (whole.read - tenth.read) / 1e6,
      unit: 'MB',
      most: SEGMENT_MB,
    },
    {
      what: 'memory: whole journal beyond an empty one',
      value: (whole.memory - empty.memory) / 1e6,
      unit: 'MB',
      most: 150,
    },
    { what: '  of it the main process', value: (whole.main - empty.main) / 1e6, unit: 'MB' },
  ]);
});
