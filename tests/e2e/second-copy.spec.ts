import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ended, expect, nextTrader, order, signIn, test } from './real-desk';
import { newToken } from './secret';

test.use({ copied: true });

test('every page says where the second copy fails, until it has caught up', async ({ desk }) => {
  const share = join(desk.folder, 'share');
  const chip = desk.page.locator('header [data-journal]');
  await signIn(desk, newToken());
  await order(desk.page, '4242', 'By phone.');
  expect((await ended(desk)).outcome).toBe('done');
  await expect(chip).toContainText(/\d records/);
  await expect.poll(() => readdirSync(share).length, { message: 'the copy is begun' }).toBe(1);
  renameSync(share, `${share}-away`);
  await nextTrader(desk.page);
  await order(desk.page, '4243', 'By phone.');
  await expect(chip).toContainText('second copy failed');
  expect((await ended(desk)).outcome).toBe('done');
  renameSync(`${share}-away`, share);
  await expect(chip).toContainText(/\d records/, { timeout: 40_000 });
});
