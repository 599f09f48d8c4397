import type { Page } from '@playwright/test';
import { tabTo } from './keys';
import { ended, expect, realLines, test, toClipboard } from './real-desk';
import { newToken } from './secret';

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '');

/** Enters an environment through the menu, by arrow keys. */
async function enterByKeys(page: Page, word: string): Promise<void> {
  await tabTo(page, /^ ?.*Environment: /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio').first()).toBeVisible();
  for (let presses = 0; presses < 10 && !(await focused(page)).includes(word); presses += 1)
    await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toContain(word);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Environment: ${word}` })).toBeVisible();
}

/** Pastes a token with the form's own button; what becomes of it is said where a screen reader hears it. */
async function pasteByKeys(page: Page): Promise<void> {
  await expect(page.getByText(/needs a session\./)).toBeVisible();
  await tabTo(page, /Paste token/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /token is in the keychain/i })).toBeVisible();
  await expect(page.locator('header [data-state="kept"]')).toBeVisible();
  // Whoever goes on by keyboard goes on from here.
  await expect(page.getByRole('button', { name: /^Paste token/ })).toBeFocused();
}

/** Chooses a trader by id, notes a reason, and presses. */
async function fillByKeys(page: Page, userId: string): Promise<void> {
  await tabTo(page, /Trader name, login or id/);
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeFocused();
  await page.keyboard.type(userId);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chosen trader' })).toContainText(userId);
  await tabTo(page, /Notes/);
  await page.keyboard.type('Asked by phone.');
  await tabTo(page, /Expire lockout…/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

test('an order in a real environment by keyboard alone, from the token on', async ({ desk, server }) => {
  const { page } = desk;
  const token = newToken();
  await toClipboard(desk, token);
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await enterByKeys(page, 'TEST DESK');
  await pasteByKeys(page);
  await fillByKeys(page, '4242');
  expect(await focused(page)).toBe('Cancel');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect((await ended(desk)).outcome).toBe('done');
  await expect(page.locator('[data-announcer]')).toContainText(/lockout was expired/i);
  expect(server.received.map(({ body }) => body.toString())).toEqual([
    '{"userId":4242,"notes":"Asked by phone."}',
  ]);
  expect(server.received[0]?.head).toContain(`Authorization: Bearer ${token}\r\n`);
  expect((await realLines(desk)).at(-1)).toMatchObject({ type: 'order.outcome' });
  await tabTo(page, /Next trader/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeFocused();
});

test('Live by keyboard alone: the focus is where the id is typed again, and Enter alone never confirms', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await toClipboard(desk, newToken());
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await enterByKeys(page, 'TEST LIVE');
  await pasteByKeys(page);
  await fillByKeys(page, '4242');
  const retype = page.getByRole('alertdialog').getByRole('textbox');
  await expect(retype).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('4243');
  await page.keyboard.press('Enter');
  expect(server.received).toHaveLength(0);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('2');
  await tabTo(page, /^ *Expire lockout$/);
  await page.keyboard.press('Enter');
  expect((await ended(desk)).outcome).toBe('done');
  expect(server.received).toHaveLength(1);
});

test('a session is pasted and forgotten on the Sessions page by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await toClipboard(desk, newToken());
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await page.keyboard.press('Control+4');
  const item = page.locator('[data-session="test-desk"]');
  await expect(item).toHaveAttribute('data-state', 'none');
  await tabTo(page, /Paste token for Test Desk/);
  await page.keyboard.press('Enter');
  await expect(item).toHaveAttribute('data-state', 'kept');
  await expect(item.getByRole('button', { name: 'Paste token for Test Desk' })).toBeFocused();
  await tabTo(page, /Forget… Test Desk/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(item).toHaveAttribute('data-state', 'none');
  await expect(item.getByRole('button', { name: 'Forget… Test Desk' })).toBeFocused();
  expect((await realLines(desk)).map(({ type }) => type)).toContain('session.forgotten');
});
