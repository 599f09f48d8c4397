import type { TestInfo } from '@playwright/test';
import { orderBody } from '../../src/contract/lockouts';
import { apiServer } from '../stand-ins/api-server';
import { answer, dribble, headOf, huge, later, never } from '../stand-ins/scripts';
import { lateDoor, silentDoor } from '../stand-ins/doors';
import { expect, inWords, orderTo, test } from './wire/wire';

const done = '200 {"ok":true}';

test.describe('an order on the wire', () => {
  test('is exactly these bytes, with no cookie and nothing of a cache, twice alike', async ({
    wire,
    server,
  }) => {
    const userId = '9223372036854775807';
    const notes = 'Says “unlock”: "now"\n日本語 кириллица עברית\t\\ / 😀 é';
    const body = orderBody({ userId, notes });
    server.next(answer(200, '{"ok":true}', 'Set-Cookie: a=b; Path=/\r\nCache-Control: max-age=60\r\n'));
    for (let time = 0; time < 2; time += 1) {
      expect(inWords(await wire.send(orderTo(server.url, body)))).toBe(done);
    }
    const [first, second] = server.received;
    expect(first?.body).toEqual(Buffer.from(`{"userId":${userId},"notes":${JSON.stringify(notes)}}`));
    const lines = (first?.head ?? '').replace(/User-Agent: .*/, 'User-Agent: ...').split('\r\n');
    expect(lines).toEqual([
      'POST /v1/user/expireuserlockout HTTP/1.1',
      `Host: 127.0.0.1:${String(server.port)}`,
      'Connection: keep-alive',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Content-Type: application/json',
      'Accept: application/json',
      'Authorization: Bearer secret-token',
      'Sec-Fetch-Site: none',
      'Sec-Fetch-Mode: no-cors',
      'Sec-Fetch-Dest: empty',
      'User-Agent: ...',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Accept-Language: en-US',
      '',
      '',
    ]);
    expect(second).toEqual({ ...first, connection: 2 });
    expect(server.protocols).toEqual(['http/1.1', 'http/1.1']);
  });

  test('comes back with its headers in lower case and repeated ones joined', async ({ wire, server }) => {
    server.next(answer(418, 'tea', 'X-A: 1\r\nX-B: 2\r\nx-a: 3\r\nSet-Cookie: c=1\r\nSet-Cookie: d=2\r\n'));
    const heard = await wire.send(orderTo(server.url));
    expect(heard).toMatchObject({ status: 418, text: 'tea', complete: true });
    expect(heard).toHaveProperty('headers.x-a', '1, 3');
    expect(heard).toHaveProperty('headers.set-cookie', 'c=1, d=2');
  });

  test('keeps a 401 that asks for a sign-in as it is, and signs in to nothing', async ({ wire, server }) => {
    server.next(answer(401, 'no', 'WWW-Authenticate: Negotiate\r\nWWW-Authenticate: Basic realm="x"\r\n'));
    expect(inWords(await wire.send(orderTo(server.url)))).toBe('401 no');
    expect(server.received).toHaveLength(1);
  });

  test('that is redirected gives the status, and the second host hears nothing', async ({ wire, server }) => {
    const second = await apiServer(wire.certificates.local);
    for (const status of [301, 302, 303, 307, 308]) {
      server.next(answer(status, '', `Location: ${second.url}/v1/user/expireuserlockout\r\n`));
      expect(inWords(await wire.send(orderTo(server.url)))).toBe(`${String(status)} `);
    }
    expect(server.received).toHaveLength(5);
    expect(second.protocols).toEqual([]);
    await second.close();
  });

  test('to an address without TLS, or with a token that cannot be sent, goes nowhere', async ({
    wire,
    server,
  }) => {
    const order = orderTo(server.url);
    const plain = orderTo(server.url.replace('https:', 'http:'));
    expect(inWords(await wire.send(plain))).toBe('request-invalid');
    expect(inWords(await wire.send(orderTo('not an address')))).toBe('request-invalid');
    for (const token of ['a\r\nb', 'a\0', '“a”', '€', '😀']) {
      const spoiled = { ...order, headers: { ...order.headers, Authorization: `Bearer ${token}` } };
      expect(inWords(await wire.send(spoiled))).toBe('request-invalid');
    }
    const odd = { ...order, headers: { 'not a name': 'x' } };
    expect(inWords(await wire.send(odd))).toBe('request-invalid');
    expect(server.protocols).toEqual([]);
  });
});

