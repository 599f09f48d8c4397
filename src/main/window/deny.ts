import type { App, Session, WebContents } from 'electron';

/** Refuses every permission, device, download and request but those of our page's own origin; spells nothing. */
export function denyInSession(session: Session, pageOrigins: readonly string[]): void {
  // SECURITY: the page needs no camera, clipboard, notification, pointer or screen, so nothing can talk it into one.
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  // SECURITY: what a page only asks whether it may do is answered like what it does.
  session.setPermissionCheckHandler(() => false);
  denyDevices(session);
  // SECURITY: the page's session reaches our own scheme alone; orders travel in the main process.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !pageOrigins.some((origin) => details.url.startsWith(`${origin}/`)) });
  });
  // SECURITY: a page that could save files could lay them where the user opens them; exports go through the main process.
  session.on('will-download', (event) => event.preventDefault());
  // SECURITY: Chromium's spell checker fetches a dictionary from its vendor at every start, past the filter above and even
  // where no window checks spelling (seen with strace); without a language it has none to fetch.
  session.setSpellCheckerLanguages([]);
}

function denyDevices(session: Session): void {
  // SECURITY: neither one that was chosen before nor one that is plugged in is the page's to talk to.
  session.setDevicePermissionHandler(() => false);
  // SECURITY: no choice of a device ends with one, whatever the runtime would choose by itself.
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}

function denyInContents(contents: WebContents): void {
  // SECURITY: the one page never goes elsewhere; a dropped link, a form or a script can't replace it.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  // SECURITY: what was asked for is what is shown, wherever a server would rather have it lead.
  contents.on('will-redirect', (event) => event.preventDefault());
  // SECURITY: no second window, whoever asks; one window means one order.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // SECURITY: a page within the page would have settings of its own.
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // SECURITY: left alone, the runtime takes the first device that it finds.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** Puts the denials on every web contents that is ever made, and on what servers ask of the user. */
export function denyInEveryContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => denyInContents(contents));
  // SECURITY: left alone, the runtime shows a server the first certificate of the user's, and so his name.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  // SECURITY: a certificate that the system does not trust is trusted by nobody here.
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  // SECURITY: no password is asked for in the name of a server or a proxy.
  app.on('login', (event, _contents, _details, _asks, answer) => {
    event.preventDefault();
    answer();
  });
}
