import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels, orderProgressChannel, type Desk } from '../contract/bridge';
import type { OrderProgress } from '../contract/lockouts';

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
  readRecord: (ask) => ipcRenderer.invoke(channels.readRecord, ask),
  copyText: (ask) => ipcRenderer.invoke(channels.copyText, ask),
  readSession: (ask) => ipcRenderer.invoke(channels.readSession, ask),
  pasteToken: (ask) => ipcRenderer.invoke(channels.pasteToken, ask),
  forgetSession: (ask) => ipcRenderer.invoke(channels.forgetSession, ask),
  onOrderProgress: (listener) => {
    const pass = (_event: IpcRendererEvent, progress: OrderProgress): void => listener(progress);
    ipcRenderer.on(orderProgressChannel, pass);
    return () => ipcRenderer.removeListener(orderProgressChannel, pass);
  },
};

contextBridge.exposeInMainWorld('desk', desk);