test.describe('a server that cannot prove who it is', () => {
  for (const [name, shows] of [
    ['whose certificate ended', 'expired'],
    ['whose certificate is another host’s', 'stranger'],
  ] as const) {
    test(`${name} gets no byte of the order`, async ({ wire }) => {
      const server = await apiServer(wire.certificates[shows]);
      expect(inWords(await wire.send(orderTo(server.url)))).toBe('tls-failed');
      expect(server.bytesRead()).toBe(0);
      await server.close();
    });
  }

  test('because its authority is not trusted here gets no byte of the order', async ({
    strangerToAll,
    server,
  }) => {
    expect(inWords(await strangerToAll(orderTo(server.url)))).toBe('tls-failed');
    expect(server.bytesRead()).toBe(0);
  });
});

test.describe('time', () => {
  test('without a connection ends the order as not sent', async ({ wire }) => {
    const silent = await silentDoor();
    const url = `https://127.0.0.1:${String(silent.port)}`;
    const heard = await wire.send(orderTo(url), { connectMs: 300, wholeMs: 5_000 });
    expect(inWords(heard)).toBe('no-connection');
    expect(silent.connections()).toBe(1);
    await silent.close();
  });

  test('beyond the connecting does not end an order that has its connection', async ({ wire, server }) => {
    server.next(later(700, answer(200, '{"ok":true}')));
    expect(inWords(await wire.send(orderTo(server.url), { connectMs: 300 }))).toBe(done);
    expect(server.received).toHaveLength(1);
  });

  test('without an answer ends the order as unknown', async ({ wire, server }) => {
    server.next(never);
    const heard = await wire.send(orderTo(server.url), { connectMs: 300, wholeMs: 900 });
    expect(inWords(heard)).toBe('no-answer');
    expect(server.received).toHaveLength(1);
  });

  test('ends an answer that comes one byte at a time', async ({ wire, server }) => {
    server.next(dribble('{"ok":true}', 300));
    const heard = await wire.send(orderTo(server.url), { wholeMs: 1_000 });
    expect(heard).toMatchObject({ kind: 'answer', status: 200, complete: false });
    expect(server.received).toHaveLength(1);
  });

  test('at the very edge never says not sent of an order that arrived', async ({ wire, server }, info) => {
    const said = new Map<string, number>();
    let wait = 0;
    const door = await lateDoor(server.port, () => wait);
    const url = `https://127.0.0.1:${String(door.port)}`;
    for (let time = 0; time < 120; time += 1) {
      // The handshake takes some milliseconds: the deadline of 40 falls before, into and after it.
      wait = 26 + (time % 16);
      const before = server.received.length;
      const word = inWords(await wire.send(orderTo(url), { connectMs: 40, wholeMs: 2_000 }));
      const arrived = server.received.length - before;
      said.set(word, (said.get(word) ?? 0) + 1);
      expect(word === 'no-connection' ? 0 : 1).toBe(arrived);
      expect(['no-connection', done]).toContain(word);
    }
    await door.close();
    note(info, `at the edge: ${JSON.stringify([...said])}`);
    expect([...said.keys()].sort()).toEqual([done, 'no-connection']);
  });
});

const note = (info: TestInfo, description: string): void =>
  void info.annotations.push({ type: 'seen', description });

test('an answer of 300 MB is given up after 1 MiB, and memory stays bounded', async ({
  wire,
  server,
}, info) => {
  const memory = (): Promise<number> =>
    wire.app.evaluate(({ app }) =>
      app.getAppMetrics().reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0),
    );
  let written = 0;
  const before = await memory();
  server.next(huge(300_000_000, (bytes) => (written = bytes)));
  expect(inWords(await wire.send(orderTo(server.url)))).toBe('answer-too-large');
  const grown = (await memory()) - before;
  note(info, `${String(written)} bytes written, ${String(grown)} KiB more memory`);
  expect(written).toBeLessThan(30_000_000);
  expect(grown).toBeLessThan(50_000);
  server.next(({ write }) => write(headOf(200, 1024 * 1024) + ' '.repeat(1024 * 1024)));
  expect(await wire.send(orderTo(server.url))).toMatchObject({ kind: 'answer', complete: true });
});
