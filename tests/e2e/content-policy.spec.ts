import type { Page } from '@playwright/test';
import { expect, test, type RunningDesk } from './application';

/** What the page tries under its policy; each says which directive has to stop it. */
type Attempt = () => unknown;

/** The directives that an attempt broke, as the page itself is told of them. */
async function directivesBroken(page: Page, attempt: Attempt): Promise<string[]> {
  await page.evaluate(() => {
    const broken: string[] = [];
    Reflect.set(window, 'broken', broken);
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
  });
  // As text of a script that runs by itself: what is evaluated for a debugger may do more than the page.
  await page.evaluate((code) => {
    const act = Reflect.construct(Function, [`return (${code})()`]) as () => unknown;
    setTimeout(() => void (async () => act())().catch(() => undefined));
  }, attempt.toString());
  await page.waitForTimeout(300);
  return page.evaluate(() => [...new Set(Reflect.get(window, 'broken') as string[])]);
}

const attempts: readonly (readonly [string, string, Attempt])[] = [
  [
    'a module from data',
    'script-src-elem',
    () => import(/* @vite-ignore */ ['data:text/javascript', 'window.ran=1'].join(',')),
  ],
  [
    'a script that is written into the page',
    'require-trusted-types-for',
    () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran=1' })),
  ],
  ['a worker', 'require-trusted-types-for', () => new Worker('desk://app/index.html')],
  [
    'a style sheet that is written into the page',
    'style-src-elem',
    () =>
      document.head.append(
        Object.assign(document.createElement('style'), { textContent: 'body{outline:9px solid red}' }),
      ),
  ],
  ['an inline style', 'style-src-attr', () => document.body.setAttribute('style', 'outline:9px solid red')],
  [
    'a font from data',
    'font-src',
    () => new FontFace('x', 'url(data:font/woff2;base64,d09GMgABAAAA)').load(),
  ],
  ['a picture from elsewhere', 'img-src', () => (new Image().src = 'https://localhost:9/x.png')],
  ['a picture from data', 'img-src', () => (new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=')],
  ['sound', 'media-src', () => new Audio('desk://app/index.html').play()],
  ['a request to its own origin', 'connect-src', () => fetch('desk://app/index.html')],
  ['a socket', 'connect-src', () => new WebSocket('ws://localhost:9/')],
  ['a beacon', 'connect-src', () => navigator.sendBeacon('https://localhost:9/', 'x')],
  ['a stream', 'connect-src', () => new EventSource('https://localhost:9/')],
  [
    'a frame',
    'frame-src',
    () =>
      document.body.append(Object.assign(document.createElement('iframe'), { src: 'desk://app/index.html' })),
  ],
  [
    'an object',
    'require-trusted-types-for',
    () => {
      const made = document.createElement('embed');
      made.setAttribute('src', 'desk://app/index.html');
      document.body.append(made);
    },
  ],
  [
    'another base',
    'base-uri',
    () =>
      document.head.append(Object.assign(document.createElement('base'), { href: 'https://localhost:9/' })),
  ],
  [
    'a form',
    'form-action',
    () => {
      const form = Object.assign(document.createElement('form'), {
        action: 'https://localhost:9/',
        method: 'post',
      });
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'markup from a string',
    'require-trusted-types-for',
    () => (document.body.innerHTML = '<img src=x onerror=window.ran=1>'),
  ],
  [
    'a maker of trusted types of its own',
    'trusted-types',
    () =>
      (
        Reflect.get(window, 'trustedTypes') as { createPolicy: (name: string, how: object) => void }
      ).createPolicy('x', {}),
  ],
];

test('whatever the page would load or run beside its own is refused by its own directive', async ({
  desk,
}) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  for (const [what, directive, attempt] of attempts) {
    expect.soft(await directivesBroken(desk.page, attempt), what).toContain(directive);
    const nothing = { ran: undefined, outline: '0px', base: 'desk://app/index.html' };
    expect.soft(await effects(desk), what).toEqual(nothing);
  }
});

async function effects({ page }: RunningDesk): Promise<object> {
  return page.evaluate(() => ({
    ran: Reflect.get(window, 'ran') as unknown,
    outline: getComputedStyle(document.body).outlineStyle === 'none' ? '0px' : 'drawn',
    base: document.baseURI,
  }));
}

test('no worker has a right to be, and nobody a right to frame the page, whatever else would stop them', async ({
  desk,
}) => {
  const policy = await desk.app.evaluate(async ({ session }) => {
    const answer = await session.fromPartition('desk').fetch('desk://app/index.html');
    return answer.headers.get('content-security-policy');
  });
  expect(policy?.split('; ')).toEqual(
    expect.arrayContaining(["worker-src 'none'", "frame-ancestors 'none'"]),
  );
});

test('nobody shows the page in a frame', async ({ desk }) => {
  const framed = await desk.app.evaluate(async ({ BrowserWindow, session }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { session: session.fromPartition('desk') },
    });
    // So that it is the page's own policy that is asked.
    stranger.webContents.removeAllListeners('will-frame-navigate');
    session.fromPartition('desk').webRequest.onBeforeRequest(null);
    await stranger.loadURL('data:text/html,<iframe src="desk://app/index.html"></iframe>');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const inside = stranger.webContents.mainFrame.frames.map(
      (frame) => frame.executeJavaScript('document.title') as Promise<string>,
    );
    const titles = await Promise.all(inside.map((title) => title.catch(() => 'error')));
    stranger.destroy();
    return titles;
  });
  expect(framed).toHaveLength(1);
  expect(framed).not.toContain('Lockout Desk');
});
