import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { chooseTrader, expireLockout, journalLines, practiceJournal } from './order-page';

const box = (page: Page) => page.getByRole('combobox', { name: 'Go to or find' });
const found = (page: Page) => page.getByRole('dialog').getByRole('option');

async function openPalette(page: Page): Promise<void> {
  await page
    .getByRole('combobox', { name: 'Trader' })
    .or(page.getByRole('heading').first())
    .first()
    .waitFor();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
}

test('the palette goes to a page, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await openPalette(page);
  await page.keyboard.type('hist');
  await expect(found(page)).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toHaveAttribute('data-page', 'history');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await desk.complaints()).toEqual([]);
});

test('the palette finds a trader and only puts him on the form', async ({ desk }) => {
  const { page, dataHome } = desk;
  await page.keyboard.press('Control+4');
  await openPalette(page);
  await page.keyboard.type('elena');
  await expect(found(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chosen trader' })).toContainText('Elena Expired');
  await expect(page.locator('[data-announcer]')).toContainText('Chosen: Elena Expired');
  const types = (await journalLines(practiceJournal(dataHome))).map(({ type }) => type);
  expect(types).not.toContain('order.intent');
});

test('a list of traders that is there goes when it comes', async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#trader')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await expect(page.locator('#trader')).toHaveAttribute('aria-expanded', 'false');
});

test('no list of traders comes up behind it, though its keys were pressed in their field', async ({
  desk,
}) => {
  const { page } = desk;
  const field = page.getByRole('combobox', { name: 'Trader' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.waitForTimeout(500);
  await expect(page.locator('#trader')).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator('#trader')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
});

test('a reason that was used before is filled in again, and what is typed is never written over', async ({
  desk,
}) => {
  const { page } = desk;
  await chooseTrader(page, 'Elena Expired');
  const notes = page.getByRole('textbox', { name: 'Notes' });
  const long = `Asked by phone. ${'x'.repeat(200)} end`;
  await notes.fill(long);
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await page.locator('[data-outcome]').waitFor();
  await openPalette(page);
  await page.keyboard.type('by phone');
  await expect(found(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(notes).toHaveValue(long);
  await openPalette(page);
  await page.keyboard.type('by phone');
  await expect(found(page)).toContainText('filled in already');
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
});

test('the palette switches the environment, verifies, and opens the export', async ({ desk }) => {
  const { page } = desk;
  await expireLockout(page, 'Elena Expired');
  await openPalette(page);
  await page.keyboard.type('verify');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/intact/i).first()).toBeVisible();
  await openPalette(page);
  await page.keyboard.type('export');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export the history' });
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await openPalette(page);
  await page.keyboard.type('switch to demo');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-environment]')).toHaveAttribute('data-environment', 'demo');
  await expect(page).toHaveTitle(/^Lockout Desk - .*Demo/);
});

test('while an order is under way the palette says why something can’t be done', async ({ desk }) => {
  const { page } = desk;
  await chooseTrader(page, 'Petra Penalty');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await page.getByRole('button', { name: 'Cancel the order' }).waitFor();
  await openPalette(page);
  await page.keyboard.type('switch to live');
  await expect(found(page).first()).toContainText('An order is under way.');
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-environment]')).toHaveAttribute('data-environment', 'practice');
});

test('? shows the shortcuts, but is text in a field; F1 opens the help, by keyboard alone', async ({
  desk,
}) => {
  const { page } = desk;
  const notes = page.getByRole('textbox', { name: 'Notes' });
  await notes.focus();
  await page.keyboard.type('why?');
  await expect(notes).toHaveValue('why?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('navigation').getByRole('button', { name: 'Expire' }).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Ctrl+K');
  await page.keyboard.press('Control+3');
  await expect(page.locator('main')).toHaveAttribute('data-page', 'expire');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('tab', { selected: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(help.getByRole('tabpanel')).toContainText('Unknown never means failed');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  expect(await desk.complaints()).toEqual([]);
});

test('the menu shows the same keys, and goes where it says', async ({ desk }) => {
  const { page, app } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const shown = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ label, accelerator }) => `${label}: ${String(accelerator ?? '')}`),
    ),
  );
  expect(shown).toEqual(
    expect.arrayContaining(['History: CmdOrCtrl+3', 'Go to or find…: CmdOrCtrl+K', 'Help: F1']),
  );
  const press = (label: string): Promise<void> =>
    app.evaluate(({ Menu }, wanted) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => menu.submenu?.items ?? []);
      items.find((item) => item.label === wanted)?.click();
    }, label);
  await press('History');
  await expect(page.locator('main')).toHaveAttribute('data-page', 'history');
  await press('Go to or find…');
  await expect(box(page)).toBeFocused();
});

test('what is chosen in the menu while the page is loaded is done once it is there', async ({ desk }) => {
  const { page, app } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  // On macOS the menu is there while no window is; elsewhere the page alone can be missing.
  await app.evaluate(({ BrowserWindow, Menu }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => menu.submenu?.items ?? []);
    items.find((item) => item.label === 'History')?.click();
  });
  await expect(page.locator('main')).toHaveAttribute('data-page', 'history');
  await expect(page.locator('[data-list="listed"]')).toBeVisible();
});
