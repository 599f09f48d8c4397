import { apiServer } from '../stand-ins/api-server';
import { answer, cut, reset } from '../stand-ins/scripts';
import {
  ended,
  expect,
  nextTrader,
  order,
  overTheBridge,
  pasteToken,
  realLines,
  signIn,
  test,
} from './real-desk';
import { newToken } from './secret';
import { lookUp } from './order-page';

test('one order over real TLS: its exact bytes, its records, and no token anywhere else', async ({
  desk,
  server,
}) => {
  const token = newToken();
  const notes = 'Line "one"\nпривет 你好 مرحبا 🙂 \\ </script>';
  await signIn(desk, token);
  await order(desk.page, '9223372036854775807', notes);
  expect(await ended(desk)).toMatchObject({ outcome: 'done', reason: 'expired' });

  expect(server.received).toHaveLength(1);
  const [{ head, body } = { head: '', body: Buffer.alloc(0) }] = server.received;
  expect(body.toString('utf8')).toBe(`{"userId":9223372036854775807,"notes":${JSON.stringify(notes)}}`);
  const [request, ...headers] = head.trimEnd().split('\r\n');
  expect(request).toBe('POST /v1/user/expireuserlockout HTTP/1.1');
  const named = Object.fromEntries(
    headers.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
  expect(named).toMatchObject({
    Host: `localhost:${String(server.port)}`,
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'Content-Length': String(body.length),
  });
  expect(Object.keys(named).filter((name) => /cookie|referer|origin/i.test(name))).toEqual([]);

  const records = await realLines(desk);
  expect(records.map(({ type }) => type)).toEqual([
    'journal.opened',
    'session.saved',
    'order.intent',
    'order.outcome',
  ]);
  const saved = records[1]?.data['tokenFingerprint'];
  expect(saved).toMatch(/^[0-9a-f]{8}$/);
  expect(records[2]?.data).toMatchObject({
    environment: { id: 'test-desk', kind: 'demo', baseUrl: `https://localhost:${String(server.port)}/v1` },
    target: { userId: '9223372036854775807', source: 'typed' },
    notes,
    tokenFingerprint: saved,
  });
  const bridge = await overTheBridge(desk);
  expect(bridge).toContain('lockouts:expire');
  expect(bridge).not.toContain(token);
  expect(await desk.page.content()).not.toContain(token);
});

const json = (value: unknown): string => JSON.stringify(value);

test.describe('a server that cannot prove who it is', () => {
  for (const [what, shows, trusted] of [
    ['an authority that nobody here knows', 'local', false],
    ['a certificate that has expired', 'expired', true],
    ['a certificate of another host', 'stranger', true],
  ] as const) {
    test.describe(what, () => {
      test.use({ shows, trusted });
      test('is told nothing, and the order was not sent', async ({ desk, server }) => {
        await signIn(desk, newToken());
        await order(desk.page, '4242');
        expect(await ended(desk)).toMatchObject({ outcome: 'not-sent', reason: 'tls-failed' });
        expect(server.bytesRead()).toBe(0);
      });
    });
  }
});

test('after an answered order, one that is cut or answered 408 arrives once and is unknown', async ({
  desk,
  server,
}) => {
  await signIn(desk, newToken());
  let sent = 0;
  for (const last of [cut, reset, answer(408, '')]) {
    server.next(answer(200, '{"ok":true}'), last);
    await order(desk.page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    await nextTrader(desk.page);
    await order(desk.page, '4242');
    expect((await ended(desk)).outcome).toBe('unknown');
    await nextTrader(desk.page);
    sent += 2;
    expect(server.received).toHaveLength(sent);
  }
});

test('a redirect is not followed: the second host gets nothing', async ({ desk, server, certificates }) => {
  const other = await apiServer(certificates.local);
  await signIn(desk, newToken());
  for (const status of [301, 302, 303, 307, 308]) {
    server.next(answer(status, '', `Location: ${other.url}/elsewhere\r\n`));
    await order(desk.page, '4242');
    expect(await ended(desk)).toMatchObject({ outcome: 'unknown', reason: 'redirected' });
    await nextTrader(desk.page);
  }
  expect(other.bytesRead()).toBe(0);
  expect(other.protocols).toEqual([]);
  await other.close();
});

test.describe('nobody there', () => {
  test.use({
    more: {
      environments: [
        { id: 'no-name', name: 'No Name', baseUrl: 'https://nobody-has-this-name.invalid/v1' },
        { id: 'no-door', name: 'No Door', baseUrl: 'https://localhost:20999/v1' },
      ],
    },
  });
  test('a name that is not found and a door that is shut: not sent', async ({ desk }) => {
    for (const [word, reason] of [
      ['NO NAME', 'name-not-resolved'],
      ['NO DOOR', 'connection-refused'],
    ] as const) {
      await signIn(desk, newToken(), word);
      await order(desk.page, '4242');
      expect(await ended(desk, 15_000)).toMatchObject({ outcome: 'not-sent', reason });
      await nextTrader(desk.page);
    }
  });
});

test('a token that the server rejects is not used again, until another one is pasted', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await signIn(desk, newToken());
  server.next(answer(401, 'Access is denied'));
  await order(page, '4242');
  expect(await ended(desk)).toMatchObject({ outcome: 'refused', reason: 'unauthorized' });
  await expect(page.locator('header [data-state="rejected"]')).toBeVisible();
  await nextTrader(page);
  await lookUp(page, '4242');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alert')).toContainText(/nothing was sent or recorded/i);
  expect(server.received).toHaveLength(1);
  await pasteToken(desk, newToken());
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  expect((await ended(desk)).outcome).toBe('done');
  const kinds = (await realLines(desk)).map(({ type }) => type);
  expect(kinds).toContain('session.rejected');
});

test('a server’s long text with markup and control characters is shown inertly and recorded cut', async ({
  desk,
  server,
}) => {
  const token = newToken();
  await signIn(desk, token);
  const said = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>\u0007\u001b[31m\u202e${token} `;
  const errorText = said.repeat(1000).slice(0, 100_000);
  server.next(answer(200, json({ ok: false, errorText })));
  await order(desk.page, '4242');
  const { record } = await ended(desk);
  expect(await desk.page.title()).toBe('Lockout Desk - Test Desk');
  await expect(desk.page.locator('[data-outcome] img, [data-outcome] script')).toHaveCount(0);
  const kept = String(record['serverText']);
  expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(4096);
  expect(kept.startsWith('<img src=x onerror=')).toBe(true);
  expect(kept).not.toContain(token);
  expect(record['serverTextSha256']).toMatch(/^[0-9a-f]{64}$/);
  await expect(desk.page.getByText('<img src=x onerror=').first()).toBeVisible();
});
