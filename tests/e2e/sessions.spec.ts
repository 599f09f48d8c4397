import { readFile } from 'node:fs/promises';
import type { RunningDesk } from './application';
import {
  enter,
  ended,
  expect,
  forget,
  goTo,
  order,
  overTheBridge,
  realLines,
  signIn,
  toClipboard,
} from './real-desk';
import { admin } from '../stand-ins/auth-server';
import { test } from './own-keyring';
import { marker } from '../../scripts/token-search.mjs';
import { newToken } from './secret';
import { chooseTrader } from './order-page';

const clipboardText = ({ app }: RunningDesk): Promise<string> =>
  app.evaluate(async ({ clipboard }) => clipboard.readText());

const item = (desk: RunningDesk, id = 'test-desk') => desk.page.locator(`[data-session="${id}"]`);

/** Presses in the Sessions page and waits for the state that comes of it. */
async function pasteInSessions(desk: RunningDesk, state: string): Promise<void> {
  await item(desk)
    .getByRole('button', { name: /^Paste token/ })
    .click();
  await expect(item(desk)).toHaveAttribute('data-state', state);
}

test('a token is pasted, kept over a restart, used, and forgotten', async ({ desk, server }) => {
  const token = newToken(6000);
  await goTo(desk.page, /Sessions/);
  await expect(item(desk)).toHaveAttribute('data-state', 'none');
  await toClipboard(desk, `  Bearer ${token}\n`);
  await pasteInSessions(desk, 'kept');
  expect(await clipboardText(desk)).toBe('');
  await expect(item(desk)).toContainText(/clipboard was cleared/i);
  await expect(item(desk, 'test-live')).toHaveAttribute('data-state', 'none');
  const fingerprint = await item(desk).locator('b.mono').innerText();

  const page = await desk.relaunch();
  await enter(page, 'TEST DESK');
  await expect(page.locator('header [data-state="kept"]')).toBeVisible();
  await order(page, '4242');
  expect((await ended(desk)).outcome).toBe('done');
  expect(server.received[0]?.head).toContain(`Authorization: Bearer ${token}\r\n`);

  await goTo(page, /Sessions/);
  await forget(desk.page, item(desk));
  await expect(item(desk)).toHaveAttribute('data-state', 'none');
  const sessions = (await realLines(desk)).filter(({ type }) => type.startsWith('session.'));
  expect(sessions.map(({ type, data }) => [type, data['tokenFingerprint']])).toEqual([
    ['session.saved', fingerprint],
    ['session.forgotten', fingerprint],
  ]);
  const bridge = await overTheBridge(desk);
  expect(bridge).toContain('sessions:paste');
  expect(bridge).not.toContain(marker);
  expect(await page.content()).not.toContain(marker);
});

test('what is no token is refused with a sentence, stays on the clipboard and changes nothing', async ({
  desk,
}) => {
  await goTo(desk.page, /Sessions/);
  for (const [text, sentence] of [
    ['', /no text on the clipboard/i],
    ['short', /too short/i],
    ['x'.repeat(9000), /too long/i],
    ['a text of several words that is long enough', /is no token/i],
  ] as const) {
    await toClipboard(desk, text);
    await pasteInSessions(desk, 'none');
    await expect(item(desk)).toContainText(sentence);
    await expect(item(desk)).toContainText(/nothing was changed/i);
    expect(await clipboardText(desk)).toBe(text);
  }
  expect((await realLines(desk)).filter(({ type }) => type.startsWith('session.'))).toEqual([]);
});

test('a token in the notes stops the order: neither recorded nor sent', async ({ desk, server }) => {
  const token = newToken();
  await signIn(desk, token);
  const reply = await desk.page.evaluate(
    (notes) =>
      window.desk.expireLockout({
        environmentId: 'test-desk',
        userId: '4242',
        notes,
        confirmation: { kind: 'confirmed' },
      }),
    // As the page itself must never hold it, the test types what the administrator would have to know.
    `see ${token}`,
  );
  expect(reply).toMatchObject({ kind: 'answer', value: { kind: 'stopped', why: 'text-holds-token' } });
  expect(server.received).toHaveLength(0);
  expect((await realLines(desk)).map(({ type }) => type)).not.toContain('order.intent');
  // What the test itself sent over the bridge was written down by it; that file is the test's, and goes here.
  await desk.forgetBridge();
});

