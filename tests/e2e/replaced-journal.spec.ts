import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './application';
import { expireLockout, journalLines, lookUp, practiceJournal } from './order-page';

const segmentIn = (dataHome: string): string => join(practiceJournal(dataHome), 'segment-000001.jsonl');

test('an order is in the journal that is there, also where a backup put the same file back meanwhile', async ({
  desk,
}) => {
  const { page, dataHome } = desk;
  await expireLockout(page, 'Elena Expired');
  const segment = segmentIn(dataHome);
  await copyFile(segment, `${segment}.back`);
  await rename(`${segment}.back`, segment);
  await page.getByRole('button', { name: 'Next trader' }).click();
  expect((await expireLockout(page, 'Vera Violations')).outcome).toBe('refused');
  const lines = await journalLines(practiceJournal(dataHome));
  expect(lines.map(({ type }) => type)).toEqual([
    ...['journal.opened', 'order.intent', 'order.outcome'],
    ...['journal.opened', 'order.intent', 'order.outcome'],
  ]);
  await desk.relaunch();
  expect((await journalLines(practiceJournal(dataHome))).slice(0, lines.length)).toEqual(lines);
});

test('where an older copy was put in its place, no order is taken, and the copy stays as it is', async ({
  desk,
}) => {
  const { page, dataHome } = desk;
  const segment = segmentIn(dataHome);
  await expireLockout(page, 'Elena Expired');
  await copyFile(segment, `${segment}.older`);
  await page.getByRole('button', { name: 'Next trader' }).click();
  await expireLockout(page, 'Vera Violations');
  await rename(`${segment}.older`, segment);
  const older = await journalLines(practiceJournal(dataHome));
  await page.getByRole('button', { name: 'Next trader' }).click();
  await lookUp(page, 'Elena');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  const stop = page.getByRole('alert').filter({ hasText: 'Nothing was sent or recorded.' });
  await expect(stop).toContainText('newest record is not genuine');
  expect(await journalLines(practiceJournal(dataHome))).toEqual(older);
});
