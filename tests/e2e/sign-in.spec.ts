import { access } from 'node:fs/promises';
import { admin, adminName } from '../stand-ins/auth-server';
import { answer } from '../stand-ins/scripts';
import { marker } from '../../scripts/token-search.mjs';
import { chooseFile, dialogOf, item, newKey, openForm, signInWithFile, test } from './key-desk';
import { ended, enter, expect, goTo, overTheBridge, realLines } from './real-desk';
import { expectAccessible } from './accessible';
import { lookUp } from './order-page';

const wrong = answer(200, '{"errorText":"Incorrect username or password. Please try again."}');

test('an administrator signs in with the key’s file, is named everywhere, and deletes the file', async ({
  desk,
  server,
  key,
  keyFile,
}) => {
  const { page } = desk;
  await signInWithFile(page);
  const [asked] = server.auth.of('accesstokenrequest');
  expect(asked?.head).toMatch(/^POST \/v1\/auth\/accesstokenrequest HTTP/);
  expect(asked?.head).not.toMatch(/^authorization:/im);
  const body = JSON.parse(asked?.body.toString() ?? '{}') as Record<string, unknown>;
  expect(body).toEqual({ ...key, deviceId: expect.stringMatching(/^[0-9a-f-]{36}$/) });

  await expect(item(page)).toContainText(admin.fullName);
  await expect(item(page)).toContainText(admin.organizationName);
  await enter(page, 'TEST DESK');
  await expect(page.getByRole('banner')).toContainText(/1 h (19|20) min left/);
  await expect(page.getByRole('banner')).toContainText(admin.fullName);
  await goTo(page, /Expire/);
  await lookUp(page, '4242');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  const confirm = page.getByRole('alertdialog');
  await expect(confirm).toContainText(admin.fullName);
  await expect(confirm).toContainText(admin.organizationName);
  await confirm.getByRole('button', { name: 'Expire lockout' }).click();
  expect((await ended(desk)).outcome).toBe('done');
  const lines = await realLines(desk);
  const actors = lines.map(({ type, line }) => [type, (JSON.parse(line) as { actor: object }).actor]);
  const saved = lines.find(({ type }) => type === 'session.saved');
  expect(saved?.data).toMatchObject({
    environment: 'test-desk',
    how: 'signed-in',
    expiresAt: expect.stringMatching(/Z$/),
  });
  expect(saved?.data['who']).toMatchObject({ name: admin.fullName, organization: admin.organizationName });
  for (const type of ['order.intent', 'order.outcome'])
    expect(actors).toContainEqual([type, expect.objectContaining({ admin: adminName })]);

  await goTo(page, /Sessions/);
  await page.getByRole('button', { name: /^Delete/ }).click();
  await expect(item(page)).toContainText(/deleted/i);
  await expect(access(keyFile)).rejects.toThrow();
});