const stopped = async (desk: RunningDesk, sentence: RegExp): Promise<void> => {
  const { page } = desk;
  await goTo(page, /Expire/);
  await chooseTrader(page, '4242');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' });
  const told = page.getByRole('alert');
  // What stops it may be known at the first press, or only when it is confirmed.
  await expect(confirm.or(told).first()).toBeVisible({ timeout: 10_000 });
  if (await confirm.isVisible()) await confirm.click();
  await expect(told).toContainText(sentence, { timeout: 10_000 });
  await expect(page.getByRole('alert')).toContainText(/nothing was sent or recorded/i);
};

test('a locked keyring: its own state and sentence, no order, and all is well once it is open again', async ({
  desk,
  keyring,
  server,
}) => {
  await signIn(desk, newToken());
  await keyring.lock();
  await stopped(desk, /keychain is locked/i);
  await goTo(desk.page, /Sessions/);
  await expect(item(desk)).toHaveAttribute('data-state', 'unavailable');
  await expect(item(desk)).toContainText(/keychain is locked/i);
  await toClipboard(desk, newToken());
  await pasteInSessions(desk, 'unavailable');
  await expect(item(desk)).toContainText(/nothing was changed/i);
  expect(await clipboardText(desk)).toContain(marker);
  await desk.app.evaluate(({ clipboard }) => clipboard.clear());
  expect(server.received).toHaveLength(0);
});

test('a keyring that is gone in mid-flight is missing; the window lives on', async ({
  desk,
  keyring,
  server,
}) => {
  await signIn(desk, newToken());
  keyring.keyring().kill('SIGKILL');
  await stopped(desk, /no keychain that answers/i);
  await goTo(desk.page, /Sessions/);
  await expect(item(desk)).toContainText(/no keychain that answers/i);
  expect(server.received).toHaveLength(0);
});

test('a keyring that never answers is told as such within its deadline, and serves again once it does', async ({
  desk,
  keyring,
  server,
}) => {
  await signIn(desk, newToken());
  keyring.keyring().kill('SIGSTOP');
  const started = Date.now();
  await stopped(desk, /did not answer in time/i);
  expect(Date.now() - started).toBeLessThan(10_000);
  keyring.keyring().kill('SIGCONT');
  const press = desk.page.getByRole('button', { name: 'Expire lockout…' });
  const dialog = desk.page.getByRole('alertdialog');
  await expect(async () => {
    if (!(await dialog.isVisible())) await press.click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Expire lockout' }).click();
  expect((await ended(desk)).outcome).toBe('done');
  expect(server.received).toHaveLength(1);
});

test('a split token with a part missing is damaged: forgotten and pasted again, it works', async ({
  desk,
  keyring,
}) => {
  await signIn(desk, newToken(6000));
  // Whose it is comes a moment later, and then the session is written once more.
  await expect(desk.page.getByRole('banner')).toContainText(admin.fullName);
  expect(await keyring.deleteEntry('.1')).toBe(true);
  await stopped(desk, /only a part of the token/i);
  await goTo(desk.page, /Sessions/);
  await forget(desk.page, item(desk));
  await expect(item(desk)).toHaveAttribute('data-state', 'none');
  await toClipboard(desk, newToken(6000));
  await pasteInSessions(desk, 'kept');
});

test('Practice asks nothing of the keychain', async ({ desk }) => {
  const note = await readFile(`${desk.folder}/config/Lockout Desk/keychain-items-of-tests.json`).catch(
    () => 'none',
  );
  expect(note).toBe('none');
});
