import { BrowserWindow, nativeTheme, session, type Session, type WebFrameMain } from 'electron';
import { denyInSession } from './deny';
import { pageOrigin } from './page-file';
import { servePage } from './page-scheme';

/** Where the built page and its doorway are; `address` is another origin only for work with hot reload. */
export interface PagePlace {
  readonly folder: string;
  readonly preload: string;
  readonly address?: string;
}

export interface DeskWindow {
  /** Shows the window, making it where there is none. */
  readonly show: () => void;
  readonly isOurPage: (frame: WebFrameMain | null) => boolean;
  readonly send: (channel: string, message: unknown) => void;
}

function pageSession(place: PagePlace): Session {
  // In memory: the page keeps nothing on disk.
  const made = session.fromPartition('desk');
  servePage(made, place.folder);
  const origins = place.address ? [place.address, place.address.replace(/^http/, 'ws')] : [];
  denyInSession(made, [pageOrigin, ...origins]);
  return made;
}

function makeWindow(place: PagePlace, from: Session): BrowserWindow {
  return new BrowserWindow({
    title: 'Lockout Desk',
    width: 1180,
    height: 820,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0e1116' : '#f6f7f9',
    webPreferences: {
      session: from,
      preload: place.preload,
      // SECURITY: the page runs in Chromium's sandbox, in a world apart from the preload, without Node.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // SECURITY: no page within the page.
      webviewTag: false,
      // SECURITY: whoever gets at the keyboard of an open window gets no console; only work with hot reload has one.
      devTools: place.address !== undefined,
      // SECURITY: a file dropped on the window is not opened by it.
      navigateOnDragDrop: false,
      // The session's denials take its dictionaries away, too.
      spellcheck: false,
    },
  });
}

/** The one window; `shown` is called each time that it comes up. Call after the application is ready. */
export function deskWindow(place: PagePlace, shown: () => void): DeskWindow {
  const from = pageSession(place);
  const origin = place.address ?? pageOrigin;
  let window: BrowserWindow | undefined;
  const open = (): void => {
    const made = makeWindow(place, from);
    window = made;
    made.once('ready-to-show', () => {
      made.show();
      shown();
    });
    made.once('closed', () => (window = undefined));
    // A page that died is loaded anew; an order under way goes on in the main process and stands in the history.
    made.webContents.on('render-process-gone', () => made.webContents.reload());
    void made.loadURL(`${origin}/index.html`);
  };
  return {
    show: () => {
      if (!window) return open();
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    // SECURITY: the main frame of our own window at our own address; subframes and other windows are strangers.
    isOurPage: (frame) =>
      frame !== null && frame === window?.webContents.mainFrame && frame.url.startsWith(`${origin}/`),
    send: (channel, message) => window?.webContents.send(channel, message),
  };
}
