/** The pages in the order of the navigation and of their shortcuts. */
export const pages = ['expire', 'follow-up', 'history', 'sessions', 'diagnostics', 'settings'] as const;
export type Page = (typeof pages)[number];

/** What the menu and the keyboard may ask the page for. None of it acts on a trader, whatever the environment is. */
export type Command = `go-${Page}` | 'search-history' | 'open-palette' | 'show-shortcuts' | 'open-help';

/** Every command's keys, as Electron writes them; `CmdOrCtrl` is the command key on macOS. */
export const shortcuts: Readonly<Record<Command, string>> = {
  'go-expire': 'CmdOrCtrl+1',
  'go-follow-up': 'CmdOrCtrl+2',
  'go-history': 'CmdOrCtrl+3',
  'go-sessions': 'CmdOrCtrl+4',
  'go-diagnostics': 'CmdOrCtrl+5',
  'go-settings': 'CmdOrCtrl+6',
  'search-history': 'CmdOrCtrl+F',
  'open-palette': 'CmdOrCtrl+K',
  'show-shortcuts': 'CmdOrCtrl+/',
  'open-help': 'F1',
};
