import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProxySetting } from '../../src/contract/setting-values';
import { admin } from '../stand-ins/auth-server';
import { connectProxy, type Door } from '../stand-ins/doors';
import { openSettings, policyOf, rewrite, settingOn } from './policy-desk';
import {
  ended,
  enter,
  expect,
  goTo,
  lookedAt,
  nextTrader,
  order,
  realLines,
  signIn,
  test as base,
} from './real-desk';
import { newToken } from './secret';

// The whole application behind a proxy of the test's own; its port is known only once it listens.
const test = base.extend<{ says: { readonly answer: string | undefined }; between: Door }>({
  says: [{ answer: undefined }, { option: true }],
  between: async ({ says }, use) => {
    const proxy = await connectProxy(says.answer);
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

const refusing = [
  ['refuses', 'HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n', 'proxy-failed', /the proxy could not be used/],
  [
    'wants a sign-in',
    'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
    'proxy-sign-in',
    /the proxy wants a sign-in \(407\)/,
  ],
] as const;

for (const [what, answer, reason, sentence] of refusing) {
  test.describe(`a proxy that ${what}`, () => {
    test.use({ says: { answer } });
    test('is not passed: the order was not sent, and the screen and the journal say why', async ({
      desk,
      server,
      between,
    }) => {
      const token = newToken();
      await signIn(desk, token);
      // A token that was pasted is asked about once, by the same way.
      await expect.poll(between.connections).toBe(1);
      await order(desk.page, '4242');
      expect(await ended(desk)).toMatchObject({ outcome: 'not-sent', reason });
      const shown = desk.page.locator('[data-outcome]').getByRole('heading').first();
      await expect(shown).toHaveText(sentence);
      await expect(shown).toHaveText(/was not sent and nothing was changed/);
      expect(between.connections()).toBe(2);
      expect(server.protocols).toEqual([]);
      expect((await realLines(desk)).filter(({ type }) => type === 'order.intent')).toHaveLength(1);
    });
  });
}

test('a proxy that is gone: not sent, and no way around it is tried', async ({ desk, server, between }) => {
  await signIn(desk, newToken());
  await expect(desk.page.getByRole('banner')).toContainText(admin.fullName);
  await between.close();
  await order(desk.page, '4242');
  expect(await ended(desk)).toMatchObject({ outcome: 'not-sent', reason: 'proxy-failed' });
  // The one connection is the question whose token it is, from before.
  expect(server.protocols).toHaveLength(1);
  expect(server.received).toHaveLength(0);
});

test('a proxy that passes orders on: each arrives once, over the proxy alone', async ({
  desk,
  server,
  between,
}) => {
  await signIn(desk, newToken());
  await expect(desk.page.getByRole('banner')).toContainText(admin.fullName);
  expect(between.connections()).toBe(1);
  for (const count of [1, 2]) {
    await order(desk.page, '4242');
    expect(await ended(desk)).toMatchObject({ outcome: 'done', reason: 'expired' });
    expect(server.received).toHaveLength(count);
    expect(between.connections()).toBe(1 + count);
    expect(server.protocols).toHaveLength(1 + count);
    await nextTrader(desk.page);
  }
});

// Chromium reaches this computer's own name without a proxy, so that the environment has another one, which nobody but the
// proxy can look up.
const elsewhere = 'stranger.example';

// What the policy says of the proxy, and what the system says to programs of no desktop: the proxy is there, for every host.
const byPolicy = base.extend<{
  host: string;
  policy: { readonly proxy: (port: number) => ProxySetting };
  between: Door;
}>({
  host: [elsewhere, { option: true }],
  policy: [{ proxy: () => ({ mode: 'system' }) }, { option: true }],
  between: async ({}, use) => {
    const proxy = await connectProxy();
    await use(proxy);
    await proxy.close();
  },
  layOut: async ({ layOut, between, server, host, policy }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      const baseUrl = `https://${host}:${String(server.port)}/v1`;
      const environments = [{ id: 'test-desk', name: 'Test Desk', kind: 'demo', baseUrl }];
      const enforced = { environments, proxy: policy.proxy(between.port) };
      await writeFile(join(folder, 'policy', 'policy.json'), JSON.stringify({ version: 1, enforced }));
      const way = { https_proxy: `http://127.0.0.1:${String(between.port)}`, no_proxy: '<-loopback>' };
      return outside && { ...outside, env: { ...way, XDG_CURRENT_DESKTOP: '', DESKTOP_SESSION: '' } };
    });
  },
});

const given = (port: number, bypass: readonly string[]): ProxySetting => ({
  mode: 'given',
  server: `127.0.0.1:${String(port)}`,
  bypass,
});

byPolicy.describe('a proxy that the policy gives', () => {
  byPolicy.use({
    shows: 'stranger',
    policy: { proxy: (port) => given(port, ['localhost']) },
  });
  byPolicy('is the way of orders and of the preflight', async ({ desk, server, between }) => {
    await signIn(desk, newToken());
    await lookedAt(server);
    await order(desk.page, '4242');
    expect(await ended(desk)).toMatchObject({ outcome: 'done', reason: 'expired' });
    expect(server.received).toHaveLength(1);
    expect(between.connections()).toBe(2);
    await goTo(desk.page, /Diagnostics/);
    await desk.page.getByRole('button', { name: 'Run preflight' }).click();
    const check = desk.page.locator('[data-check="proxy"]');
    await expect(check).toContainText(`PROXY 127.0.0.1:${String(between.port)}`);
  });
});

byPolicy.describe('a proxy that the policy gives while the application runs', () => {
  byPolicy.use({ shows: 'stranger', policy: { proxy: () => ({ mode: 'direct' }) } });
  byPolicy(
    'is used from the next start on, and the Settings page says so',
    async ({ desk, server, between }) => {
      await signIn(desk, newToken());
      const text = await readFile(policyOf(desk), 'utf8');
      const proxy = JSON.stringify(given(between.port, ['localhost']));
      await rewrite(desk, text.replace('{"mode":"direct"}', proxy));
      await openSettings(desk.page);
      await expect(settingOn(desk.page, 'proxy').locator('[data-later]')).toContainText(String(between.port));
      await goTo(desk.page, /Expire/);
      await order(desk.page, '4242');
      expect(await ended(desk)).toMatchObject({ outcome: 'not-sent', reason: 'name-not-resolved' });
      expect(between.connections()).toBe(0);
      const again = await desk.relaunch();
      await enter(again, 'TEST DESK');
      await order(again, '4242');
      await expect(again.locator('[data-outcome="done"]')).toBeVisible();
      expect(server.received).toHaveLength(1);
      expect(between.connections()).toBeGreaterThan(0);
    },
  );
});

byPolicy.describe('a host that the policy has reached without the proxy', () => {
  byPolicy.use({
    shows: 'stranger',
    policy: { proxy: (port) => given(port, ['localhost', '*.example']) },
  });
  byPolicy('is looked up and called from this computer', async ({ desk, between }) => {
    await signIn(desk, newToken());
    await order(desk.page, '4242');
    expect(await ended(desk)).toMatchObject({ outcome: 'not-sent', reason: 'name-not-resolved' });
    expect(between.connections()).toBe(0);
  });
});

byPolicy.describe('a proxy of the system’s', () => {
  byPolicy.skip(process.platform !== 'linux', 'Only there a test can say what the system’s proxy is.');
  byPolicy.use({ host: 'localhost' });
  byPolicy('is used where the policy leaves it to the system', async ({ desk, server, between }) => {
    await signIn(desk, newToken());
    await lookedAt(server);
    await order(desk.page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    expect(between.connections()).toBe(2);
  });

  byPolicy.describe('is left aside', () => {
    byPolicy.use({ policy: { proxy: () => ({ mode: 'direct' }) } });
    byPolicy('where the policy has calls go directly', async ({ desk, server, between }) => {
      await signIn(desk, newToken());
      await lookedAt(server);
      await order(desk.page, '4242');
      expect((await ended(desk)).outcome).toBe('done');
      expect(server.received).toHaveLength(1);
      expect(between.connections()).toBe(0);
    });
  });
});
