import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { tabTo } from './keys';
import { journalLines, outcomeShown, practiceJournal } from './order-page';
import { saying, settingOn, test as underPolicy } from './policy-desk';
import { test as withExports } from './real-desk';

const heard = (page: Page) => page.locator('[data-announcer]');

/** Somebody has the focus: a keyboard that lost it would start again from the top. */
async function keepsFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

/** An order in Practice from the trader's box to its outcome, without a mouse. */
async function orderByKeys(page: Page, trader: string): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await tabTo(page, /Trader name, login or id/);
  await keyboard.type(trader);
  await expect(page.getByRole('listbox', { name: 'Traders' })).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chosen trader' })).toContainText(trader);
  await keepsFocus(page);
  await tabTo(page, /Expire lockout…/);
  await keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, /^ *Expire lockout$/);
  await keyboard.press('Enter');
  await outcomeShown(page);
  await keepsFocus(page);
}

test('a refusal: spoken, read from its heading on, and left for the next trader', async ({ desk }) => {
  const { page } = desk;
  await orderByKeys(page, 'Vera Violations');
  await expect(page.locator('[data-outcome="refused"]')).toBeVisible();
  await expect(heard(page)).toContainText(/refused/i);
  await expect(page.locator('[data-outcome]').getByRole('heading').first()).toBeFocused();
  await tabTo(page, /Copy details/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeFocused();
});

test('an unknown: left for follow-up and closed there', async ({ desk }) => {
  const { page, dataHome } = desk;
  const { keyboard } = page;
  await orderByKeys(page, 'Sam Server-Error');
  await expect(heard(page)).toContainText(/not known|unknown/i);
  await tabTo(page, /Leave for follow-up/);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sam Server-Error' })).toBeVisible();
  await keepsFocus(page);
  await tabTo(page, /Close… Sam Server-Error/);
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /took effect/ })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /did not/ })).toBeChecked();
  await tabTo(page, /Note/);
  await keyboard.type('Asked the trader.');
  await tabTo(page, /^ *Close order$/);
  await keyboard.press('Enter');
  await expect(page.getByText('Nothing waits for an answer')).toBeVisible();
  await keepsFocus(page);
  await expect(heard(page)).toContainText(/closed/i);
  expect((await journalLines(practiceJournal(dataHome))).at(-1)).toMatchObject({
    type: 'order.closed',
    data: { as: 'did-not', note: 'Asked the trader.' },
  });
});

test('History: filtered, a record opened and closed, the filter taken back', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  const rows = page.locator('tr.order');
  await orderByKeys(page, 'Elena Expired');
  await tabTo(page, /Next trader/);
  await keyboard.press('Enter');
  await orderByKeys(page, 'Vera Violations');
  await keyboard.press('Control+3');
  await expect(rows).toHaveCount(2);
  await keepsFocus(page);
  await tabTo(page, /Refused/);
  await keyboard.press('Space');
  await expect(rows).toHaveCount(1);
  await expect(page.locator('[data-toggle="refused"]')).toBeFocused();
  await tabTo(page, /Records, newest first/);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toContainText('Vera Violations');
  await keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(page, /Copy details/);
  await keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();
  await keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Clear filters' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('searchbox', { name: 'Search the records' })).toBeFocused();
});

test('a verification: asked for, spoken, its result read', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await orderByKeys(page, 'Elena Expired');
  await keyboard.press('Control+3');
  await page.locator('tr.order').waitFor();
  await tabTo(page, /Verify now/);
  await keyboard.press('Enter');
  await expect(page.locator('[data-verdict="intact"]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeFocused();
  await expect(heard(page)).toContainText(/intact|verified/i);
  await tabTo(page, /Copy result/);
  await keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
});

withExports('an export: its format chosen, written, and left again', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await orderByKeys(page, 'Elena Expired');
  await keyboard.press('Control+3');
  await page.locator('tr.order').waitFor();
  await tabTo(page, /Export…/);
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /CSV/ })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /JSON/ })).toBeChecked();
  await tabTo(page, /Choose a place…/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'SHA-256' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export…' })).toBeFocused();
});

underPolicy.describe('a setting that the policy holds', () => {
  underPolicy.use({ policy: { text: () => saying({ notesRequired: true }) } });
  underPolicy('is found by keyboard, and says that it is managed', async ({ desk }) => {
    const { page } = desk;
    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await page.keyboard.press('Control+6');
    await page.locator('[data-setting]').first().waitFor();
    await tabTo(page, /Search the settings/);
    await page.keyboard.type('notes');
    const managed = settingOn(page, 'notesRequired');
    await expect(managed).toBeVisible();
    const spoken = managed.getByRole('heading');
    await tabTo(page, new RegExp(`^ *${(await spoken.innerText()).trim()} *$`));
    await expect(spoken).toBeFocused();
    await expect(spoken).toHaveAccessibleDescription(/Managed by your organization/);
  });
});
