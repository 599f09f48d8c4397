import type { Locator, Page } from '@playwright/test';
import { expect, openSettings, policyOf, saying, settingOn, test } from './policy-desk';
import { ended, enter, goTo, order, signIn } from './real-desk';
import { newToken } from './secret';

/** What the Settings page says of the policy. */
async function saidOfPolicy(page: Page): Promise<Locator> {
  await openSettings(page);
  return page.locator('main .policy');
}

/** The environments of the policy, as the Sessions page lists them. */
async function defined(page: Page): Promise<string[]> {
  await goTo(page, /Sessions/);
  await expect(page.locator('[data-session]').first()).toBeVisible();
  return page
    .locator('[data-session]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-session') ?? ''))
    .then((ids) => ids.filter((id) => id.startsWith('acme-')));
}

const environment = (id: string, baseUrl: string): string =>
  `{ "id": "acme-${id}", "name": "Acme ${id}", "kind": "demo", "baseUrl": "${baseUrl}" }`;

const withThree =
  (second: (baseUrl: string) => string) =>
  (baseUrl: string): string =>
    `{
  "version": 1,
  "enforced": {
    "environments": [
      ${environment('one', baseUrl)},
      ${second(baseUrl)},
      ${environment('three', baseUrl)}
    ]
  }
}`;

test('no policy: nothing is said, and the built-in environments are there', async ({ desk }) => {
  await expect(await saidOfPolicy(desk.page)).toHaveCount(0);
  expect(await defined(desk.page)).toEqual([]);
  await expect(desk.page.locator('[data-session="demo"]')).toBeVisible();
  await expect(desk.page.locator('main .hint')).toHaveCount(0);
});

test.describe('a policy that others than administrators can write', () => {
  test.use({
    policy: { text: withThree((baseUrl) => environment('two', baseUrl)) },
    laidOut: { policyIsRoots: false },
  });
  test('defines no environment, says so, and no token or order can go there', async ({ desk, server }) => {
    const { page } = desk;
    const said = await saidOfPolicy(page);
    await expect(said).toContainText(policyOf(desk));
    await expect(said).toContainText(/others than administrators could have written it/);
    await expect(said).toContainText('line 4, column');
    expect(await defined(page)).toEqual([]);
    await page.getByRole('button', { name: /^Environment:/ }).click();
    await expect(page.getByText('DEMO', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('ACME ONE')).toHaveCount(0);
    const replies = await page.evaluate(() =>
      Promise.all([
        window.desk.pasteToken({ environmentId: 'acme-one' }),
        window.desk.expireLockout({
          environmentId: 'acme-one',
          userId: '4242',
          notes: '',
          confirmation: { kind: 'confirmed' },
        }),
      ]),
    );
    const stopped = { kind: 'stopped', why: 'environment-not-known' };
    expect(replies.map((reply) => reply.kind === 'answer' && reply.value)).toEqual([stopped, stopped]);
    expect(server.protocols).toEqual([]);
  });
});

test.describe('a proxy in a policy that others than administrators can write', () => {
  test.use({
    policy: { text: () => saying({ proxy: { mode: 'given', server: '127.0.0.1:9', bypass: [] } }) },
    laidOut: { policyIsRoots: false },
  });
  test('is ignored: calls go as the system has them, and that is said', async ({ desk }) => {
    const { page } = desk;
    await expect(await saidOfPolicy(page)).toContainText(/enforced\.proxy/);
    const proxy = settingOn(page, 'proxy');
    await expect(proxy).toHaveAttribute('data-source', /^(built-in|broken)$/);
    await expect(proxy).not.toContainText('127.0.0.1:9');
    await enter(page, 'DEMO');
    await goTo(page, /Diagnostics/);
    await page.getByRole('button', { name: 'Run preflight' }).click();
    await expect(page.locator('[data-check="proxy"]')).toContainText('None: calls go straight to the host');
  });
});

test.describe('a policy with one bad environment of three', () => {
  test.use({
    policy: { text: withThree((baseUrl) => environment('two', baseUrl.replace('https:', 'http:'))) },
  });
  test('names file, line and key; the other two are there and serve orders', async ({ desk, server }) => {
    const { page } = desk;
    const said = await saidOfPolicy(page);
    await expect(said).toContainText(/has 1 problem\. What counts nevertheless is said at each setting\./);
    await expect(said).toContainText(policyOf(desk));
    await expect(said).toContainText(/line 6, column \d+, enforced\.environments\[1\]\.baseUrl/);
    await expect(said).toContainText('https://');
    expect(await defined(page)).toEqual(['acme-one', 'acme-three']);
    await expect(page.locator('main .hint')).toContainText(
      /has 1 problem\. What counts nevertheless is said at each setting\./,
    );
    await page.getByRole('button', { name: 'Show in Settings' }).click();
    await expect(page.locator('main[data-page="settings"]')).toBeVisible();
    await goTo(page, /Expire/);
    await signIn(desk, newToken(), 'ACME THREE');
    await order(page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(1);
  });
});

test.describe('a policy with a syntax error', () => {
  test.use({
    policy: { text: withThree((baseUrl) => environment('two', baseUrl).replace('"demo",', '"demo"')) },
  });
  test('names file and line, and nothing in it counts: what else was meant is anybody’s guess', async ({
    desk,
  }) => {
    const { page } = desk;
    const said = await saidOfPolicy(page);
    await expect(said).toContainText(policyOf(desk));
    await expect(said).toContainText('line 6, column');
    await expect(said).toContainText(/Nothing in it counts\./);
    expect(await defined(page)).toEqual([]);
    expect(await desk.complaints()).toEqual([]);
  });
});

test.describe('a policy of another version', () => {
  test.use({ policy: { text: () => '{ "version": 2, "enforced": { "environments": [] } }' } });
  test('counts for nothing, and nobody is told that its rest counts', async ({ desk }) => {
    const said = await saidOfPolicy(desk.page);
    await expect(said).toContainText(/is of version 2/);
    await expect(said).toContainText(/has 1 problem\. Nothing in it counts\./);
    await expect(said).not.toContainText(/the rest of it counts/i);
  });
});
