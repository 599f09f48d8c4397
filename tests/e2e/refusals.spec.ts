import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test as base, type RunningDesk } from './application';

interface Heard {
  readonly address: string;
  readonly paths: string[];
}

/** A server without TLS that keeps a note of what was asked of it. */
const test = base.extend<{ elsewhere: Heard }>({
  elsewhere: async ({}, use) => {
    const paths: string[] = [];
    const server = createServer(({ url = '' }, answer) => {
      paths.push(url);
      if (url === '/redirect') return void answer.writeHead(302, { Location: '/led-to' }).end();
      answer.writeHead(200, { 'Content-Type': 'text/html' });
      answer.end(url === '/framing' ? '<iframe src="/framed"></iframe>' : '<title>elsewhere</title>');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use({ address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, paths });
    server.close();
  },
});

/** Runs code in the page as if somebody had just pressed a key: much is allowed only then. */
const asPressed = ({ app }: RunningDesk, code: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, run) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(run, true) as Promise<unknown>,
    `(async () => { ${code} })().catch((error) => error.name)`,
  );

const devices: readonly (readonly [string, string])[] = [
  ['USB', 'navigator.usb.requestDevice({ filters: [] })'],
  [
    'HID',
    'navigator.hid.requestDevice({ filters: [] }).then((found) => { if (!found.length) throw new DOMException("", "NotFoundError") })',
  ],
  ['a serial port', 'navigator.serial.requestPort()'],
  ['Bluetooth', 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })'],
  ['a camera', 'navigator.mediaDevices.getUserMedia({ video: true })'],
  ['a microphone', 'navigator.mediaDevices.getUserMedia({ audio: true })'],
  ['the screen', 'navigator.mediaDevices.getDisplayMedia({ video: true })'],
  ['the clipboard', 'navigator.clipboard.readText()'],
  ['MIDI', 'navigator.requestMIDIAccess({ sysex: true })'],
  [
    'its place',
    'new Promise((_, no) => navigator.geolocation.getCurrentPosition(() => {}, no)).catch((why) => { throw new DOMException("", why.code === 1 ? "NotAllowedError" : "Other") })',
  ],
  ['the whole screen', 'document.documentElement.requestFullscreen()'],
  ['the pointer', 'document.body.requestPointerLock()'],
  [
    'an idle detector',
    'IdleDetector.requestPermission().then((state) => { if (state !== "granted") throw new DOMException("", "NotAllowedError") })',
  ],
  [
    'notifications',
    'Notification.requestPermission().then((state) => { if (state !== "granted") throw new DOMException("", "NotAllowedError") })',
  ],
];

test('whatever the page asks for beside its window, it does not get', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  for (const [what, code] of devices) {
    const answer = await asPressed(
      desk,
      `return Promise.race([${code}.then(() => 'given'), new Promise((late) => setTimeout(late, 2000, 'no answer'))])`,
    );
    // What is refused to a whole screen is never answered.
    expect.soft(answer, what).toMatch(/^(\w+Error|no answer)$/);
  }
  expect(await asPressed(desk, 'return [document.fullscreenElement, document.pointerLockElement]')).toEqual([
    null,
    null,
  ]);
});

test('what the page only asks whether it may do is denied, too', async ({ desk }) => {
  const names = [
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'clipboard-read',
    'clipboard-write',
    'midi',
    'storage-access',
    'window-management',
    'local-fonts',
    'persistent-storage',
    'idle-detection',
    'background-sync',
  ];
  const states = await desk.page.evaluate(
    (asked) =>
      Promise.all(
        asked.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    names,
  );
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('the page saves no file', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const states = await desk.app.evaluate(async ({ BrowserWindow }, folder) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const seen: string[] = [];
    contents?.session.on('will-download', (_event, item) => {
      item.setSavePath(`${folder}/saved-by-the-page`);
      item.once('done', (_done, state) => seen.push(state));
    });
    const click = `const link = Object.assign(document.createElement('a'), { href: 'desk://app/index.html', download: 'x' });
      document.body.append(link); link.click(); link.href = URL.createObjectURL(new Blob(['x'])); link.click(); link.remove();`;
    await contents?.executeJavaScript(click, true);
    contents?.downloadURL('desk://app/index.html');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return seen;
  }, desk.folder);
  expect(states).not.toContain('completed');
  expect(readdirSync(desk.folder)).not.toContain('saved-by-the-page');
});

test('the page’s session reaches no other origin, even where no policy of a page stands before it', async ({
  desk,
  elsewhere,
}) => {
  const reached = await desk.app.evaluate(
    ({ BrowserWindow }, address) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.session.fetch(address)
        .then(
          () => 'reached',
          () => 'refused',
        ),
    `${elsewhere.address}/`,
  );
  expect(reached).toBe('refused');
  expect(elsewhere.paths).toEqual([]);
});

test('no web contents is led elsewhere by a server, and none shows a frame', async ({ desk, elsewhere }) => {
  await desk.app.evaluate(async ({ BrowserWindow }, address) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await stranger.loadURL(`${address}/redirect`).catch(() => undefined);
    await stranger.loadURL(`${address}/framing`).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    stranger.destroy();
  }, elsewhere.address);
  expect(elsewhere.paths.filter((path) => path !== '/favicon.ico')).toEqual(['/redirect', '/framing']);
});

test('no web contents takes a web view in, and our page knows no such element', async ({
  desk,
  elsewhere,
}) => {
  const counts = await desk.app.evaluate(async ({ BrowserWindow, webContents }, address) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true, webviewTag: true } });
    await stranger.loadURL(`data:text/html,<webview src="${address}/view"></webview>`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const kinds = webContents.getAllWebContents().map((contents) => contents.getType());
    stranger.destroy();
    return kinds;
  }, elsewhere.address);
  expect(counts).not.toContain('webview');
  expect(elsewhere.paths).toEqual([]);
  const known = await desk.page.evaluate(() => 'getWebContentsId' in document.createElement('webview'));
  expect(known).toBe(false);
});

test('a file that is dropped on the window is not even tried to be opened', async ({ desk }) => {
  const { page, app, folder } = desk;
  const file = join(folder, 'dropped.html');
  writeFileSync(file, '<title>dropped</title>');
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    const tried: string[] = [];
    Reflect.set(globalThis, 'tried', tried);
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('will-navigate', (_event, url) => tried.push(url));
    contents?.on('did-start-navigation', ({ url }) => tried.push(url));
  });
  const debug = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await debug.send('Input.dispatchDragEvent', { type, x: 20, y: 400, data });
  await page.waitForTimeout(3_000);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'tried') as unknown)).toEqual([]);
  expect(page.url()).toBe('desk://app/index.html');
});