test('a typed key passes the page once: its fields are empty at once, and a kept key signs in again', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const key = newKey();
  const form = await openForm(page);
  await form.getByRole('radio', { name: /Type the key/ }).check();
  server.auth.next('accesstokenrequest', wrong);
  const fill = async (): Promise<void> => {
    await form.locator('input[name="name"]').fill(key.name);
    await form.locator('input[name="password"]').fill(key.password);
    await form.locator('input[name="appId"]').fill(key.appId);
    await form.locator('input[name="appVersion"]').fill(key.appVersion);
    await form.locator('input[name="cid"]').fill(String(key.cid));
    await form.locator('input[name="sec"]').fill(key.sec);
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await fill();
  await expect(form.getByRole('alert')).toContainText(/Incorrect username or password/);
  await expect(form).toContainText(/4 of 5 tries/);
  const values = await form
    .locator('input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(values.join('')).not.toContain(marker);
  await fill();
  await expect(form).toBeHidden();
  await expect(item(page)).toHaveAttribute('data-state', 'kept');

  await desk.relaunch();
  await openForm(desk.page);
  await dialogOf(desk.page)
    .getByRole('radio', { name: /kept key/ })
    .check();
  await dialogOf(desk.page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialogOf(desk.page)).toBeHidden();
  const bodies = server.auth
    .of('accesstokenrequest')
    .map(({ body }) => JSON.parse(body.toString()) as object);
  expect(bodies).toHaveLength(3);
  // One device, whatever was started anew meanwhile.
  expect(new Set(bodies.map((one) => (one as { deviceId: string }).deviceId)).size).toBe(1);
  const bridge = await overTheBridge(desk);
  expect(bridge).toContain('sessions:sign-in');
  expect(bridge).not.toContain(marker);
});

test('a kept key is removed at the administrator’s word, and its session goes on', async ({ desk }) => {
  let { page } = desk;
  await signInWithFile(page);
  await expect(item(page)).toContainText('The keychain has the key');
  await openForm(page);
  const kept = dialogOf(page).getByRole('radio', { name: /kept key/ });
  await expect(kept).toBeChecked();
  await dialogOf(page).getByRole('button', { name: 'Remove the kept key…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Back' }).click();
  await expect(kept).toBeChecked();
  await dialogOf(page).getByRole('button', { name: 'Remove the kept key…' }).click();
  await expectAccessible(page, 'removing the kept key');
  await dialogOf(page).getByRole('button', { name: 'Remove the key', exact: true }).click();
  await expect(dialogOf(page).getByRole('alert')).toContainText('The kept key is removed.');
  await expect(dialogOf(page).getByRole('radio', { name: /key file/ })).toBeFocused();
  await expect(kept).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(item(page)).toHaveAttribute('data-state', 'kept');
  // Whoever deletes the file now has no key any more.
  await expect(item(page)).toContainText('The key is not kept here');
  page = await desk.relaunch();
  await openForm(page);
  await expect(item(page)).toHaveAttribute('data-state', 'kept');
  await expect(dialogOf(page).getByRole('radio', { name: /key file/ })).toBeChecked();
  await expect(dialogOf(page).getByRole('radio', { name: /kept key/ })).toHaveCount(0);
});

test('the hour’s tries are counted over restarts, the last one is confirmed, and a sixth is never sent', async ({
  desk,
  server,
}) => {
  server.auth.next('accesstokenrequest', wrong, answer(401, 'Access is denied'), wrong, wrong, wrong);
  let page = desk.page;
  for (const left of [4, 3]) {
    await openForm(page);
    await chooseFile(page);
    await expect(dialogOf(page).getByRole('alert')).toBeVisible();
    await expect(dialogOf(page)).toContainText(`${String(left)} of 5 tries`);
    await page.keyboard.press('Escape');
  }
  page = await desk.relaunch();
  // In another environment: the server counts for the whole office.
  await openForm(page, 'test-live');
  await expect(dialogOf(page)).toContainText('3 of 5 tries');
  for (const left of [2, 1]) {
    await chooseFile(page);
    await expect(dialogOf(page)).toContainText(`${String(left)} of 5 tries`);
  }
  await chooseFile(page);
  await expect(dialogOf(page)).toContainText(/last try/i);
  expect(server.auth.of('accesstokenrequest')).toHaveLength(4);
  await dialogOf(page)
    .getByRole('button', { name: /use the last try/i })
    .click();
  await expect(dialogOf(page)).toContainText('No try is left this hour.');
  expect(server.auth.of('accesstokenrequest')).toHaveLength(5);
  const reply = await page.evaluate(() =>
    window.desk.signIn({ environmentId: 'test-live', key: { kind: 'file' }, lastTry: true }),
  );
  expect(reply).toMatchObject({ kind: 'answer', value: { kind: 'stopped', why: 'tries-used-up' } });
  expect(server.auth.of('accesstokenrequest')).toHaveLength(5);
});

for (const [name, script, sentence, goesOn] of [
  ['a captcha', answer(200, '{"p-ticket":"t","p-time":15,"p-captcha":true}'), /captcha/i, false],
  ['too many calls', answer(429, ''), /limit/i, false],
  ['a server’s trouble', answer(500, 'Internal Server Error, error id: 1b2c'), /1b2c/, true],
  ['a page of a portal', answer(200, '<html>Sign in</html>'), /sign/i, true],
] as const)
  test(`${name} is told as what it is, and nothing is tried again by itself`, async ({ desk, server }) => {
    const { page } = desk;
    server.auth.next('accesstokenrequest', script);
    await openForm(page);
    await chooseFile(page);
    await expect(dialogOf(page).getByRole('alert')).toContainText(sentence);
    if (goesOn) {
      await chooseFile(page);
      await expect(dialogOf(page)).toBeHidden();
    } else {
      await desk.relaunch();
      await openForm(desk.page);
      await expect(dialogOf(desk.page)).toContainText(/wait/i);
      const reply = await desk.page.evaluate(() =>
        window.desk.signIn({ environmentId: 'test-desk', key: { kind: 'file' }, lastTry: true }),
      );
      expect(reply).toMatchObject({ kind: 'answer', value: { kind: 'stopped', why: 'wait' } });
      expect(server.auth.of('accesstokenrequest')).toHaveLength(1);
    }
  });

test('a penalty is waited out in view, and the next press carries its ticket', async ({ desk, server }) => {
  const { page } = desk;
  server.auth.next('accesstokenrequest', answer(200, '{"p-ticket":"ticket-1","p-time":2}'));
  await openForm(page);
  await chooseFile(page);
  await expect(dialogOf(page).getByRole('alert')).toContainText(/wait/i);
  await page.waitForTimeout(2_500);
  await chooseFile(page);
  await expect(dialogOf(page)).toBeHidden();
  const [first, second] = server.auth
    .of('accesstokenrequest')
    .map(({ body }) => JSON.parse(body.toString()) as object);
  expect(second).toEqual({ ...first, 'p-ticket': 'ticket-1' });
});
