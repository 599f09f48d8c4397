import { expect, test } from './application';
import { chooseTrader, expectUnbroken, journalLines, practiceJournal, pressAndConfirm } from './order-page';

test('killed between intent and answer: the next start shows the order as unknown', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseTrader(page, 'Hana Hangs');
  await pressAndConfirm(page);
  await expect
    .poll(async () => (await journalLines(practiceJournal(dataHome))).at(-1)?.type, { timeout: 5_000 })
    .toBe('order.intent');
  const before = await journalLines(practiceJournal(dataHome));
  await desk.kill();

  const again = await desk.relaunch();
  await again
    .getByRole('navigation')
    .getByRole('button', { name: /Follow-up/ })
    .click();
  await expect(again.getByRole('heading', { name: 'Hana Hangs' })).toBeVisible();
  await expect(again.getByText(/ended before/i).first()).toBeVisible();
  const after = await journalLines(practiceJournal(dataHome));
  expect(after.slice(0, before.length)).toEqual(before);
  expectUnbroken(after);
});
