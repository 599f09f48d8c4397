import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { tabTo } from './keys';
import { journalLines, outcomeShown, practiceJournal, lookUp } from './order-page';

test('an order by keyboard alone, and its outcome is spoken', async ({ desk }) => {
  const { page, dataHome } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await tabTo(page, /Trader/);
  await page.keyboard.type('Elena');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chosen trader' })).toContainText('Elena Expired');
  await tabTo(page, /Notes/);
  await page.keyboard.type('Asked by phone.');
  await tabTo(page, /Expire lockout…/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cancel');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect((await outcomeShown(page)).outcome).toBe('done');
  await expect(page.locator('[data-announcer]')).toContainText(/lockout was expired/i);
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  expect(focused).toMatch(/^H[12]$/);
  const intent = (await journalLines(practiceJournal(dataHome))).findLast(
    ({ type }) => type === 'order.intent',
  );
  expect(intent?.data).toMatchObject({ target: { name: 'Elena Expired' }, notes: 'Asked by phone.' });
});

async function chooseElena(page: Page): Promise<void> {
  await lookUp(page, 'Elena');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).focus();
}

async function expectNoIntent(dataHome: string): Promise<void> {
  const kinds = (await journalLines(practiceJournal(dataHome))).map(({ type }) => type);
  expect(kinds).not.toContain('order.intent');
}

test('Enter held down from the form on does not confirm by itself', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseElena(page);
  const dialog = page.getByRole('alertdialog');
  for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectNoIntent(dataHome);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectNoIntent(dataHome);
});

test('Enter pressed again and again cancels what it asked for, and never confirms it', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseElena(page);
  // As fast as they come: some fall before the dialog, some into it.
  for (let times = 0; times < 9; times += 1) await page.keyboard.press('Enter');
  await expectNoIntent(dataHome);
});

test('what stops an order marks its field and leads to it, each time', async ({ desk }) => {
  const { page } = desk;
  const trader = page.getByRole('combobox', { name: 'Trader' });
  const notes = page.getByRole('textbox', { name: 'Notes' });
  const press = page.getByRole('button', { name: 'Expire lockout…' });
  const stop = page.getByRole('alert').filter({ hasText: 'Nothing was sent or recorded.' });
  for (let time = 0; time < 2; time += 1) {
    await press.click();
    await expect(stop).toContainText('Choose a trader first.');
    await expect(trader).toBeFocused();
    await expect(trader).toHaveAttribute('aria-invalid', 'true');
    await expect(trader).toHaveAccessibleDescription(/Choose a trader first\./);
  }
  await page.keyboard.type('Elena');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(stop).toHaveCount(0);
  await notes.fill('x'.repeat(8193));
  await press.click();
  await expect(notes).toBeFocused();
  await expect(notes).toHaveAccessibleDescription(/The notes are longer than/);
  await notes.fill('Asked by phone.');
  await expect(stop).toHaveCount(0);
  await expect(notes).toHaveAttribute('aria-invalid', 'false');
  await press.click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
});

test('Escape leaves the dialog and keeps the form', async ({ desk }) => {
  const { page } = desk;
  await lookUp(page, 'Elena');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Chosen trader' })).toContainText('Elena Expired');
});

test('the pages are reached by Ctrl+1 to Ctrl+6', async ({ desk }) => {
  const { page } = desk;
  const pages = [
    ['Control+3', 'history'],
    ['Control+2', 'follow-up'],
    ['Control+4', 'sessions'],
    ['Control+5', 'diagnostics'],
    ['Control+6', 'settings'],
    ['Control+1', 'expire'],
  ] as const;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  for (const [keys, name] of pages) {
    await page.keyboard.press(keys);
    await expect(page.locator(`main[data-page="${name}"]`)).toBeVisible();
  }
});
