import { BrowserWindow, nativeTheme, screen, session, type Session, type WebFrameMain } from 'electron';
import type { SettingValues } from '../../contract/setting-values';
import { denyInSession } from './deny';
import { lookMemory, type LookFile, type LookMemory } from './look-memory';
import { pageOrigin } from './page-file';
import { mendPage } from './page-gone';
import { servePage } from './page-scheme';
import { fit, smallest, type WindowLook } from './window-look';

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
  /** Shows the window and sends to its page, once that is loaded. */
  readonly bringUp: (channel: string, message: unknown) => void;
  readonly isFocused: () => boolean;
  /** Has the system's own parts look like the page, now and from the next start's first moment on. */
  readonly setTheme: (theme: SettingValues['theme']) => void;
  /** Shows on the taskbar how far something is, from 0 to 1, or no more. */
  readonly setProgress: (share: number | 'over') => void;
  /** Resolves once what is remembered of the window is on disk. Never rejects. */
  readonly settled: () => Promise<void>;
}

/** Where the window was last, kept as often as it may have been moved: by whoever leaves or closes it. */
function rememberPlace(made: BrowserWindow, memory: LookMemory): () => void {
  const state = (): WindowLook['state'] => {
    if (made.isFullScreen()) return 'full-screen';
    return made.isMaximized() ? 'maximised' : 'normal';
  };
  const keep = (): void => {
    if (made.isDestroyed() || !made.isVisible() || made.isMinimized()) return;
    memory.take({ bounds: made.getNormalBounds(), state: state() });
  };
  made.on('blur', keep);
  made.on('close', keep);
  return keep;
}

/** The areas of the monitors without taskbars, the main one first. */
function areas(): readonly Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function pageSession(place: PagePlace): Session {
  // In memory: the page keeps nothing on disk.
  const made = session.fromPartition('desk');
  servePage(made, place.folder);
  const origins = place.address ? [place.address, place.address.replace(/^http/, 'ws')] : [];
  denyInSession(made, [pageOrigin, ...origins]);
  return made;
}

function makeWindow(place: PagePlace, from: Session, { bounds, state }: WindowLook): BrowserWindow {
  return new BrowserWindow({
    title: 'Lockout Desk',
    ...fit(bounds, areas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    fullscreen: state === 'full-screen',
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
      // Electron's own default, said here so that nobody turns it on; deny.ts refuses what it would do.
      navigateOnDragDrop: false,
      // The session's denials take its dictionaries away, too.
      spellcheck: false,
    },
  });
}

/** So long, in milliseconds, a window waits for its first picture; then it appears without it. */
const PAINT_MS = 2_500;

/** Calls once the first picture is there, or too late: of a hidden window that is resized or zoomed none may ever come. */
function whenPainted(made: BrowserWindow, appear: () => void): void {
  let isThere = false;
  const once = (): void => {
    if (isThere || made.isDestroyed()) return;
    isThere = true;
    clearTimeout(late);
    appear();
  };
  const late = setTimeout(once, PAINT_MS);
  made.once('ready-to-show', once);
  made.once('closed', () => clearTimeout(late));
}

/** A page that died hears nothing; Electron would complain. */
function send(window: BrowserWindow | undefined, channel: string, message: unknown): void {
  if (window && !window.webContents.isCrashed()) window.webContents.send(channel, message);
}

/** The page keeps for itself what it hears before it is made; before it is loaded it hears nothing. */
function sendOnceLoaded(window: BrowserWindow | undefined, channel: string, message: unknown): void {
  const now = (): void => send(window, channel, message);
  if (window?.webContents.isLoading()) window.webContents.once('did-finish-load', now);
  else now();
}

// SECURITY: the main frame of our own window at our own address; subframes and other windows are strangers.
function isPageOf(window: BrowserWindow | undefined, origin: string, frame: WebFrameMain | null): boolean {
  return frame !== null && frame === window?.webContents.mainFrame && frame.url.startsWith(`${origin}/`);
}

function comeForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The one window; `shown` is called each time that it comes up. Call after the application is ready. */
export function deskWindow(place: PagePlace, file: LookFile, shown: () => void): DeskWindow {
  const memory = lookMemory(file);
  // Before the window is made, so that it never flashes up in the other theme.
  nativeTheme.themeSource = memory.look().theme;
  const from = pageSession(place);
  const origin = place.address ?? pageOrigin;
  let window: BrowserWindow | undefined;
  let keepPlace = (): void => undefined;
  const open = (): void => {
    const made = (window = makeWindow(place, from, memory.look()));
    keepPlace = rememberPlace(made, memory);
    whenPainted(made, () => {
      if (memory.look().state === 'maximised') made.maximize();
      made.show();
      shown();
    });
    made.once('closed', () => (window = undefined));
    mendPage(made);
    void made.loadURL(`${origin}/index.html`);
  };
  const show = (): void => (window ? comeForward(window) : open());
  return {
    show,
    bringUp: (channel, message) => {
      show();
      sendOnceLoaded(window, channel, message);
    },
    isOurPage: (frame) => isPageOf(window, origin, frame),
    send: (channel, message) => send(window, channel, message),
    isFocused: () => window?.isFocused() ?? false,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
      memory.take({ theme });
    },
    setProgress: (share) => window?.setProgressBar(share === 'over' ? -1 : share),
    settled: () => {
      keepPlace();
      return memory.settled();
    },
  };
}
