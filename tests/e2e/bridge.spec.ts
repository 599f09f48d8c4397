import { expect, test } from './application';
import { hostile } from './hostile-messages';
import { journalLines, practiceJournal } from './order-page';

const anything: readonly unknown[] = [
  undefined,
  null,
  0,
  '',
  'text',
  true,
  [],
  [1],
  { __proto__: null, x: 1 },
];

test('every question refuses every malformed message with a reason, and changes nothing', async ({
  desk,
}) => {
  const { page, dataHome } = desk;
  await expect.poll(async () => (await journalLines(practiceJournal(dataHome))).length).toBeGreaterThan(0);
  const before = await journalLines(practiceJournal(dataHome));
  const questions = await page.evaluate(() =>
    Object.keys(window.desk).filter((name) => !name.startsWith('on')),
  );
  expect(questions.sort()).toEqual(Object.keys(hostile).sort());
  for (const question of questions) {
    for (const message of [...anything, ...(hostile[question] ?? [])]) {
      const reply = await page.evaluate(
        ([name, plain]) => {
          // A marker stands for a text of that many characters, so that it is made in the page itself.
          const grown = (value: unknown): unknown => {
            if (typeof value !== 'object' || value === null) return value;
            if ('huge' in value) return 'x'.repeat(Number(value.huge));
            if (Array.isArray(value)) return value.map(grown);
            return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, grown(inner)]));
          };
          const ask = Reflect.get(window.desk, name) as (message: unknown) => Promise<unknown>;
          return ask(grown(plain));
        },
        [question, message] as const,
      );
      expect(reply, `${question} ${JSON.stringify(message)}`).toMatchObject({
        kind: 'refused',
        why: 'shape',
      });
    }
  }
  expect(await journalLines(practiceJournal(dataHome))).toEqual(before);
});

test('the page holds the questions and five listeners, no ipcRenderer, no Node', async ({ desk }) => {
  const held = await desk.page.evaluate(() => ({
    names: Object.keys(window.desk),
    kinds: Object.values(window.desk).map((held) => typeof held),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  }));
  expect(held.names.sort()).toEqual(
    [
      ...Object.keys(hostile),
      'onOrderProgress',
      'onAuditProgress',
      'onSessionChange',
      'onSettings',
      'onCommand',
    ].sort(),
  );
  expect(new Set(held.kinds)).toEqual(new Set(['function']));
  expect(held.node).toEqual([]);
});

test('another window with the same preload is refused, and so is a frame inside our own', async ({
  desk,
}) => {
  const { app, page, dataHome } = desk;
  await expect.poll(async () => (await journalLines(practiceJournal(dataHome))).length).toBeGreaterThan(0);
  const before = await journalLines(practiceJournal(dataHome));
  const replies = await app.evaluate(async ({ BrowserWindow, app: application }) => {
    const preload = `${application.getAppPath()}/out/preload/index.cjs`;
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, preload },
    });
    await stranger.loadURL('data:text/html,<title>stranger</title>');
    const replies: unknown = await stranger.webContents.executeJavaScript(`(async () => {
      const order = { environmentId: 'practice', userId: '1', notes: '', confirmation: { kind: 'confirmed' } };
      const journal = 'practice';
      const asks = { readDesk: {}, readEnvironments: {}, readJournalState: { journal }, suggestTraders: { environmentId: 'practice', text: '' },
        expireLockout: order, cancelPenalty: { orderId: 'x' }, listUnknowns: { journal },
        closeUnknown: { journal, orderId: 'x', as: 'did-not', note: '' }, readHistory: { journal, limit: 1 },
        readRecord: { journal, seq: 1 }, copyText: { text: 'x' }, readSession: { environmentId: 'demo' },
        pasteToken: { environmentId: 'demo' }, forgetSession: { environmentId: 'demo' },
        renewSession: { environmentId: 'demo' }, readSignIn: { environmentId: 'demo' },
        signIn: { environmentId: 'demo', key: { kind: 'kept' }, lastTry: false }, deleteKeyFile: { environmentId: 'demo' },
        forgetKey: { environmentId: 'demo' }, setKeyKeeping: { keep: true }, readSettings: {}, changeSetting: { name: 'theme', value: 'dark' },
        runPreflight: { environmentId: 'demo' }, readLog: {}, exportLog: {}, showLogFolder: {} };
      return Promise.all(Object.entries(asks).map(([name, ask]) => window.desk[name](ask)));
    })()`);
    stranger.destroy();
    return replies;
  });
  expect(replies).toHaveLength(26);
  for (const reply of replies as unknown[]) expect(reply).toMatchObject({ kind: 'refused', why: 'sender' });
  expect(await journalLines(practiceJournal(dataHome))).toEqual(before);
  const framed = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'desk://app/index.html';
    document.body.append(frame);
    const holdsDesk = (): boolean => {
      try {
        return 'desk' in (frame.contentWindow ?? {});
      } catch {
        // The policy let an error page of another origin in, which cannot even be looked at.
        return false;
      }
    };
    return new Promise((resolve) => setTimeout(() => resolve(holdsDesk()), 500));
  });
  expect(framed).toBe(false);
});
