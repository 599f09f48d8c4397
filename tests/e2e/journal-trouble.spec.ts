import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from './application';
import { chooseTrader, expireLockout, journalLines, practiceJournal, pressAndConfirm } from './order-page';

test.describe('where the journal’s folder can’t be made', () => {
  test.use({
    prepare: async ({}, use) => {
      // A file stands where the folder should be: a real refusal of the disk, for root as for anybody.
      await use(async (dataHome) => {
        await mkdir(dirname(practiceJournal(dataHome)), { recursive: true });
        await writeFile(practiceJournal(dataHome), 'in the way');
      });
    },
  });

  test('nothing is sent, the sentence says so, and it heals without a restart', async ({ desk }) => {
    const { page, dataHome } = desk;
    await chooseTrader(page, 'Elena Expired');
    await pressAndConfirm(page);
    await expect(page.getByRole('alert').filter({ hasText: /nothing was sent/i })).toBeVisible();
    await expect(page.locator('[data-outcome]')).toHaveCount(0);

    await rm(practiceJournal(dataHome));
    await pressAndConfirm(page);
    await expect(page.locator('[data-outcome="done"]')).toBeVisible({ timeout: 10_000 });
    const kinds = (await journalLines(practiceJournal(dataHome))).map(({ type }) => type);
    expect(kinds).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
  });
});

test('a torn tail is cut off, kept as evidence and recorded; nothing else is lost', async ({ desk }) => {
  const { page, dataHome } = desk;
  await expireLockout(page, 'Elena Expired');
  const before = await journalLines(practiceJournal(dataHome));
  await desk.kill();
  const segment = `${practiceJournal(dataHome)}/segment-000001.jsonl`;
  await writeFile(segment, '{"v":1,"seq":99,"torn', { flag: 'a' });
  const again = await desk.relaunch();
  await again
    .getByRole('navigation')
    .getByRole('button', { name: /History/ })
    .click();
  await expect(again.getByText('Elena Expired').first()).toBeVisible();
  const after = await journalLines(practiceJournal(dataHome));
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.some(({ type, data }) => type === 'journal.recovered' && data['cutBytes'] === 21)).toBe(true);
  await again.locator('tr.record').filter({ hasText: 'Journal recovered' }).click();
  await expect(again.getByRole('complementary')).toContainText(
    '21 bytes that were no whole record were cut off',
  );
});
