import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ended, expect, goTo, nextTrader, oneOrder, order, realJournal, signIn, test } from './real-desk';
import { newToken } from './secret';
import { stranger } from './stranger';

test.use({ copied: true });

test('each record is in the copy, which a stranger verifies', async ({ desk }) => {
  const { page, folder, dataHome } = desk;
  await signIn(desk, newToken());
  await oneOrder(desk);
  const share = join(folder, 'share');
  await expect.poll(() => readdirSync(share).length, { message: 'the copy is begun' }).toBe(1);
  const copy = join(share, readdirSync(share)[0] ?? '');
  const own = (): string => readFileSync(join(realJournal(dataHome), 'segment-000001.jsonl'), 'utf8');
  await expect.poll(() => readFileSync(join(copy, 'segment-000001.jsonl'), 'utf8')).toBe(own());
  expect((await stranger('--signatures', copy)).code).toBe(0);
  await goTo(page, /History/);
  await page.getByRole('button', { name: 'Proof' }).click();
  await expect(page.locator('#proof-details')).toContainText(copy);
});

test('every page says where the second copy fails, until it has caught up', async ({ desk }) => {
  const share = join(desk.folder, 'share');
  const chip = desk.page.locator('header [data-journal]');
  await signIn(desk, newToken());
  await oneOrder(desk);
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
