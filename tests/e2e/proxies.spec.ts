import { admin } from '../stand-ins/auth-server';
import { connectProxy, type Door } from '../stand-ins/doors';
import { ended, expect, nextTrader, order, realLines, signIn, test as base } from './real-desk';
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
      return outside && { ...outside, proxyRules: `127.0.0.1:${String(between.port)}` };
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
