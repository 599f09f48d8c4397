import type { DeskView } from '../../contract/bridge';
import { shortcuts, type Command } from '../../contract/shortcuts';
import { words } from '../../words/words';

type Platform = DeskView['platform'];
const commands = Object.keys(shortcuts) as readonly Command[];

/** Keys as they are written on this system's keyboards: `⌘K`, `Ctrl+K`. */
export function writtenKeys(keys: string, platform: Platform): string {
  return keys.replace('CmdOrCtrl+', platform === 'darwin' ? '⌘' : `${words.keyNames.control}+`);
}

/** Keys as the attribute for screen readers has them: `Meta+K`, `Control+K`. */
export function spokenKeys(keys: string, platform: Platform): string {
  return keys.replace('CmdOrCtrl', platform === 'darwin' ? 'Meta' : 'Control');
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input,textarea,select,[contenteditable]') !== null;

/** Digits and signs stand with Shift on some keyboards: a digit is known by its place, a sign by what it is. */
function isPressed(keys: string, pressed: KeyboardEvent, platform: Platform): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const last = keys.replace('CmdOrCtrl+', '');
  const [main, other] = platform === 'darwin' ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (main !== (last !== keys) || other || altKey) return false;
  if (last === '/') return key === '/';
  // eslint-disable-next-line no-restricted-syntax -- How browsers name a digit’s place on the keyboard.
  return !shiftKey && (key.toUpperCase() === last || code === `Digit${last}`);
}

/** The command that is meant by a key; `?` is one wherever it isn't text. */
export function commandOf(event: KeyboardEvent, platform: Platform): Command | undefined {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key === '?' && !ctrlKey && !metaKey && !altKey) return isField(target) ? undefined : 'show-shortcuts';
  return commands.find((command) => isPressed(shortcuts[command], event, platform));
}
