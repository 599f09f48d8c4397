import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  auditProgressChannel,
  channels,
  commandChannel,
  orderProgressChannel,
  sessionChangeChannel,
  settingsChannel,
  type Desk,
} from '../contract/bridge';
import type { OrderProgress } from '../contract/lockouts';
import type { AuditProgress } from '../contract/proof';
import type { SessionChange } from '../contract/sessions';
import type { SettingsView } from '../contract/settings';
import type { Command } from '../contract/shortcuts';

/** Passes on what is pushed on one channel, without the event that it came with, until the returned function is called. */
function hear<T>(channel: string, listener: (progress: T) => void): () => void {
  const pass = (_event: IpcRendererEvent, progress: T): void => listener(progress);
  ipcRenderer.on(channel, pass);
  return () => ipcRenderer.removeListener(channel, pass);
}

/** The command that nobody has heard: it was chosen, in the menu or in what the system told, before the page was made. */
let unheard: Command | undefined;
const stopKeeping = hear<Command>(commandChannel, (command) => (unheard = command));

/** Passes on commands, first the one that came before anybody listened. */
function hearCommands(listener: (command: Command) => void): () => void {
  stopKeeping();
  if (unheard !== undefined) listener(unheard);
  unheard = undefined;
  return hear<Command>(commandChannel, listener);
}

// SECURITY: one named function a question; the page never holds a generic send, an event or ipcRenderer itself.
const desk: Desk = {
  readDesk: (ask) => ipcRenderer.invoke(channels.readDesk, ask),
  readEnvironments: (ask) => ipcRenderer.invoke(channels.readEnvironments, ask),
  readJournalState: (ask) => ipcRenderer.invoke(channels.readJournalState, ask),
  suggestTraders: (ask) => ipcRenderer.invoke(channels.suggestTraders, ask),
  expireLockout: (ask) => ipcRenderer.invoke(channels.expireLockout, ask),
  cancelPenalty: (ask) => ipcRenderer.invoke(channels.cancelPenalty, ask),
  listUnknowns: (ask) => ipcRenderer.invoke(channels.listUnknowns, ask),
  closeUnknown: (ask) => ipcRenderer.invoke(channels.closeUnknown, ask),
  readHistory: (ask) => ipcRenderer.invoke(channels.readHistory, ask),
  readHistoryItems: (ask) => ipcRenderer.invoke(channels.readHistoryItems, ask),
  countHistory: (ask) => ipcRenderer.invoke(channels.countHistory, ask),
  readFilterChoices: (ask) => ipcRenderer.invoke(channels.readFilterChoices, ask),
  readRawLine: (ask) => ipcRenderer.invoke(channels.readRawLine, ask),
  readJournalHealth: (ask) => ipcRenderer.invoke(channels.readJournalHealth, ask),
  verifyJournal: (ask) => ipcRenderer.invoke(channels.verifyJournal, ask),
  exportHistory: (ask) => ipcRenderer.invoke(channels.exportHistory, ask),
  cancelAuditJob: (ask) => ipcRenderer.invoke(channels.cancelAuditJob, ask),
  acknowledgeAlarm: (ask) => ipcRenderer.invoke(channels.acknowledgeAlarm, ask),
  rekeyJournal: (ask) => ipcRenderer.invoke(channels.rekeyJournal, ask),
  readRecord: (ask) => ipcRenderer.invoke(channels.readRecord, ask),
  copyText: (ask) => ipcRenderer.invoke(channels.copyText, ask),
  readSession: (ask) => ipcRenderer.invoke(channels.readSession, ask),
  pasteToken: (ask) => ipcRenderer.invoke(channels.pasteToken, ask),
  forgetSession: (ask) => ipcRenderer.invoke(channels.forgetSession, ask),
  renewSession: (ask) => ipcRenderer.invoke(channels.renewSession, ask),
  readSignIn: (ask) => ipcRenderer.invoke(channels.readSignIn, ask),
  signIn: (ask) => ipcRenderer.invoke(channels.signIn, ask),
  deleteKeyFile: (ask) => ipcRenderer.invoke(channels.deleteKeyFile, ask),
  forgetKey: (ask) => ipcRenderer.invoke(channels.forgetKey, ask),
  setKeyKeeping: (ask) => ipcRenderer.invoke(channels.setKeyKeeping, ask),
  readSettings: (ask) => ipcRenderer.invoke(channels.readSettings, ask),
  changeSetting: (ask) => ipcRenderer.invoke(channels.changeSetting, ask),
  runPreflight: (ask) => ipcRenderer.invoke(channels.runPreflight, ask),
  readLog: (ask) => ipcRenderer.invoke(channels.readLog, ask),
  exportLog: (ask) => ipcRenderer.invoke(channels.exportLog, ask),
  showLogFolder: (ask) => ipcRenderer.invoke(channels.showLogFolder, ask),
  onOrderProgress: (listener) => hear<OrderProgress>(orderProgressChannel, listener),
  onAuditProgress: (listener) => hear<AuditProgress>(auditProgressChannel, listener),
  onSettings: (listener) => hear<SettingsView>(settingsChannel, listener),
  onSessionChange: (listener) => hear<SessionChange>(sessionChangeChannel, listener),
  onCommand: hearCommands,
};

contextBridge.exposeInMainWorld('desk', desk);
