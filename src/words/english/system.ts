import type { ExportFormat } from '../../contract/proof';

/** The application’s menu; `&` stands before the letter that opens it on Windows and Linux. */
export const menu = {
  file: '&File',
  go: '&Go',
  view: '&View',
  help: '&Help',
  notices: 'Third-party licences',
};

/** Notifications of the system’s, for those who look at another window. No person is named in them. */
export const notices = {
  /** In place of an environment’s name where that isn’t known any more; it stands where `name` does. */
  unnamed: 'an environment',
  ends: {
    title: (name: string): string => `The session for ${name} ends soon`,
    body: 'It is not renewed by itself. Nothing was changed. Open Sessions to renew it or to sign in.',
  },
  ended: {
    title: (name: string): string => `The session for ${name} has ended`,
    body: 'No order goes there now. Nothing else was changed. Open Sessions to sign in.',
  },
  rejected: {
    title: (name: string): string => `The session for ${name} was rejected`,
    body: 'The server takes it no more, and it is not used again. Open Sessions to sign in.',
  },
  alarm: {
    title: 'The journal has an alarm',
    body: 'It is not what it was when this application last wrote to it. Keep the files as they are, and open History.',
  },
};

/** The system’s own dialog once the window’s page died; it stands alone, as there is no page. */
export const pageGone = {
  message: 'The window’s page has a fault and ended',
  detail:
    'An order under way goes on and is recorded. Nothing else was sent or changed, and what was typed is gone. Load the page again, then look at History for the order’s outcome before you repeat it.',
  again: 'Load again',
  quit: 'Quit',
};

/** The system’s own dialogs for files. */
export const fileDialogs = {
  /** What the kinds of file are called that can be exported. */
  exports: {
    csv: 'CSV',
    jsonl: 'JSON Lines',
    bundle: 'Evidence bundle',
  } satisfies Readonly<Record<ExportFormat, string>>,
  log: 'Log',
  keyFile: {
    title: 'Sign in with an API key',
    button: 'Sign in',
    kind: 'API key (JSON)',
    all: 'All files',
  },
};
