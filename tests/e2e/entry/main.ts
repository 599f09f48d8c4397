import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { channels } from '../../../src/contract/bridge';
import { openDesk } from '../../../src/main/desk';
import { electronExchange, type AskProxy } from '../../../src/main/https/electron-exchange';
import { electronProbe } from '../../../src/main/https/electron-probe';
import { settingsIn } from '../../../src/main/real-settings';
import { realKeychain, realTools } from '../../../src/main/real-tools';
import { rootsDisk } from '../../stand-ins/roots-disk';
import type { Outside } from './outside';

// The application as it is, over an outside that a test has laid out: another policy folder, shorter deadlines, and
// keychain entries of its own. What goes over the bridge is written down, to be searched for the token.
const outside = JSON.parse(process.env['LOCKOUT_DESK_OUTSIDE'] ?? '{}') as Outside;
const built = join(import.meta.dirname, '../../out');

function writeDown(what: unknown): void {
  appendFileSync(outside.ipcFile, `${JSON.stringify(what)}\n`);
}

/** A key that is typed passes the bridge once, towards the main process; it is no more for this file than for any other. */
const withoutKey = (channel: string, parts: unknown[]): unknown =>
  channel === channels.signIn ? parts.map((ask) => ({ ...(ask as object), key: 'left out' })) : parts;

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, answer) =>
  handle(channel, async (event, ...parts: unknown[]) => {
    writeDown({ channel, asked: withoutKey(channel, parts) });
    const answered: unknown = await answer(event, ...parts);
    writeDown({ channel, answered });
    return answered;
  });
app.on('web-contents-created', (_event, contents) => {
  const send = contents.send.bind(contents);
  contents.send = (channel, ...parts: unknown[]) => {
    writeDown({ channel, pushed: parts });
    send(channel, ...parts);
  };
});

const { connectMs, wholeMs, proxyServer } = outside;

/** A proxy of the test's own, over which even this computer's own name is reached; otherwise that of the settings. */
const proxyOr = (settings: AskProxy): AskProxy =>
  proxyServer === undefined
    ? settings
    : async () => ({ mode: 'given', server: proxyServer, bypass: ['<-loopback>'] });

openDesk({
  ...realTools(),
  keychain: realKeychain(
    { service: outside.service, noteName: 'keychain-items-of-tests.json' },
    outside.keychainMs,
  ),
  openNetwork: (settings) => {
    const chosen = { connectMs, wholeMs, proxy: proxyOr(settings) };
    return { exchange: electronExchange(chosen), probe: electronProbe({ ...chosen, now: Date.now }) };
  },
  settings: settingsIn({
    policyFolder: outside.policyFolder,
    stateFolder: app.getPath('userData'),
    ...(outside.policyIsRoots ? { disk: rootsDisk } : {}),
  }),
  auditWorker: join(built, 'main/audit-worker.js'),
  auditJob: join(built, 'main/audit-job.js'),
  verifier: join(built, 'verify/lockout-desk-verify.mjs'),
  notices: join(built, 'licences/THIRD-PARTY-LICENSES.txt'),
  // The system's dialog can't be driven: what an administrator would choose there.
  chooseTarget: async (suggestion) =>
    outside.exportFolder === undefined ? undefined : join(outside.exportFolder, suggestion),
  chooseKeyFile: async () => outside.keyFile,
  chooseLogTarget: async (suggestion) =>
    outside.exportFolder === undefined ? undefined : join(outside.exportFolder, suggestion),
  page: { folder: outside.pageFolder ?? join(built, 'renderer'), preload: join(built, 'preload/index.cjs') },
});
