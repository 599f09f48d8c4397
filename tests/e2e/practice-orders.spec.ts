import { expect, test } from './application';
import { expireLockout, journalLines, practiceJournal, lookUp } from './order-page';

/** Each sample trader, the outcome and the reason that the journal must hold, and a word of the sentence shown. */
const samples: readonly (readonly [string, string, string, RegExp])[] = [
  ['Elena Expired', 'done', 'expired', /lockout was expired/i],
  ['Noah No-Lockout', 'refused', 'refused-by-rules', /nothing was changed/i],
  ['Uma Unknown-User', 'refused', 'refused-by-rules', /nothing was changed/i],
  ['Otto Other-Organization', 'refused', 'refused-by-rules', /nothing was changed/i],
  ['Nadia Not-Administrator', 'refused', 'refused-by-rules', /nothing was changed/i],
  ['Vera Violations', 'refused', 'violations', /nothing was changed/i],
  ['Petra Penalty', 'done', 'expired', /lockout was expired/i],
  ['Carl Captcha', 'refused', 'penalty-captcha', /nothing was changed/i],
  ['Tess Token-Expired', 'refused', 'unauthorized', /nothing was changed/i],
  ['Frank Forbidden', 'refused', 'forbidden', /nothing was changed/i],
  ['Nina Not-Found', 'refused', 'not-found', /nothing was changed/i],
  ['Lars Limited', 'refused', 'calls-limited', /nothing was changed/i],
  ['Tom Too-Many', 'refused', 'too-many-calls', /nothing was changed/i],
  ['Sam Server-Error', 'unknown', 'server-error', /may have been expired/i],
  ['Hana Hangs', 'unknown', 'no-answer', /may have been expired/i],
  ['Cuno Cut-Body', 'unknown', 'answer-cut', /may have been expired/i],
  ['Ottilie Offline', 'not-sent', 'offline', /was not sent/i],
  ['Hugo Html', 'unknown', 'answer-unreadable', /may have been expired/i],
];

test('each sample trader: its outcome on the screen and in the journal', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, dataHome } = desk;
  for (const [name, outcome, reason, sentence] of samples) {
    await test.step(name, async () => {
      const shown = await expireLockout(page, name, 30_000);
      expect(shown.outcome, name).toBe(outcome);
      expect(shown.sentence, name).toMatch(sentence);
      const records = (await journalLines(practiceJournal(dataHome))).map(({ type, data }) => ({
        type,
        data,
      }));
      const last = records.at(-1);
      expect(last, name).toMatchObject({ type: 'order.outcome', data: { outcome, reason } });
      const intent = records.findLast(({ type }) => type === 'order.intent');
      expect(intent?.data, name).toMatchObject({ orderId: last?.data['orderId'], target: { name } });
      await page.getByRole('button', { name: 'Next trader' }).click();
    });
  }
  expect(await desk.complaints()).toEqual([]);
});

test('the highest id and notes in four scripts reach the record to the letter', async ({ desk }) => {
  const { page, dataHome } = desk;
  const notes = 'Line "one"\nпривет 你好 مرحبا 🙂 \\ </script>';
  await lookUp(page, '9223372036854775807');
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await expect(page.locator('details', { hasText: 'What will be sent' }).locator('pre')).toContainText(
    '{"userId":9223372036854775807,"notes":',
  );
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await expect(page.locator('[data-outcome]')).toBeVisible({ timeout: 10_000 });
  const intent = (await journalLines(practiceJournal(dataHome))).findLast(
    ({ type }) => type === 'order.intent',
  );
  expect(intent?.data).toMatchObject({ target: { userId: '9223372036854775807' }, notes });
});

test('an id that nobody knows is allowed, with a plain warning', async ({ desk }) => {
  const { page } = desk;
  await lookUp(page, '424242');
  await page.getByRole('option', { name: /424242/ }).click();
  await expect(page.getByText(/nobody on this computer knows/i)).toBeVisible();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('424242');
});

test('a whole id and Enter mean that id, not a known one that begins so', async ({ desk }) => {
  const { page } = desk;
  await lookUp(page, '482091');
  await expect(page.getByRole('option').first()).toContainText('482091: nobody');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Chosen trader' });
  await expect(card).toContainText('No name known');
  await expect(card).toContainText('482091');
  await expect(card).not.toContainText('Marisol');
});

test('an order over an unknown one that waits is warned of before the press', async ({ desk }) => {
  const { page } = desk;
  await expireLockout(page, 'Sam Server-Error');
  await page.getByRole('button', { name: 'Next trader' }).click();
  await lookUp(page, 'Sam Server-Error');
  await page.getByRole('option').first().click();
  await expect(page.getByText(/waits for follow-up: its outcome is unknown/i)).toBeVisible();
  await page.getByRole('button', { name: 'Go to Follow-up' }).click();
  await page.getByRole('button', { name: /^Repeat…/ }).click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(/repeats the order of/i);
});

for (const bad of ['0', '01', '+5', '-5', '1e3', '9223372036854775808', '٣', '5.0', ' ', '1 2']) {
  test(`"${bad}" is no id: nothing can be pressed, and the form says why`, async ({ desk }) => {
    const { page, dataHome } = desk;
    await lookUp(page, bad);
    await expect(
      page
        .getByRole('option')
        .or(page.getByText(/nobody found|this is no id/i))
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('option', { name: /^Use id/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Expire lockout…' }).click();
    await expect(page.getByRole('alert')).toContainText(
      /choose a trader first\. nothing was sent or recorded/i,
    );
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    const kinds = (await journalLines(practiceJournal(dataHome))).map(({ type }) => type);
    expect(kinds.filter((type) => type.startsWith('order.'))).toEqual([]);
  });
}
