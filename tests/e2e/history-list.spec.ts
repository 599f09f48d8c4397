import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { makeJournal } from '../../bench/make-journal';
import { expectAccessible } from './accessible';
import { expect, test } from './application';
import { practiceJournal } from './order-page';

const RECORDS = 20_000;
const grid = (page: Page) => page.getByRole('grid', { name: 'Records, newest first' });
const activeRow = (page: Page) => page.locator('[data-at="true"]');
const go = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).click();

test.use({
  prepare: async ({}, use) =>
    use(async (dataHome) => {
      const folder = practiceJournal(dataHome);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      makeJournal(folder, RECORDS, { seed: 7, segmentBytes: 1024 * 1024 });
    }),
});

test.beforeEach(async ({ desk: { page } }) => {
  await go(page, /History/);
  await expect(page.locator('[data-count]')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect(page.locator('[data-count]')).toHaveText(/orders/);
});

test('the keyboard reaches the first record and back, opens it and closes it, and never loses its place', async ({
  desk,
}) => {
  const { page } = desk;
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(activeRow(page)).toContainText('Journal opened');
  await expect(activeRow(page)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Record 1', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  // Scrolled away by the wheel: the row is still the one that the keyboard is at.
  const id = await grid(page).getAttribute('aria-activedescendant');
  await grid(page).hover();
  await page.mouse.wheel(0, -4000);
  await expect(activeRow(page)).not.toBeInViewport();
  await expect(page.locator(`[id="${id ?? ''}"]`)).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(activeRow(page)).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await expect(activeRow(page)).toBeInViewport();
  expect(await desk.complaints()).toEqual([]);
});

test('a date is gone to, its day stands above the rows, and the chart sets the day by keyboard', async ({
  desk,
}) => {
  const { page } = desk;
  await page.locator('#history-date').fill('2025-06-11');
  await page.locator('#history-date').press('Enter');
  await expect(page.locator('[data-day="2025-06-11"]')).toBeVisible();
  const note = page.getByRole('status').filter({ hasText: /Nothing on|begins on/ });
  await expect(note).toHaveCount(0);
  await page.locator('#history-date').fill('2001-02-03');
  await page.locator('#history-date').press('Enter');
  await expect(note).toHaveText(/^What is shown here begins on .* 20\d\d\.$/);
  await page.locator('#history-date').fill('2199-02-03');
  await page.locator('#history-date').press('Enter');
  await expect(note).toHaveText(/^Nothing on 3 Feb 2199\. Before it comes .* 20\d\d\.$/);
  const chart = page.getByRole('listbox', { name: 'Orders a day' });
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-label="Active filters"]')).toContainText(/From .*To /);
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
});

test('what is recorded meanwhile is counted and moves nothing, and the marker goes to it', async ({
  desk,
}) => {
  const { page } = desk;
  await grid(page).hover();
  await page.mouse.wheel(0, 3000);
  await expect(page.locator('tr.waiting')).toHaveCount(0);
  const bar = page.locator('[data-scroller]');
  await expect.poll(() => bar.evaluate((one) => one.scrollTop)).toBe(3000);
  const seen = page.locator('tr[data-seq]').nth(8);
  const [seq, place] = [await seen.getAttribute('data-seq'), await seen.getAttribute('id')];
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.locator('[data-newer]')).toHaveText(/1 new record/, { timeout: 20_000 });
  await expect(page.locator(`tr[data-seq="${seq ?? ''}"]`)).toHaveAttribute('id', place ?? '');
  expect(await bar.evaluate((one) => one.scrollTop)).toBe(3000);
  await page.locator('[data-newer]').click();
  await expect(page.locator('tr[data-seq]').first()).toContainText('Journal verified');
  await expect(grid(page)).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the list has no violation at its start, in its middle and with nothing, ${colorScheme}`, async ({
    desk,
  }) => {
    const { page } = desk;
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, 'newest');
    await page.locator('#history-date').fill('2025-06-11');
    await page.locator('#history-date').press('Enter');
    await expect(page.locator('[data-day="2025-06-11"]')).toBeVisible();
    await expectAccessible(page, 'in the middle');
    await page.getByRole('searchbox').fill('nobody wrote this');
    await expect(page.getByText('Nothing matches')).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page, 'nothing matches');
  });

test('hostile notes are shown inertly in one row, their hidden characters by their codes', async ({
  desk,
}) => {
  const { page } = desk;
  await go(page, /Expire/);
  const hostile = `\u202Etxt.exe\u200B<img src=x onerror=alert(1)>\u001B[31m${'w'.repeat(7000)}`;
  await page.getByRole('combobox', { name: 'Trader' }).fill('Marisol');
  await page.getByRole('option').filter({ hasText: 'Marisol' }).first().click();
  await page.getByRole('textbox', { name: 'Notes' }).fill(hostile);
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await expect(page.locator('[data-outcome]')).toBeVisible({ timeout: 15_000 });
  await go(page, /History/);
  const row = page.locator('tr.order').first();
  await expect(row).toContainText('⟨U+202E⟩txt.exe⟨U+200B⟩<img src=x onerror=alert(1)>⟨U+001B⟩[31m');
  expect((await row.boundingBox())?.height).toBe(36);
  expect(await desk.complaints()).toEqual([]);
});

test('Ctrl+F leads to the search of the history, from wherever one is', async ({ desk }) => {
  const { page } = desk;
  const search = page.getByRole('searchbox', { name: 'Search the records' });
  await page.keyboard.press('Control+1');
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.type('opened');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  // What was searched for is written over.
  await page.keyboard.type('x');
  await expect(search).toHaveValue('x');
});
