import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from './application';
import { treeOf } from './process-tree';

const ask = 'window.desk.readDesk({})';

test('our own page in a window that is not ours is not answered', async ({ desk }) => {
  const reply = await desk.app.evaluate(async ({ BrowserWindow, app, session }, code) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const webPreferences = { preload, sandbox: true, session: session.fromPartition('desk') };
    const stranger = new BrowserWindow({ show: false, webPreferences });
    await stranger.loadURL('desk://app/index.html');
    const answered: unknown = await stranger.webContents.executeJavaScript(code);
    stranger.destroy();
    return answered;
  }, ask);
  expect(reply).toMatchObject({ kind: 'refused', why: 'sender' });
});

test('another page in our own window is not answered', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const reply = await desk.app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.session.webRequest.onBeforeRequest(null);
    await contents?.loadURL('data:text/html,<title>stranger</title>');
    return contents?.executeJavaScript(code) as Promise<unknown>;
  }, ask);
  expect(reply).toMatchObject({ kind: 'refused', why: 'sender' });
});

test.describe('with a program that opens links', () => {
  const marked = (folder: string): string => join(folder, 'opened');
  const before = process.env['PATH'] ?? '';
  test.use({
    prepare: async ({}, use) => {
      await use(async (dataHome) => {
        const programs = join(dataHome, '..', 'programs');
        mkdirSync(programs, { recursive: true });
        for (const name of ['xdg-open', 'xdg-email']) {
          const opener = join(programs, name);
          writeFileSync(opener, `#!/bin/sh\necho "$@" >> '${marked(join(dataHome, '..'))}'\n`);
          chmodSync(opener, 0o755);
        }
        process.env['PATH'] = `${programs}${delimiter}${before}`;
      });
      process.env['PATH'] = before;
    },
  });

  test('no link of the page starts another program', async ({ desk }) => {
    await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
    const follow = (address: string): Promise<unknown> =>
      desk.app.evaluate(({ BrowserWindow }, to) => {
        const code = `{ const link = Object.assign(document.createElement('a'), { href: '${to}' }); document.body.append(link);
          link.click(); link.target = '_blank'; link.click(); link.remove(); undefined; }`;
        return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          code,
          true,
        ) as Promise<unknown>;
      }, address);
    for (const address of ['mailto:a@a.example', 'https://a.example/', 'file:///etc/passwd', 'vscode://x'])
      await follow(address);
    await desk.page.waitForTimeout(1_000);
    expect(existsSync(marked(desk.folder))).toBe(false);
    // The opener is the one that would be asked: this test can fail.
    await desk.app.evaluate(({ shell }) => void shell.openExternal('mailto:a@a.example'));
    await expect.poll(() => existsSync(marked(desk.folder))).toBe(true);
  });
});

test('a page that crashes leaves no dump, is said, and comes back when that was read', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  // The system's own dialog, answered here once it was asked for.
  await desk.app.evaluate(({ dialog }) => {
    const asked = Promise.withResolvers<object>();
    const answered = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>();
    Object.assign(globalThis, { asked: asked.promise, answer: answered.resolve });
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.resolve(Object(given.at(-1)));
      return answered.promise;
    };
  });
  const tree = treeOf(desk.app.process().pid ?? 0);
  const commands = tree.map((pid) => readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1'));
  expect(commands.filter((command) => /crashpad/i.test(command))).toEqual([]);
  const gone = desk.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', (_event, { reason }) => resolve(reason));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await gone).toMatch(/crashed|killed/);
  const asked = await desk.app.evaluate(() => Reflect.get(globalThis, 'asked') as Promise<object>);
  expect(asked).toMatchObject({
    detail: expect.stringContaining('look at History'),
    buttons: ['Load again', 'Quit'],
  });
  const isThere = (): Promise<boolean> =>
    desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed()) return false;
      return contents.executeJavaScript('document.querySelector("#trader") !== null') as Promise<boolean>;
    });
  expect(await isThere()).toBe(false);
  await desk.app.evaluate(() =>
    (Reflect.get(globalThis, 'answer') as (with_: object) => void)({ response: 0 }),
  );
  await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
  const left = readdirSync(desk.folder, { recursive: true }).map(String);
  expect(left.filter((name) => /\.dmp$|\.meta$/.test(name))).toEqual([]);
});

test('no key, no call and no menu opens a developer’s tools', async ({ desk }) => {
  const { page, app } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  for (const keys of ['Control+Shift+I', 'F12', 'Control+Shift+J', 'Control+Shift+C'])
    await page.keyboard.press(keys);
  const open = await app.evaluate(async ({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Where they may open they do at the second call for certain, and after some seconds.
    for (let calls = 0; calls < 2; calls += 1) {
      contents?.openDevTools({ mode: 'detach' });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const roles = items
      .map((item) => item.role?.toLowerCase())
      .filter((role) => /devtools|reload/.test(role ?? ''));
    return [contents?.isDevToolsOpened(), roles];
  });
  expect(open).toEqual([false, []]);
});
