/** The pages in the order of the navigation and of their shortcuts. */
export const pages = ['expire', 'follow-up', 'history', 'sessions', 'diagnostics', 'settings'] as const;
export type Page = (typeof pages)[number];

/** What the menu and the keyboard may ask the page for. None of it acts on a trader, whatever the environment is. */
export type Command = `go-${Page}` | 'open-palette' | 'show-shortcuts' | 'open-help';

export interface Shortcut {
  readonly title: string;
  /** As Electron writes it; `CmdOrCtrl` is the command key on macOS. */
  readonly keys: string;
}

/** Every command with its title and its keys: what the menu shows, and what the page listens for. */
export const shortcuts: Readonly<Record<Command, Shortcut>> = {
  'go-expire': { title: 'Expire', keys: 'CmdOrCtrl+1' },
  'go-follow-up': { title: 'Follow-up', keys: 'CmdOrCtrl+2' },
  'go-history': { title: 'History', keys: 'CmdOrCtrl+3' },
  'go-sessions': { title: 'Sessions', keys: 'CmdOrCtrl+4' },
  'go-diagnostics': { title: 'Diagnostics', keys: 'CmdOrCtrl+5' },
  'go-settings': { title: 'Settings', keys: 'CmdOrCtrl+6' },
  'open-palette': { title: 'Go to or find…', keys: 'CmdOrCtrl+K' },
  'show-shortcuts': { title: 'Keyboard shortcuts', keys: 'CmdOrCtrl+/' },
  'open-help': { title: 'Help', keys: 'F1' },
};
