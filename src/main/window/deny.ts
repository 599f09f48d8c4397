import type { App, Session, WebContents } from 'electron';

/** Refuses every permission, device, download and request but those of our page's own origin; spells nothing. */
export function denyInSession(session: Session, pageOrigins: readonly string[]): void {
  // SECURITY: the page needs no camera, clipboard, notification or device, so nothing can talk it into one.
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // SECURITY: the page's session reaches our own scheme alone; orders travel in the main process.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !pageOrigins.some((origin) => details.url.startsWith(`${origin}/`)) });
  });
  session.on('will-download', (event) => event.preventDefault());
  // SECURITY: Chromium's spell checker fetches a dictionary from its vendor at every start, past the filter above and even
  // where no window checks spelling (seen with strace); without a language it has none to fetch.
  session.setSpellCheckerLanguages([]);
}

function denyInContents(contents: WebContents): void {
  // SECURITY: the one page never goes elsewhere; a dropped link, a form or a script can't replace it.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // SECURITY: no second window, whoever asks; one window means one order.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Puts the denials on every web contents that is ever made. */
export function denyInEveryContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => denyInContents(contents));
}
