import { symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { median, type Figure } from '../../bench/figures';
import { expect, test } from './application';
import { framesIn, percentile, watchFrames } from './frames';
import { practiceJournal } from './order-page';

/** Where scripts/bench-history.mjs put the journal that it made, and reads what was measured. */
const made = process.env['LOCKOUT_DESK_BENCH'] ?? '';
/** Indexing a million records takes seconds, on a busy computer a minute. */
const LONG = 10 * 60_000;
const SCROLL_MS = 10_000;
const JUMPS = 30;

const scroller = (page: Page) => page.locator('[data-scroller]');
const scrollTop = (page: Page): Promise<number> => scroller(page).evaluate((bar) => bar.scrollTop);

/** How late frames are where nothing is done: what this computer is busy with otherwise. */
async function idle(page: Page): Promise<Figure[]> {
  const frames = await watchFrames(page);
  await wait(SCROLL_MS / 2);
  return framesIn('nothing done', await frames()).map(({ most: _, ...told }) => told);
}

/** Turns the wheel, a turn a frame. */
async function wheel(page: Page): Promise<Figure[]> {
  await scroller(page).hover();
  const frames = await watchFrames(page);
  const end = Date.now() + SCROLL_MS;
  while (Date.now() < end) {
    await page.mouse.wheel(0, 120);
    await wait(12);
  }
  const figures = framesIn('wheel', await frames());
  expect(await scrollTop(page)).toBeGreaterThan(5_000);
  return figures;
}

/** Drags the scrollbar from where it is to the end and back. */
async function drag(page: Page): Promise<Figure[]> {
  await scroller(page).evaluate((bar) => bar.scrollTo(0, 0));
  const box = await scroller(page).boundingBox();
  if (!box) throw new Error('There is no list.');
  const x = box.x + box.width - 4;
  await page.mouse.move(x, box.y + 24);
  await page.mouse.down();
  const frames = await watchFrames(page);
  const start = Date.now();
  let farthest = 0;
  for (let part = 0; part < 1; part = (Date.now() - start) / SCROLL_MS) {
    const way = 1 - Math.abs(1 - 2 * part);
    await page.mouse.move(x, box.y + 24 + way * (box.height - 48));
    farthest = Math.max(farthest, way);
    await wait(12);
    if (part > 0.45 && part < 0.5) farthest = Math.max(farthest, await scrollTop(page));
  }
  const figures = framesIn('scrollbar dragged', await frames());
  await page.mouse.up();
  // Otherwise something else than the scrollbar was dragged.
  expect(farthest).toBeGreaterThan(100_000);
  return figures;
}

/** Types into the search, and says how long the page was not there for anything else. */
async function type(page: Page): Promise<Figure[]> {
  const watch = await page.evaluateHandle(() => {
    const seen = { late: [] as number[], isOver: false };
    let last = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      seen.late.push(now - last);
      last = now;
      if (!seen.isOver) setTimeout(() => ((last = performance.now()), channel.port2.postMessage(0)), 1);
    };
    channel.port2.postMessage(0);
    return seen;
  });
  const search = page.getByRole('searchbox', { name: 'Search the records' });
  for (const text of ['nakamura 12', 'desk lead', 'müller']) {
    await search.fill('');
    await search.pressSequentially(text, { delay: 90 });
    await wait(1500);
  }
  const late = await watch.evaluate((seen) => {
    seen.isOver = true;
    return seen.late;
  });
  const keys = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const events = list.getEntries() as PerformanceEventTiming[];
          observer.disconnect();
          resolve(
            events.filter(({ name }) => name === 'keydown').map((one) => one.processingEnd - one.startTime),
          );
        });
        const wanted = { type: 'event', buffered: true, durationThreshold: 16 };
        observer.observe(wanted);
        setTimeout(() => resolve([]), 500);
      }),
  );
  await search.fill('');
  return [
    { what: 'typing: the page blocked, p99', value: percentile(late, 0.99), unit: 'ms', most: 50 },
    { what: '  at most', value: Math.max(...late), unit: 'ms' },
    {
      what: '  a key until it was handled, p99',
      value: percentile([0, ...keys], 0.99),
      unit: 'ms',
      most: 50,
    },
  ];
}

/** From choosing a date until the rows of that day are there to be painted; milliseconds. */
const jump = (page: Page, day: string): Promise<number> =>
  page.locator('#history-date').evaluate(
    (input: HTMLInputElement, chosen) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = (): void => {
          const shown = document.querySelector('[data-day]')?.getAttribute('data-day') ?? '';
          const isThere = shown === chosen && !document.querySelector('tr.waiting');
          if (isThere) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        input.value = chosen;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
        requestAnimationFrame(look);
      }),
    day,
  );

async function jumps(page: Page): Promise<Figure[]> {
  const taken: number[] = [];
  for (let index = 0; index < JUMPS; index += 1) {
    // Far back and forth over the three years.
    const day = new Date(Date.UTC(2023, 11, 1 + ((index * 397) % 1080)));
    taken.push(await jump(page, day.toISOString().slice(0, 10)));
  }
  return [
    { what: 'jump to a date: median', value: median(taken), unit: 'ms', most: 200 },
    { what: '  p99', value: percentile(taken, 0.99), unit: 'ms', most: 200 },
  ];
}

test.use({
  prepare: async ({}, use) =>
    use(async (dataHome) => {
      const folder = practiceJournal(dataHome);
      await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
      symlinkSync(join(made, 'whole'), folder);
    }),
});

test('the history of a long journal is scrolled, searched and jumped through', async ({ desk }) => {
  const { page } = desk;
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /History/ })
    .click();
  await expect(page.locator('[data-count]')).toHaveText(/order/, { timeout: LONG });
  await expect(page.locator('[data-count]')).toHaveAttribute('aria-busy', 'false', { timeout: LONG });
  const figures = [
    ...(await idle(page)),
    ...(await wheel(page)),
    ...(await drag(page)),
    ...(await jumps(page)),
    ...(await type(page)),
  ];
  writeFileSync(join(made, 'figures-history.json'), JSON.stringify(figures));
  expect(await desk.complaints()).toEqual([]);
});
