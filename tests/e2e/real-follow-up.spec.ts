import { existsSync } from 'node:fs';
import { answer, cut } from '../stand-ins/scripts';
import {
  ended,
  enter,
  expect,
  goTo,
  nextTrader,
  order,
  realJournal,
  realLines,
  signIn,
  test,
} from './real-desk';
import { newToken } from './secret';

test('an unknown of a real environment is seen by the next shift, which starts in Practice', async ({
  desk,
  server,
}) => {
  await signIn(desk, newToken());
  server.next(cut, answer(200, '{"ok":false,"errorText":"No active lockout."}'));
  await order(desk.page, '4242');
  expect((await ended(desk)).outcome).toBe('unknown');

  const page = await desk.relaunch();
  await expect(page.getByRole('button', { name: 'Environment: PRACTICE' })).toBeVisible();
  await expect(
    page.getByRole('navigation').getByRole('button', { name: /Follow-up.*1.*open/ }),
  ).toBeVisible();
  await goTo(page, /Follow-up/);
  await expect(page.getByText(/1 order of real environments wait/i)).toBeVisible();
  await page.getByRole('button', { name: 'Go to Test Desk' }).click();
  await expect(page.getByRole('heading', { name: 'No name known' })).toBeVisible();

  // Repeated by hand: a new order, whose refusal closes nothing by itself.
  await page.getByRole('button', { name: /^Repeat…/ }).click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  expect((await ended(desk)).outcome).toBe('refused');
  await expect(page.getByText(/which of the two orders did it/i)).toBeVisible();
  await nextTrader(page);
  await goTo(page, /Follow-up/);
  await page.getByRole('button', { name: /^Close…/ }).click();
  await page.getByRole('radio', { name: /can’t be known/i }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close order' }).click();
  await expect(page.getByRole('heading', { name: 'No name known' })).toHaveCount(0);
  const kinds = (await realLines(desk)).map(({ type }) => type).filter((type) => type.startsWith('order.'));
  expect(kinds).toEqual(['order.intent', 'order.outcome', 'order.intent', 'order.outcome', 'order.closed']);
});

test('a token in the note that closes an unknown is not recorded', async ({ desk, server }) => {
  const token = newToken();
  await signIn(desk, token);
  server.next(cut);
  await order(desk.page, '4242');
  await ended(desk);
  const before = await realLines(desk);
  await desk.page.getByRole('button', { name: 'Leave for follow-up' }).click();
  await desk.page.getByRole('button', { name: /^Close…/ }).click();
  await desk.page.getByRole('radio', { name: /took effect/i }).click();
  await desk.page.getByRole('textbox', { name: /note/i }).fill(`His token is ${token}`);
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Close order' }).click();
  await expect(desk.page.getByRole('alert')).toContainText(/recorded nowhere/i);
  expect(await realLines(desk)).toEqual(before);
  await desk.forgetBridge();
});

test('looking around in a real environment begins no journal; its first token does', async ({ desk }) => {
  const { page, dataHome } = desk;
  await enter(page, 'TEST DESK');
  for (const name of [/Follow-up/, /History/, /Sessions/, /Expire/]) {
    await goTo(page, name);
    await page.waitForTimeout(200);
  }
  expect(existsSync(realJournal(dataHome))).toBe(false);
  await signIn(desk, newToken());
  expect((await realLines(desk)).map(({ type }) => type)).toEqual(['journal.opened', 'session.saved']);
});
