import { once } from 'node:events';
import type { RunningDesk } from './application';
import type { ApiServer } from '../stand-ins/api-server';
import type { MountedDisk } from '../stand-ins/mounted-disk';
import { enter, ended, expect, goTo, order, realLines, signIn } from './real-desk';
import { held, leaveNoRoom, longNotes, test } from './real-disk';
import { newToken } from './secret';

/** An order that the server has performed, and whose outcome the disk refuses. */
async function unrecorded(desk: RunningDesk, disk: MountedDisk, server: ApiServer): Promise<void> {
  const late = held();
  await signIn(desk, newToken());
  server.next(late.script);
  await order(desk.page, '4242', longNotes);
  await expect.poll(() => server.received.length).toBe(1);
  leaveNoRoom(desk, disk);
  late.give();
  await expect(desk.page.locator('[data-outcome="done"]')).toContainText(/outcome is not recorded yet/i);
}

/** Closes the window, as its cross does, and waits for the application's end. */
async function closeWindow({ app, page }: RunningDesk): Promise<void> {
  const exited = once(app.process(), 'exit');
  await page.close();
  // The signal, too, tells what ended it.
  expect(await exited).toEqual([0, null]);
}

// Elsewhere there is no such mount.
if (process.platform === 'linux') {
  test('closed while the disk refuses an outcome: it ends, and the next start shows the order as unknown', async ({
    desk,
    disk,
    server,
  }) => {
    await unrecorded(desk, disk, server);
    await closeWindow(desk);
    expect((await realLines(desk)).at(-1)?.type).toBe('order.intent');

    // The disk is still full: what waits can be read all the same.
    const page = await desk.relaunch();
    await enter(page, 'TEST DESK');
    await goTo(page, /Follow-up/);
    await expect(page.locator('main')).toContainText('4242');
    await expect(page.locator('main')).toContainText(/application ended before an outcome was recorded/i);
    await goTo(page, /History/);
    await expect(page.locator('tr.order')).toContainText('Unknown');

    disk.free();
    await goTo(page, /Expire/);
    await order(page, '4343');
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
    await goTo(page, /Follow-up/);
    await expect(page.locator('main')).toContainText('4242');
  });

  test('closed when the disk has room again: the outcome is recorded before the application ends', async ({
    desk,
    disk,
    server,
  }) => {
    await unrecorded(desk, disk, server);
    disk.free();
    await closeWindow(desk);
    const last = (await realLines(desk)).at(-1);
    expect(last).toMatchObject({ type: 'order.outcome', data: { outcome: 'done', reason: 'expired' } });
    const page = await desk.relaunch();
    await enter(page, 'TEST DESK');
    await goTo(page, /History/);
    await expect(page.locator('tr.order')).toContainText('Done');
    expect(server.received).toHaveLength(1);
  });
}
