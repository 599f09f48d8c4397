import { expect, test } from './application';
import { expireLockout, journalLines, outcomeShown, practiceJournal, pressAndConfirm } from './order-page';

test('an unknown waits for follow-up until somebody closes it', async ({ desk }) => {
  const { page, dataHome } = desk;
  await expireLockout(page, 'Cuno Cut-Body');
  await page.getByRole('button', { name: 'Leave for follow-up' }).click();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Follow-up/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Cuno Cut-Body' })).toBeVisible();
  await page.getByRole('button', { name: /^Close…/ }).click();
  await page.getByRole('radio', { name: /took effect/i }).click();
  await page.getByRole('textbox', { name: /note/i }).fill('Trader says that he can trade again.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Close|Record)/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Cuno Cut-Body' })).toHaveCount(0);
  const last = (await journalLines(practiceJournal(dataHome))).at(-1);
  expect(last).toMatchObject({
    type: 'order.closed',
    data: { as: 'took-effect', note: 'Trader says that he can trade again.' },
  });
});

test('a repeat by hand is a new order that names the one it repeats', async ({ desk }) => {
  const { page, dataHome } = desk;
  await expireLockout(page, 'Hugo Html');
  await page.getByRole('button', { name: 'Repeat the order…' }).click();
  await pressAndConfirm(page);
  await outcomeShown(page);
  await expect
    .poll(
      async () =>
        (await journalLines(practiceJournal(dataHome))).filter(({ type }) => type === 'order.outcome').length,
    )
    .toBe(2);
  const intents = (await journalLines(practiceJournal(dataHome))).filter(
    ({ type }) => type === 'order.intent',
  );
  expect(intents[1]?.data).toMatchObject({ repeatOf: intents[0]?.data['orderId'], repeats24h: 1 });
});
