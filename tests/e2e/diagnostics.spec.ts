import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { admin } from '../stand-ins/auth-server';
import { answer, type Script } from '../stand-ins/scripts';
import { connectProxy, type Door } from '../stand-ins/doors';
import { expectAccessible } from './accessible';
import type { RunningDesk } from './application';
import { enter, ended, expect, goTo, order, signIn, test } from './real-desk';
import { newToken } from './secret';

const who = '{"userId":77,"name":"dana.api","fullName":"Dana Admin","organizationName":"Northgate"}';
/** Whose token it is, with a clock that is off by so many milliseconds. */
const whoAt =
  (off: number): Script =>
  (reply) =>
    answer(200, who, `Date: ${new Date(Date.now() + off).toUTCString()}\r\n`)(reply);

/** A token that was pasted is asked about once by itself; the answer is there once the header says whose it is. */
const known = (page: Page): Promise<void> => expect(page.getByRole('banner')).toContainText(admin.fullName);

const check = (page: Page, key: string): Locator => page.locator(`[data-check="${key}"]`);

/** Runs a preflight, and waits for what it found: the tone of each check. */
async function preflight(page: Page): Promise<Record<string, string>> {
  await goTo(page, /Diagnostics/);
  await page.getByRole('button', { name: 'Run preflight' }).click();
  await expect(page.locator('[data-preflight="checked"]')).toBeVisible({ timeout: 20_000 });
  const rows = await page
    .locator('[data-check]')
    .evaluateAll((items) => items.map(({ dataset }) => [dataset['check'], dataset['tone']]));
  return Object.fromEntries(rows) as Record<string, string>;
}

async function copied(desk: RunningDesk): Promise<string> {
  await desk.page.getByRole('button', { name: 'Copy report' }).click();
  await expect(desk.page.getByText('Copied')).toBeVisible();
  return desk.app.evaluate(({ clipboard }) => clipboard.readText());
}

const fine = {
  name: 'good',
  proxy: 'good',
  tls: 'good',
  clock: 'good',
  keychain: 'good',
  disk: 'good',
  token: 'good',
};

test('a preflight says what it found, by one call that asks whose token it is', async ({ desk, server }) => {
  const { page } = desk;
  const token = newToken();
  await signIn(desk, token);
  await known(page);
  const before = server.auth.asked.length;
  server.auth.next('me', whoAt(0));
  expect(await preflight(page)).toEqual(fine);
  const came = server.auth.asked.slice(before);
  expect(came).toHaveLength(1);
  expect(server.received).toHaveLength(0);
  expect(came[0]?.head).toMatch(/^GET \/v1\/auth\/me HTTP\/1\.1\r\n/);
  expect(came[0]?.head).toContain(`Authorization: Bearer ${token}\r\n`);
  await expect(check(page, 'tls')).toContainText('issued by Lockout Desk tests');
  await expect(check(page, 'token')).toContainText('the server accepts it (200)');
  await expectAccessible(page, 'diagnostics');
  const report = await copied(desk);
  expect(report).toMatch(/^Lockout Desk .* preflight\nEnvironment: Test Desk \(test-desk\), https:/);
  expect(report).toContain('Certificate: FINE. Trusted. Shown for localhost');
  expect(report).not.toContain(token);
  expect(report).not.toMatch(/Dana|Northgate/);
  expect(await desk.complaints()).toEqual([]);
});

test('it looks anew each time: another certificate’s clock and status are seen', async ({ desk, server }) => {
  const { page } = desk;
  await enter(page, 'TEST DESK');
  server.auth.next('me', answer(401, ''), whoAt(3_600_000));
  expect(await preflight(page)).toMatchObject({ tls: 'good', clock: 'plain', token: 'warning' });
  expect(server.auth.asked[0]?.head).not.toMatch(/authorization/i);
  expect(await preflight(page)).toMatchObject({ tls: 'good', clock: 'warning' });
  await expect(check(page, 'clock')).toContainText(/is (59 min 5\d s|60 min 0 s) behind the server’s/);
  await expect(check(page, 'clock')).toContainText('times in the journal’s records');
  expect(server.protocols).toHaveLength(2);
});

test('a token that the server does not accept is said as such, and stays', async ({ desk, server }) => {
  await signIn(desk, newToken());
  await known(desk.page);
  server.auth.next('me', answer(401, ''));
  expect(await preflight(desk.page)).toMatchObject({ token: 'trouble', tls: 'good' });
  await expect(check(desk.page, 'token')).toContainText('(401). It was left as it is.');
});

