import type { Command } from '../../contract/shortcuts';

/** What the menu, the navigation, the palette and the sheet of shortcuts call each command. */
export const commandTitles = {
  'go-expire': 'Expire',
  'go-follow-up': 'Follow-up',
  'go-history': 'History',
  'go-sessions': 'Sessions',
  'go-diagnostics': 'Diagnostics',
  'go-settings': 'Settings',
  'search-history': 'Search the history',
  'open-palette': 'Go to or find…',
  'show-shortcuts': 'Keyboard shortcuts',
  'open-help': 'Help',
} satisfies Readonly<Record<Command, string>>;

/** The sheet of keyboard shortcuts. */
export const shortcutSheet = {
  description: 'No key acts on a trader by itself: an order is always confirmed.',
  anywhere: 'Anywhere',
  inLists: 'In lists and dialogs',
  move: 'Move through a list',
  choose: 'Choose, press, open',
  close: 'Close, cancel',
  nextControl: 'Next, previous control',
  closeSheet: 'Close',
};

/** Keys as they are printed on keyboards; those that are signs alone are no words. */
export const keyNames = {
  /** The control key on Windows and Linux. */
  control: 'Ctrl',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  shiftTab: 'Shift+Tab',
};
