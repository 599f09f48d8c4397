import { expectAccessible } from './accessible';
import { expect, test } from './application';
import { answerHistory } from './history-states';
import { expireLockout } from './order-page';
import { setUp, settings } from './pictures';

for (const colorScheme of ['light', 'dark'] as const)
  test(`History while it loads, and where it could not be read, has no violation, ${colorScheme}`, async ({
    desk,
  }) => {
    const { page } = desk;
    await page.emulateMedia({ colorScheme });
    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await answerHistory(desk, 'none');
    await page.keyboard.press('Control+3');
    await expect(page.getByText('Reading the records…')).toBeVisible();
    await expectAccessible(page, 'loading');
    await page.keyboard.press('Control+1');
    await answerHistory(desk, 'fault');
    await page.keyboard.press('Control+3');
    await expect(page.locator('main').getByRole('alert')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible(page, 'not read');
  });

test('in a small window the rows come before the chart', async ({ desk }) => {
  const { page } = desk;
  const chart = page.getByRole('listbox', { name: 'Orders a day' });
  await expireLockout(page, 'Elena Expired');
  await page.keyboard.press('Control+3');
  await expect(chart).toBeVisible();
  for (const small of settings.filter(({ name }) => name === 'small')) await setUp(desk, small);
  await expect(chart).toBeHidden();
  await expect(page.locator('tr.order')).toBeVisible();
  const { height = 0 } = (await page.locator('[data-scroller]').boundingBox()) ?? {};
  expect(height).toBeGreaterThan(7 * 36);
});