for (const [what, options, problem, advice] of [
  [
    'an authority that nobody trusts',
    { trusted: false },
    'CERT_AUTHORITY_INVALID',
    /have its authority trusted/,
  ],
  ['a certificate out of date', { shows: 'expired' }, 'CERT_DATE_INVALID', /out of date/],
  [
    'a certificate of another host',
    { shows: 'stranger' },
    'CERT_COMMON_NAME_INVALID',
    /check the environment’s address/,
  ],
] as const) {
  test.describe(what, () => {
    test.use(options);
    test('is shown with its issuer, and gets no byte', async ({ desk, server }) => {
      const { page } = desk;
      await signIn(desk, newToken());
      expect(await preflight(page)).toMatchObject({ tls: 'trouble', token: 'warning', clock: 'plain' });
      await expect(check(page, 'tls')).toContainText(problem);
      await expect(check(page, 'tls')).toContainText('ssued by Lockout Desk tests');
      await expect(check(page, 'tls')).toContainText(advice);
      expect(server.bytesRead()).toBe(0);
    });
  });
}

const behindProxy = test.extend<{ between: Door }>({
  between: async ({}, use) => {
    const proxy = await connectProxy(undefined);
    await use(proxy);
    await proxy.close();
  },
  layOut: async ({ layOut, between }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      return outside && { ...outside, proxyServer: `127.0.0.1:${String(between.port)}` };
    });
  },
});

behindProxy('a proxy is named, looks the name up, and is passed', async ({ desk, server, between }) => {
  await enter(desk.page, 'TEST DESK');
  server.auth.next('me', whoAt(0));
  expect(await preflight(desk.page)).toMatchObject({
    name: 'good',
    proxy: 'good',
    tls: 'good',
    clock: 'good',
  });
  await expect(check(desk.page, 'proxy')).toContainText(`PROXY 127.0.0.1:${String(between.port)}`);
  await expect(check(desk.page, 'name')).toContainText('The proxy looks localhost up');
  expect(between.connections()).toBe(1);
});

test('Practice looks at the disk alone', async ({ desk, server }) => {
  expect(await preflight(desk.page)).toEqual({
    ...Object.fromEntries(Object.keys(fine).map((key) => [key, 'plain'])),
    disk: 'good',
  });
  expect(server.protocols).toEqual([]);
  const beside = await readdir(join(desk.dataHome, 'lockout-desk'));
  expect(beside.filter((name) => name.startsWith('preflight'))).toEqual([]);
});

test('the log shows what was called and what became of it, and no token; it is exported whole', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const token = newToken();
  await signIn(desk, token);
  server.next(answer(500, `oops ${token}`));
  await order(page, '4242', 'Notes that no log may hold.');
  await ended(desk);
  await page.evaluate(() => window.desk.readLog({ extra: 1 } as unknown as Record<string, never>));
  await page.keyboard.press('Control+5');
  const log = page.getByRole('region', { name: 'Last lines of the log' });
  await expect(log).toContainText('info started version=');
  await expect(log).toContainText(/info policy state=read problems=0/);
  await expect(log).toContainText(/info journal journal=real state=open/);
  await expect(log).toContainText(
    new RegExp(
      `warn call method=POST host=localhost:${String(server.port)} path=/v1/user/expireuserlockout ms=\\d+ status=500 complete=true`,
    ),
  );
  await expect(log).toContainText('warn refused question=readLog why=shape');
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('holds the whole log')).toBeVisible();
  const [exported = ''] = await readdir(join(desk.folder, 'exports'));
  const text = await readFile(join(desk.folder, 'exports', exported), 'utf8');
  expect(text).toContain('path=/v1/user/expireuserlockout');
  expect(text).not.toContain('4242');
  expect(text).not.toContain('Notes that no log may hold');
});

test('a bug in what nobody waits for is in the log, without the token that its words held', async ({
  desk,
}) => {
  const { page } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await desk.app.evaluate((_electron, token) => {
    void Promise.reject(new Error(`It failed with Bearer ${token}, and with ${token}`));
  }, newToken());
  await goTo(page, /Diagnostics/);
  const log = page.getByRole('region', { name: 'Last lines of the log' });
  await expect(log).toContainText(
    /error fault reference=F-\w+ question=unhandled words="Error: It failed with Bearer \[removed\], and with \[removed\]/,
  );
});

test('what was noted before the end is in the log at the next start', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const page = await desk.relaunch();
  await goTo(page, /Diagnostics/);
  const log = page.getByRole('region', { name: 'Last lines of the log' });
  await expect(log).toContainText(/info started [^]*info ended[^]*info started /);
  await expect(page.locator('[data-log]')).toContainText(join('Lockout Desk', 'log'));
});
