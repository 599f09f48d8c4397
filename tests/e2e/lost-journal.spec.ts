import { existsSync, renameSync } from 'node:fs';
import { enter, expect, goTo, oneOrder, realJournal, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

test('a journal that was taken away is said to be gone before another begins, and goes on once it is back', async ({
  desk,
}) => {
  const folder = realJournal(desk.dataHome);
  await signIn(desk, newToken());
  await oneOrder(desk);
  const records = (await realLines(desk)).length;
  await desk.app.close();
  renameSync(folder, `${folder}-away`);

  const page = await desk.relaunch();
  await enter(page, 'TEST DESK');
  const chip = page.locator('header [data-journal="not-there"]');
  await expect(chip).toContainText('gone');
  const notice = page.locator('[data-journal-notice]');
  await expect(notice).toContainText(`knows of its record ${String(records)}.`);
  await goTo(page, /History/);
  await expect(notice).toContainText('put the folder back');
  await expect(page.locator('[data-chain]')).toContainText('The journal is gone');
  expect(existsSync(folder)).toBe(false);
  await desk.app.close();
  renameSync(`${folder}-away`, folder);

  const again = await desk.relaunch();
  await enter(again, 'TEST DESK');
  await expect(again.locator('header [data-journal="open"]')).toBeVisible();
  await expect(again.locator('[data-alarm]')).toHaveCount(0);
});
