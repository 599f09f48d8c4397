import { expect, test } from './application';
import { expireLockout } from './order-page';

// What runs in workers of its own is also looked at in the package, where their files lie in an archive.
test('history is searched, a record opened and the journal verified, wherever the application runs from', async ({
  desk,
}) => {
  const { page } = desk;
  expect((await expireLockout(page, 'Elena Expired')).outcome).toBe('done');
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /History/ })
    .click();
  const orders = page.locator('tr.order');
  await expect(orders).toHaveCount(1);
  await page.getByRole('searchbox').fill('no such words');
  await expect(orders).toHaveCount(0);
  await page.getByRole('searchbox').fill('elena');
  await expect(orders).toHaveCount(1);
  await orders.click();
  await expect(page.getByRole('complementary')).toContainText('The manual lockout was expired.');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.locator('[data-chain]')).toContainText(/Verified up to record/, { timeout: 20_000 });
  // The verification is a record, too.
  await page.getByRole('searchbox').fill('');
  await expect(page.locator('tr.record').filter({ hasText: /verified/i })).toHaveCount(1);
});
