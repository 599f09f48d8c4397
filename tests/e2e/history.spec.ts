import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { chooseTrader, journalLines, outcomeShown, practiceJournal, pressAndConfirm } from './order-page';

const rows = (page: Page) => page.locator('tr.order');
/** The toggle that has the focus. A part of a date field may have it, which is none of the page's elements. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-toggle'));
const count = (page: Page) => page.locator('[data-count]');

/** Three orders: two that took effect, one that was refused; the words stand in their notes. */
async function threeOrders(page: Page): Promise<void> {
  for (const [trader, notes] of [
    ['Marisol', 'Müller rief an: falsche Größe.'],
    ['Vera Violations', 'She asked "please" (today).'],
    ['Elena Expired', 'By phone.'],
  ] as const) {
    await chooseTrader(page, trader);
    await page.getByRole('textbox', { name: 'Notes' }).fill(notes);
    await pressAndConfirm(page);
    await outcomeShown(page);
    await page.getByRole('button', { name: 'Next trader' }).click();
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /History/ })
    .click();
  await expect(rows(page)).toHaveCount(3);
}

test('history is searched by any text in any case, filtered, counted, and cleared', async ({ desk }) => {
  const { page } = desk;
  await threeOrders(page);
  await expect(count(page)).toHaveText(/3 orders/);
  const search = page.getByRole('searchbox');
  for (const [text, found] of [
    ['MÜLLER', 1],
    ['größe', 1],
    ['"please"', 1],
    ['(today', 1],
    ['.*', 0],
    ['By phone', 1],
    ['elena', 1],
  ] as const) {
    await search.fill(text);
    await expect(rows(page), text).toHaveCount(found);
    await expect(count(page)).toHaveText(new RegExp(`${String(found)} order`));
  }
  await search.press('Escape');
  await expect(rows(page)).toHaveCount(3);

  await page.locator('[data-toggle="refused"]').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Vera Violations');
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(rows(page)).toHaveCount(3);
  expect(await desk.complaints()).toEqual([]);
});

test('a filter is set, a record opened and its raw line copied by keyboard alone', async ({ desk }) => {
  const { page, app, dataHome } = desk;
  await threeOrders(page);
  await page.keyboard.press('Tab');
  for (let steps = 0; steps < 30; steps += 1) {
    if ((await focused(page)) === 'refused') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await expect(rows(page)).toHaveCount(1);
  for (let steps = 0; steps < 30; steps += 1) {
    if (await page.locator('[role="grid"]:focus').count()) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const raw = page.getByRole('button', { name: /^Raw record #/ }).first();
  await raw.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy record' }).focus();
  await page.keyboard.press('Enter');
  const copied = await app.evaluate(async ({ clipboard }) => clipboard.readText());
  const lines = (await journalLines(practiceJournal(dataHome))).map(({ line }) => line);
  expect(lines).toContain(copied.trimEnd());
});

test('the Practice journal verifies as intact and unsigned', async ({ desk }) => {
  const { page } = desk;
  await threeOrders(page);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.locator('[data-verdict="intact"]')).toContainText(/unsigned/i);
  await expect(page.locator('[data-chain]')).toContainText(/Verified up to record/);
});
