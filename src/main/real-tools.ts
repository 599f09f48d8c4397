import { randomBytes } from 'node:crypto';
import { hostname, homedir, uptime, userInfo } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { app, BrowserWindow, clipboard, dialog, powerMonitor, shell } from 'electron';
import { v7 as newId } from 'uuid';
import { realDisk } from './audit/disk';
import { auditFolders, indexFolder } from './audit/folders';
import { appLog, type AppLogTools } from './diagnostics/app-log';
import { fileSink } from './diagnostics/log-sink';
import { electronExchange } from './https/electron-exchange';
import { electronProbe } from './https/electron-probe';
import { keychainPlace, openKeychain, type OpenKeychain } from './keychain/keychain';
import { loadKeytar } from './keychain/keytar-store';
import { noteFile } from './note-file';
import { narrowNetwork } from './https/narrow-network';
import { waitOut } from './lockouts/wait-out';
import { settingsIn } from './real-settings';
import { policyFolder } from './settings/policy-folder';
import type { Tools } from './tools';
import { lookFile } from './window/look-memory';
import { tellSystem } from './window/tell-system';
import type { ExportFormat } from '../contract/proof';
import { words } from '../words/words';

/** The account's name, or its number where it has none. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

/** The keychain of this user; where its entries and their list are kept depends on `place`. */
export function realKeychain(
  place: { readonly service: string; readonly noteName: string },
  deadlineMs?: number,
): OpenKeychain {
  return openKeychain({
    service: place.service,
    platform: process.platform,
    load: loadKeytar,
    note: noteFile(join(app.getPath('userData'), place.noteName)),
    wait: waitOut,
    newGeneration: () => randomBytes(8).toString('hex'),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
}

const { exports: exportNames, keyFile, log: logName } = words.fileDialogs;
const fileKinds: Readonly<Record<ExportFormat, { readonly name: string; readonly extensions: string[] }>> = {
  csv: { name: exportNames.csv, extensions: ['csv'] },
  jsonl: { name: exportNames.jsonl, extensions: ['jsonl'] },
  bundle: { name: exportNames.bundle, extensions: ['zip'] },
};

type FileKind = (typeof fileKinds)[ExportFormat];

/** Asks in the system's own dialog where a file goes; it begins in the user's documents. */
async function chooseSaved(suggestion: string, kind: FileKind): Promise<string | undefined> {
  const options = {
    defaultPath: join(app.getPath('documents'), suggestion),
    filters: [kind],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Asks in the system's own dialog for the file of an API key. */
async function chooseKeyFile(): Promise<string | undefined> {
  const options = {
    title: keyFile.title,
    buttonLabel: keyFile.button,
    filters: [
      { name: keyFile.kind, extensions: ['json'] },
      { name: keyFile.all, extensions: ['*'] },
    ],
    // SECURITY: the system keeps no list of recent documents that would tell others where a key lies.
    properties: ['openFile' as const, 'dontAddToRecent' as const],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? undefined : filePaths[0];
}

const viewer: Pick<Tools, 'showFolder' | 'showFile'> = {
  showFolder: (folder) => void shell.openPath(folder),
  showFile: (file) => void shell.openPath(file),
};

/** The application's log, in a folder of this user's. */
function realLog(tools: Omit<AppLogTools, 'sink'>): Pick<Tools, 'logFolder' | 'log' | 'note'> {
  const logFolder = join(app.getPath('userData'), 'log');
  const log = appLog({ ...tools, sink: fileSink(logFolder) });
  return { logFolder, log, note: log.note };
}

/** What the window remembers in the user's own folder, and how it tells the system something. */
function realWindow(stateFolder: string): Pick<Tools, 'stateFolder' | 'windowLook' | 'tellSystem'> {
  return { stateFolder, windowLook: lookFile(join(stateFolder, 'window.json')), tellSystem };
}

/**
 * Everything real that the desk works with, but for its own files; nothing of it is loaded, read or opened yet. Call before
 * Electron is ready.
 */
export function realTools(): Omit<Tools, 'page' | 'auditWorker' | 'auditJob' | 'verifier' | 'notices'> {
  const { platform, env } = process;
  const home = { platform, folder: homedir(), environment: env };
  narrowNetwork(app.commandLine);
  const clock = (): Date => new Date();
  const elapsed = (): number => performance.now();
  return {
    version: app.getVersion(),
    platform,
    actor: { osUser: osUser(), host: hostname() },
    clock,
    elapsed,
    uptime: () => uptime() * 1000,
    random: Math.random,
    onWake: (listener) => void powerMonitor.on('resume', listener),
    waitOut,
    newId,
    disk: realDisk,
    auditFolders: auditFolders(home),
    cacheFolder: indexFolder(home),
    // A run from sources shares no entry with the installed application.
    keychain: realKeychain(keychainPlace(app.isPackaged)),
    clipboard: {
      // Newer versions of Electron answer later, older ones at once.
      read: async () => clipboard.readText(),
      write: async (text) => clipboard.writeText(text),
      clear: async () => clipboard.clear(),
    },
    chooseTarget: (suggestion, format) => chooseSaved(suggestion, fileKinds[format]),
    chooseKeyFile,
    chooseLogTarget: (suggestion) => chooseSaved(suggestion, { name: logName, extensions: ['log'] }),
    ...viewer,
    ...realWindow(app.getPath('userData')),
    ...realLog({ clock, elapsed, home: home.folder }),
    homeFolder: home.folder,
    openNetwork: (proxy) => ({
      exchange: electronExchange({ proxy }),
      probe: electronProbe({ proxy, now: Date.now }),
    }),
    settings: settingsIn({ policyFolder: policyFolder(platform, env), stateFolder: app.getPath('userData') }),
  };
}
