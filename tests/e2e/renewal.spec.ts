import { answer } from '../stand-ins/scripts';
import { admin, tokenFor } from '../stand-ins/auth-server';
import { item, signInWithFile, test } from './key-desk';
import { ended, enter, expect, goTo, nextTrader, order, pasteToken, realLines } from './real-desk';
import { newToken } from './secret';

const bearer = (head: string | undefined): string | undefined =>
  /^authorization: (.*)\r$/im.exec(head ?? '')?.[1];
const trouble = answer(500, 'Internal Server Error, error id: 77aa');

test('a token with a near end is renewed in time, and the next order goes with the new one', async ({
  desk,
  server,
}) => {
  const [first, second] = [newToken(), newToken()];
  server.auth.next('accesstokenrequest', tokenFor(8_000, first));
  server.auth.next('renewaccesstoken', tokenFor(80 * 60_000, second));
  const { page } = desk;
  await signInWithFile(page);
  await expect.poll(() => server.auth.of('renewaccesstoken').length, { timeout: 8_000 }).toBe(1);
  expect(bearer(server.auth.of('renewaccesstoken')[0]?.head)).toBe(`Bearer ${first}`);
  await enter(page, 'TEST DESK');
  await expect(page.getByRole('banner')).toContainText(/1 h (19|20) min left/);
  await goTo(page, /Expire/);
  await order(page, '4242');
  expect((await ended(desk)).outcome).toBe('done');
  expect(bearer(server.received[0]?.head)).toBe(`Bearer ${second}`);
  const types = (await realLines(desk)).map(({ type }) => type).filter((type) => type.startsWith('session.'));
  expect(types).toEqual(['session.saved', 'session.renewed']);
});

test('a renewal that fails is told before the end; the end removes the token, and no order goes', async ({
  desk,
  server,
}) => {
  server.auth.next('accesstokenrequest', tokenFor(12_000));
  server.auth.next('renewaccesstoken', ...Array.from({ length: 12 }, () => trouble));
  const { page } = desk;
  await signInWithFile(page);
  await enter(page, 'TEST DESK');
  await expect(item(page)).toContainText(/could not be renewed|was not renewed|renewal/i, { timeout: 9_000 });
  await expect(item(page)).toHaveAttribute('data-state', 'expired', { timeout: 14_000 });
  const renewals = server.auth.of('renewaccesstoken').length;
  expect(renewals).toBeGreaterThan(0);
  expect(renewals).toBeLessThanOrEqual(15);
  await expect(page.getByRole('banner')).toContainText(/expired/i);
  const reply = await page.evaluate(() =>
    window.desk.expireLockout({
      environmentId: 'test-desk',
      userId: '4242',
      notes: '',
      confirmation: { kind: 'confirmed' },
    }),
  );
  expect(reply).toMatchObject({ kind: 'answer', value: { kind: 'stopped' } });
  expect(server.received).toHaveLength(0);
  await goTo(page, /Expire/);
  await expect(page.getByRole('main')).toContainText(/sign in/i);
});

test('a session that was closed elsewhere is recognised when its renewal is refused', async ({
  desk,
  server,
}) => {
  server.auth.next('accesstokenrequest', tokenFor(8_000));
  server.auth.next('renewaccesstoken', answer(401, 'Access is denied'));
  const { page } = desk;
  await signInWithFile(page);
  await expect(item(page)).toHaveAttribute('data-state', 'rejected', { timeout: 9_000 });
  await expect(item(page)).toContainText(/third/i);
  await expect(item(page)).toContainText(/user of its own|API user|dedicated/i);
  expect(server.auth.of('renewaccesstoken')).toHaveLength(1);
  expect((await realLines(desk)).map(({ type }) => type)).toContain('session.rejected');
});

test('a 500 to an order right after a failed renewal names the likely cause', async ({ desk, server }) => {
  server.auth.next('accesstokenrequest', tokenFor(40_000));
  // It is tried again by itself, and fails each time.
  server.auth.next('renewaccesstoken', ...Array.from({ length: 12 }, () => trouble));
  const { page } = desk;
  await signInWithFile(page);
  await enter(page, 'TEST DESK');
  await goTo(page, /Expire/);
  await page.evaluate(() => window.desk.renewSession({ environmentId: 'test-desk' }));
  server.next(trouble);
  await order(page, '4242');
  expect((await ended(desk)).outcome).toBe('unknown');
  await goTo(page, /Sessions/);
  await expect(item(page)).toContainText(/sign-in elsewhere/i);
});

test('a pasted token is looked at once, renewed at the administrator’s word, and has an end from then on', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await enter(page, 'TEST DESK');
  await pasteToken(desk, newToken());
  await goTo(page, /Sessions/);
  await expect(item(page)).toContainText(admin.fullName);
  await expect(page.getByRole('banner')).toContainText(/end (is )?not known|unknown/i);
  await item(page)
    .getByRole('button', { name: /^Renew now/ })
    .click();
  await expect(page.getByRole('banner')).toContainText(/1 h (19|20) min left/);
  expect(server.auth.of('renewaccesstoken')).toHaveLength(1);
});

test('a pasted token that the server does not accept is told at once, before any order', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  server.auth.next('me', answer(401, 'Access is denied'));
  await enter(page, 'TEST DESK');
  await goTo(page, /Sessions/);
  await desk.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), newToken());
  await item(page)
    .getByRole('button', { name: /^Paste token/ })
    .click();
  await expect(item(page)).toHaveAttribute('data-state', 'rejected');
  await expect(page.getByRole('banner')).toContainText(/rejected/i);
  expect(server.received).toHaveLength(0);
});

test('two environments at once, each with its own session; switching shows whose it is', async ({
  desk,
  server,
}) => {
  const other = '{"userId":77,"name":"li.api","fullName":"Li Ostrowska","organizationName":"Harbour Street"}';
  const [one, two] = [newToken(), newToken()];
  server.auth.next('accesstokenrequest', tokenFor(4_800_000, one), tokenFor(4_800_000, two));
  const { page } = desk;
  await signInWithFile(page);
  server.auth.next('me', answer(200, other));
  await signInWithFile(page, 'test-live');
  await enter(page, 'TEST DESK');
  await expect(page.getByRole('banner')).toContainText(admin.fullName);
  await enter(page, 'TEST LIVE');
  await expect(page.getByRole('banner')).toContainText('Li Ostrowska');
  await goTo(page, /Expire/);
  await enter(page, 'TEST DESK');
  await order(page, '4242');
  expect((await ended(desk)).outcome).toBe('done');
  expect(bearer(server.received[0]?.head)).toBe(`Bearer ${one}`);
  await nextTrader(page);
});

test('a restart goes on renewing without anybody entering the environment', async ({ desk, server }) => {
  server.auth.next('accesstokenrequest', tokenFor(16_000));
  await signInWithFile(desk.page);
  await desk.relaunch();
  await expect.poll(() => server.auth.of('renewaccesstoken').length, { timeout: 14_000 }).toBe(1);
});
