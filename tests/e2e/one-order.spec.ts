import { expect, test } from './application';
import { chooseTrader, journalLines, outcomeShown, practiceJournal } from './order-page';

const intents = async (dataHome: string): Promise<number> =>
  (await journalLines(practiceJournal(dataHome))).filter(({ type }) => type === 'order.intent').length;

test('a second press while one order is under way does nothing', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseTrader(page, 'Elena Expired');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' });
  await confirm.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
    button.click();
  });
  expect((await outcomeShown(page)).outcome).toBe('done');
  expect(await intents(dataHome)).toBe(1);
});

test('ten calls at once from the page’s console: one order, nine told that one is under way', async ({
  desk,
}) => {
  const { page, dataHome } = desk;
  const replies = await page.evaluate(async () => {
    const order = {
      environmentId: 'practice',
      userId: '424242',
      notes: '',
      confirmation: { kind: 'confirmed' },
    } as const;
    return Promise.all(Array.from({ length: 10 }, () => window.desk.expireLockout(order)));
  });
  const values = replies.map((reply) => (reply.kind === 'answer' ? reply.value : reply));
  expect(values.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
  expect(values.filter((value) => value.kind === 'stopped' && value.why === 'busy')).toHaveLength(9);
  expect(await intents(dataHome)).toBe(1);
});

test('the page cannot open a second window', async ({ desk }) => {
  const opened = await desk.page.evaluate(() => window.open('desk://app/index.html') === null);
  expect(opened).toBe(true);
  expect(desk.app.windows()).toHaveLength(1);
});

test('a second instance leaves at once and shows the first one’s window', async ({ desk }) => {
  const second = await desk.startSecond();
  expect(await second.exited).toBe(0);
  expect(desk.app.windows()).toHaveLength(1);
});

test('a second instance with other settings but the same journal can’t write, and says who holds it', async ({
  desk,
}) => {
  const second = await desk.startBeside();
  await second.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await expect(second.page.getByText(/another/i).first()).toBeVisible();
  const reply = await second.page.evaluate(() =>
    window.desk.expireLockout({
      environmentId: 'practice',
      userId: '424242',
      notes: '',
      confirmation: { kind: 'confirmed' },
    }),
  );
  expect(reply).toMatchObject({ kind: 'answer', value: { kind: 'stopped', why: 'journal-held' } });
  expect(await intents(desk.dataHome)).toBe(0);
});
