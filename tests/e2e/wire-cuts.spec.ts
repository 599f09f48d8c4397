import { answer, broken, cut, headOf, reset, type Script } from '../stand-ins/scripts';
import type { ProxySetting } from '../../src/contract/setting-values';
import { connectProxy, silentDoor } from '../stand-ins/doors';
import { expect, inWords, orderTo, test } from './wire/wire';

const done = '200 {"ok":true}';
const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const start = `${headOf(200, 11)}{"ok`;
const cuts: readonly (readonly [string, Script, RegExp])[] = [
  ['closes without a word', cut, /^connection-cut$/],
  ['resets without a word', reset, /^connection-cut$/],
  ['closes within the status line', broken('HTTP/1.1 2'), /^(connection-cut|network-other)$/],
  ['closes within the head', broken('HTTP/1.1 200 OK\r\nContent-Le'), /^connection-cut$/],
  ['closes within the body', broken(start), /^200 .*, cut$/],
  ['resets within the body', broken(start, 'reset'), /^200 .*, cut$/],
  ['closes before the last chunk', broken(`${chunked}b\r\n{"ok":true}\r\n`), /^200 .*, cut$/],
  ['asks for a proxy’s sign-in itself', answer(407, ''), /^network-other$/],
];

test.describe('a server that has the order and', () => {
  for (const [what, script, words] of cuts) {
    test(`${what} gets it once, and nobody claims that it was not sent`, async ({ wire, server }) => {
      server.next(script);
      expect(inWords(await wire.send(orderTo(server.url)))).toMatch(words);
      expect(server.received).toHaveLength(1);
    });

    test(`${what}, after a warm call, gets it once`, async ({ wire, server }) => {
      // The server keeps the first connection open, as Chromium would like to use it again.
      expect(inWords(await wire.send(orderTo(server.url, '{"userId":7}')))).toBe(done);
      server.next(script);
      expect(inWords(await wire.send(orderTo(server.url)))).toMatch(words);
      const orders = server.received.filter(({ body }) => body.toString() === '{"userId":1}');
      expect(orders.map(({ connection }) => connection)).toEqual([2]);
    });
  }

  test('answers 408, cold or after a warm call, gets it once', async ({ wire, server }) => {
    for (const connection of [1, 2, 3]) {
      server.next(answer(408, ''));
      expect(inWords(await wire.send(orderTo(server.url)))).toBe('408 ');
      expect(server.received.map((request) => request.connection).at(-1)).toBe(connection);
      expect(server.received).toHaveLength(connection);
    }
  });

  test('would get it twice on a kept connection, which is why there is none', async ({ wire, server }) => {
    // The trap itself, without our exchange: should Chromium stop resending one day, this says so.
    server.next(answer(200, '{}'), cut, answer(200, '{}'));
    const sent = await wire.app.evaluate(async ({ net, session }, { url, body }) => {
      const kept = session.fromPartition('kept');
      const order = (): Promise<number> =>
        new Promise((resolve, reject) => {
          const request = net.request({ method: 'POST', url, session: kept });
          request.on('error', reject);
          request.on('response', (message) => {
            message.on('data', () => undefined);
            message.on('end', () => resolve(message.statusCode));
          });
          request.end(body);
        });
      return [await order(), await order()];
    }, orderTo(server.url));
    expect(sent).toEqual([200, 200]);
    expect(server.received).toHaveLength(3);
  });
});

test('two exchanges at once do not end each other', async ({ wire, server }) => {
  const slow: Script = async ({ write }) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await write(`${headOf(200, 11)}{"ok":true}`);
  };
  server.next(slow, slow, slow);
  const orders = [1, 2, 3].map(async (wait) => {
    await new Promise((resolve) => setTimeout(resolve, wait * 100));
    return inWords(await wire.send(orderTo(server.url)));
  });
  expect(await Promise.all(orders)).toEqual([done, done, done]);
  expect(server.received).toHaveLength(3);
});

test.describe('not sent is said of', () => {
  test('a name that is not known', async ({ wire }) => {
    expect(inWords(await wire.send(orderTo('https://no-such-host.invalid')))).toBe('name-not-resolved');
  });

  test('a refused connection, and a port that no request may go to', async ({ wire, server }) => {
    await server.close();
    expect(inWords(await wire.send(orderTo(server.url)))).toBe('connection-refused');
    expect(inWords(await wire.send(orderTo('https://127.0.0.1:22')))).toBe('request-invalid');
    server.next();
  });

  for (const [what, says, word] of [
    ['refuses', 'HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n', 'proxy-failed'],
    ['redirects', 'HTTP/1.1 302 There\r\nLocation: https://127.0.0.1/\r\n\r\n', 'proxy-failed'],
    [
      'asks for a sign-in',
      'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
      'proxy-sign-in',
    ],
    [
      'asks for a sign-in of an unknown kind',
      'HTTP/1.1 407 Who\r\nProxy-Authenticate: Odd\r\n\r\n',
      'proxy-sign-in',
    ],
  ] as const) {
    test(`a proxy that ${what}`, async ({ wire, server }) => {
      const proxy = await connectProxy(says);
      expect(inWords(await wire.send(orderTo(server.url), { proxy: by(proxy.port) }))).toBe(word);
      expect(proxy.connections()).toBe(1);
      expect(server.protocols).toEqual([]);
      await proxy.close();
    });
  }

  test('a proxy that is not there, and one that says nothing', async ({ wire, server }) => {
    const silent = await silentDoor();
    const heard = await wire.send(orderTo(server.url), { proxy: by(silent.port), connectMs: 300 });
    expect(inWords(heard)).toBe('no-connection');
    await silent.close();
    expect(inWords(await wire.send(orderTo(server.url), { proxy: by(silent.port) }))).toBe('proxy-failed');
    expect(server.protocols).toEqual([]);
  });
});

const by = (port: number): ProxySetting => ({
  mode: 'given',
  server: `127.0.0.1:${String(port)}`,
  // Chromium goes to this computer directly unless told otherwise.
  bypass: ['<-loopback>'],
});

test('an order goes through a proxy that lets it', async ({ wire, server }) => {
  const proxy = await connectProxy();
  expect(inWords(await wire.send(orderTo(server.url), { proxy: by(proxy.port) }))).toBe(done);
  expect(proxy.connections()).toBe(1);
  expect(server.received).toHaveLength(1);
  await proxy.close();
});
