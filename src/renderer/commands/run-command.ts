import { pages, type Command } from '../../contract/shortcuts';
import type { App } from '../app.svelte';
import { commandOf } from './keys';

type CommandApp = Pick<App, 'go' | 'page' | 'overlay'> & {
  readonly history: Pick<App['history'], 'isSearchWanted'>;
};

/** Leads the keyboard to where the history is searched, once that is there. */
function searchHistory(app: CommandApp): void {
  app.history.isSearchWanted = true;
  if (app.page !== 'history') app.go('history');
}

/** Does what a menu or a key asks for. While a dialog is open nothing is done: what is behind it is out of reach. */
export function runCommand(app: CommandApp, command: Command): void {
  if (document.querySelector('[aria-modal]')) return;
  const page = pages.find((one) => command === `go-${one}`);
  if (page) return app.go(page);
  if (command === 'search-history') return searchHistory(app);
  if (command === 'open-palette') app.overlay.open({ kind: 'palette' });
  else if (command === 'show-shortcuts') app.overlay.open({ kind: 'shortcuts' });
  else app.overlay.open({ kind: 'help', topic: 'lifts' });
}

/** Takes the keys that mean a command; every other goes where it was meant to. */
export function takeKey(app: CommandApp & Pick<App, 'view'>, event: KeyboardEvent): void {
  const command = commandOf(event, app.view.platform);
  if (command === undefined || event.isComposing) return;
  event.preventDefault();
  // A key held down would open what was closed a moment ago.
  if (!event.repeat) runCommand(app, command);
}
