import { expect, test } from './application';
import { chooseTrader, journalLines, outcomeShown, practiceJournal, pressAndConfirm } from './order-page';

test('a penalty is waited out in view and the order resent under the same intent', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseTrader(page, 'Petra Penalty');
  await pressAndConfirm(page);
  await expect(page.getByText(/[1-5] s(econds?)?\b/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel the order' })).toBeVisible();
  expect((await outcomeShown(page, 15_000)).outcome).toBe('done');
  const records = await journalLines(practiceJournal(dataHome));
  const kinds = records.map(({ type }) => type).filter((type) => type.startsWith('order.'));
  expect(kinds).toEqual(['order.intent', 'order.penalty', 'order.outcome']);
  expect(records.at(-1)?.data).toMatchObject({ outcome: 'done', attempts: 2 });
});

test('Cancel ends the wait: refused, nothing was performed, nothing is resent', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseTrader(page, 'Petra Penalty');
  await pressAndConfirm(page);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  expect((await outcomeShown(page)).outcome).toBe('refused');
  const records = await journalLines(practiceJournal(dataHome));
  expect(records.at(-1)?.data).toMatchObject({
    outcome: 'refused',
    reason: 'penalty-cancelled',
    attempts: 1,
  });
});
