import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { openDesk } from '../../src/main/desk';
import { realTools } from '../../src/main/real-tools';

// The application's own shell over one of two pages; says when the page has taken a key, and ends.
// Told by tests/e2e/start.bench.ts: where the built application is, and which page is shown.
const built = process.env['LOCKOUT_DESK_BENCH_BUILT'] ?? '';
const page = process.env['LOCKOUT_DESK_BENCH_PAGE'] ?? '';
const isOurs = page === join(built, 'renderer');

/** Resolves once the field or the button is there, and has the focus. */
const ready = `new Promise((resolve) => {
  const look = () => {
    const found = document.querySelector(${isOurs ? "'[role=combobox]:not(:disabled)'" : "'button'"});
    if (!found) return setTimeout(look, 1);
    found.focus();
    window.taken = () => ${isOurs ? "found.value === 'a'" : "found.dataset.presses === '1'"};
    resolve();
  };
  look();
})`;
const taken = `new Promise((resolve) => {
  const look = () => (window.taken() ? resolve() : setTimeout(look, 1));
  look();
})`;

async function press(window: BrowserWindow): Promise<void> {
  const { webContents } = window;
  await webContents.executeJavaScript(ready);
  const keyCode = isOurs ? 'a' : 'Enter';
  webContents.sendInputEvent({ type: 'keyDown', keyCode });
  webContents.sendInputEvent({ type: 'char', keyCode });
  webContents.sendInputEvent({ type: 'keyUp', keyCode });
  await webContents.executeJavaScript(taken);
  process.stdout.write(`taken ${String(Date.now())}\n`, () => app.exit(0));
}

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => void press(window));
});
openDesk({
  ...realTools(),
  auditWorker: join(built, 'main/audit-worker.js'),
  auditJob: join(built, 'main/audit-job.js'),
  verifier: join(built, 'verify/lockout-desk-verify.mjs'),
  notices: join(built, 'licences/THIRD-PARTY-LICENSES.txt'),
  page: { folder: page, preload: join(built, 'preload/index.cjs') },
});
