import { pressAndConfirm } from './order-page';
import { ended, expect, goTo, nextTrader, order, realLines, signIn } from './real-desk';
import { held, leaveNoRoom, longNotes, longRefusal, reserveOf, sizeOf, test } from './real-disk';
import { newToken } from './secret';

const orderKinds = ['order.intent', 'order.outcome'];

// Elsewhere there is no such mount; the same promises are held there by the unit tests.
if (process.platform === 'linux') {
  test('full before the press: nothing is sent, history is there, and with room the next press goes through', async ({
    desk,
    disk,
    server,
  }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await order(page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    await nextTrader(page);
    disk.fill();
    await order(page, '4343', longNotes);
    await expect(page.getByRole('alert')).toContainText(
      /journal cannot be written.*nothing was sent or recorded/i,
    );
    await expect(page.locator('[data-outcome]')).toHaveCount(0);
    expect(server.received).toHaveLength(1);
    await goTo(page, /History/);
    await expect(page.locator('tr.order')).toHaveCount(1);
    await expect(page.locator('tr.order')).toContainText('4242');
    await expect(page.locator('header [data-journal]')).toHaveAttribute('data-journal', 'not-writable');

    disk.free();
    await goTo(page, /Expire/);
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
    await expect(page.locator('header [data-journal]')).toHaveAttribute('data-journal', 'open');
    const orders = (await realLines(desk)).filter(({ type }) => type.startsWith('order.'));
    expect(orders.map(({ type }) => type)).toEqual([...orderKinds, ...orderKinds]);
  });

  test('full between intent and outcome: the outcome is recorded from the reserve at once, and shown', async ({
    desk,
    disk,
    server,
  }) => {
    const { page } = desk;
    const late = held(longRefusal);
    await signIn(desk, newToken());
    server.next(late.script);
    await order(page, '4242', longNotes);
    await expect.poll(() => server.received.length).toBe(1);
    disk.fill();
    late.give();
    const { outcome, record } = await ended(desk);
    expect(outcome).toBe('refused');
    expect(String(record['serverText']).length).toBeGreaterThan(2_000);
    await expect(page.locator('[data-outcome]')).not.toContainText(/not recorded yet/i);
    expect(sizeOf(reserveOf(desk))).toBe(0);

    await nextTrader(page);
    await order(page, '4242');
    await expect(page.getByRole('alert')).toContainText(/journal cannot be written/i);
    expect(server.received).toHaveLength(1);
    disk.free();
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
    expect(sizeOf(reserveOf(desk))).toBe(256 * 1024);
  });

  test('no room at all for an outcome: it is shown, said to be unrecorded, and recorded by itself', async ({
    desk,
    disk,
    server,
  }) => {
    const { page } = desk;
    const late = held();
    await signIn(desk, newToken());
    server.next(late.script);
    await order(page, '4242', longNotes);
    await expect.poll(() => server.received.length).toBe(1);
    leaveNoRoom(desk, disk);
    late.give();
    const shown = page.locator('[data-outcome="done"]');
    await expect(shown).toContainText(/outcome is not recorded yet/i);
    expect((await realLines(desk)).at(-1)?.type).toBe('order.intent');

    // What is known and only waits for the disk is no unknown: it can be neither closed nor repeated as one.
    await goTo(page, /Follow-up/);
    await expect(page.locator('main')).not.toContainText('4242');
    await goTo(page, /History/);
    await expect(page.locator('tr.order')).toContainText('Under way');
    await goTo(page, /Expire/);
    await nextTrader(page);
    await order(page, '4343');
    await expect(page.getByRole('alert')).toContainText(/earlier order is not recorded yet/i);
    expect(server.received).toHaveLength(1);

    disk.free();
    await expect
      .poll(async () => (await realLines(desk)).at(-1)?.type, { timeout: 8_000 })
      .toBe('order.outcome');
    expect((await realLines(desk)).at(-1)?.data).toMatchObject({ outcome: 'done', reason: 'expired' });
    await goTo(page, /History/);
    await expect(page.locator('tr.order')).toContainText('Done');
    await goTo(page, /Expire/);
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
  });

  test('an outcome that waits for the disk: once it is recorded, the screen says so by itself', async ({
    desk,
    disk,
    server,
  }) => {
    const { page } = desk;
    const late = held();
    await signIn(desk, newToken());
    server.next(late.script);
    await order(page, '4242', longNotes);
    await expect.poll(() => server.received.length).toBe(1);
    leaveNoRoom(desk, disk);
    late.give();
    const shown = page.locator('[data-outcome="done"]');
    await expect(shown).toContainText(/outcome is not recorded yet/i);
    disk.free();
    await expect(shown).not.toContainText(/not recorded yet/i, { timeout: 8_000 });
    const last = (await realLines(desk)).at(-1);
    expect(last?.type).toBe('order.outcome');
    await expect(shown).toContainText(`#${String(last?.seq)}`);
    await expect(page.locator('[data-announcer]')).toContainText(/recorded/i);
    await expect(page.locator('header [data-journal]')).toHaveAttribute('data-journal', 'open');
  });
}
