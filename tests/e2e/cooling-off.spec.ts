import { askItself, chooseTrader, pressAndConfirm } from './order-page';
import { ended, expect, nextTrader, order, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

test.describe('a cooling-off that warns', () => {
  test.use({ enforced: { coolingOffMinutes: 60, coolingOffThen: 'warn' } });
  test('says so, and an order still goes and is recorded as done', async ({ desk, server }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await chooseTrader(page, '4242');
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    await nextTrader(page);
    await chooseTrader(page, '4242');
    await expect(page.getByText('This trader is within the cooling-off.')).toBeVisible();
    await expect(page.locator('main')).toContainText('Make sure that this is asked for anew.');
    await expect(page.getByLabel(/^Second reason/)).toHaveCount(0);
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
    const lines = (await realLines(desk)).filter(({ type }) => type === 'order.outcome');
    expect(lines.map(({ data }) => data['outcome'])).toEqual(['done', 'done']);
  });
});

test.describe('a cooling-off that refuses', () => {
  test.use({ enforced: { coolingOffMinutes: 60, coolingOffThen: 'refuse' } });
  test('warns, and a press is an outcome that was not sent, with a record', async ({ desk, server }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await order(page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    await nextTrader(page);
    await chooseTrader(page, '4242');
    await expect(page.getByText('This trader is within the cooling-off.')).toBeVisible();
    await pressAndConfirm(page);
    const end = await ended(desk);
    expect(end).toMatchObject({ outcome: 'not-sent', reason: 'cooling-off' });
    expect(end.record).toMatchObject({ attempts: 0 });
    expect(server.received).toHaveLength(1);
    // What was refused starts no cooling-off of its own, and another trader has none.
    await nextTrader(page);
    await order(page, '4343');
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
  });
});

test.describe('a cooling-off that asks for a second reason', () => {
  test.use({ enforced: { coolingOffMinutes: 60, coolingOffThen: 'second-reason' } });
  test('takes the order with one alone, keeps it in the journal and sends it to nobody', async ({
    desk,
    server,
  }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await order(page, '4242');
    await ended(desk);
    expect(await askItself(page, {})).toBe('second-reason-missing');
    await nextTrader(page);
    await chooseTrader(page, '4242');
    await page.getByRole('button', { name: 'Expire lockout…' }).click();
    await expect(page.locator('main').getByRole('alert')).toContainText('asks for a second reason');
    await page.getByLabel(/^Second reason/).fill('He called again.');
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    const intent = (await realLines(desk)).findLast(({ type }) => type === 'order.intent');
    expect(intent?.data).toMatchObject({ secondReason: 'He called again.' });
    expect(server.received.at(-1)?.body.toString()).toBe('{"userId":4242}');
    await expect(page.locator('[data-outcome]')).toContainText('He called again.');
  });
});
