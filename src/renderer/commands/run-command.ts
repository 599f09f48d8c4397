import { pages, type Command } from '../../contract/shortcuts';
import type { App } from '../app.svelte';
import { commandOf } from './keys';

/** Does what a menu or a key asks for. While a dialog is open nothing is done: what is behind it is out of reach. */
export function runCommand(app: Pick<App, 'go' | 'overlay'>, command: Command): void {
  if (document.querySelector('[aria-modal]')) return;
  const page = pages.find((one) => command === `go-${one}`);
  if (page) return app.go(page);
  if (command === 'open-palette') app.overlay.open({ kind: 'palette' });
  else if (command === 'show-shortcuts') app.overlay.open({ kind: 'shortcuts' });
  else app.overlay.open({ kind: 'help', topic: 'lifts' });
}

/** Takes the keys that mean a command; every other goes where it was meant to. */
export function takeKey(app: Pick<App, 'go' | 'overlay' | 'view'>, event: KeyboardEvent): void {
  const command = commandOf(event, app.view.platform);
  if (command === undefined || event.isComposing) return;
  event.preventDefault();
  // A key held down would open what was closed a moment ago.
  if (!event.repeat) runCommand(app, command);
}
