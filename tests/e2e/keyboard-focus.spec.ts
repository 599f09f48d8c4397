import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { chooseTrader, expireLockout } from './order-page';

/** Presses a button as a keyboard does. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

test('what goes with a press, or while the help is open, leaves the focus on the page', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await chooseTrader(page, 'Petra Penalty');
  await press(page, 'Don’t show again');
  await expect(page.getByRole('region', { name: 'First steps' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change trader' })).toBeFocused();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expireLockout(page, 'Sam Server-Error');
  await keyboard.press('Control+3');
  await page.locator('tr.order').first().click();
  await press(page, 'Close…');
  await expect(page.getByRole('radio', { name: /took effect/ })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Close…' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /took effect/ })).toBeFocused();
  await keyboard.press('ArrowDown');
  await press(page, 'Close order');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Close…' })).toHaveCount(0);
  // Beside it stands what became of it; the button is gone.
  await expect(page.getByRole('complementary', { name: /^Record/ })).toBeFocused();
  await press(page, 'Close record');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();

  await keyboard.press('Control+1');
  await chooseTrader(page, 'Petra Penalty');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await expect(page.locator('[data-under-way]').getByRole('heading')).toBeFocused();
  await keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  const outcome = page.locator('#outcome');
  await expect(outcome).toBeAttached({ timeout: 20_000 });
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(outcome).toBeFocused();

  // A click beside everything takes the focus from everybody, and that stays so.
  await page.locator('main').click({ position: { x: 4, y: 4 } });
  const isWithNobody = await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let frames = 0; frames < 3; frames += 1) await frame();
    return document.activeElement === document.body;
  });
  expect(isWithNobody).toBe(true);
  expect(await desk.complaints()).toEqual([]);
});
