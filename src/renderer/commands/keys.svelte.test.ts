import { describe, expect, it } from 'vitest';
import { commandOf, spokenKeys, writtenKeys } from './keys';

/** A real event: what it says stands on its prototype. */
function pressed(key: string, { on = document.body, ...held }: KeyboardEventInit & { on?: Element } = {}) {
  const event = new KeyboardEvent('keydown', { key, ...held });
  on.dispatchEvent(event);
  return event;
}

describe('which command a key means', () => {
  it.each([
    ['Ctrl+3 on Windows', pressed('3', { ctrlKey: true }), 'win32', 'go-history'],
    [
      'Ctrl and the key of 3 where digits stand with Shift',
      pressed('"', { ctrlKey: true, code: 'Digit3' }),
      'win32',
      'go-history',
    ],
    ['Command+3 on macOS', pressed('3', { metaKey: true }), 'darwin', 'go-history'],
    ['Ctrl+3 on macOS', pressed('3', { ctrlKey: true }), 'darwin', undefined],
    ['3 alone', pressed('3', { code: 'Digit3' }), 'win32', undefined],
    ['Ctrl+Shift+K', pressed('K', { ctrlKey: true, shiftKey: true }), 'linux', undefined],
    ['AltGr+K', pressed('k', { ctrlKey: true, altKey: true }), 'win32', undefined],
    ['Ctrl+K', pressed('k', { ctrlKey: true }), 'linux', 'open-palette'],
    ['K alone', pressed('k'), 'linux', undefined],
    ['Ctrl+/', pressed('/', { ctrlKey: true }), 'linux', 'show-shortcuts'],
    [
      'Ctrl+Shift+7 where it is a slash',
      pressed('/', { ctrlKey: true, shiftKey: true }),
      'linux',
      'show-shortcuts',
    ],
    ['F1', pressed('F1', { code: 'F1' }), 'linux', 'open-help'],
    ['?', pressed('?', { shiftKey: true }), 'linux', 'show-shortcuts'],
    ['Enter', pressed('Enter'), 'linux', undefined],
    ['Ctrl+Enter', pressed('Enter', { ctrlKey: true }), 'linux', undefined],
  ] as const)('%s', (_, event, platform, command) => {
    expect(commandOf(event, platform)).toBe(command);
  });

  it.each(['input', 'textarea', 'select'])('? in a field (%s) is text', (tag) => {
    const on = document.createElement(tag);
    expect(commandOf(pressed('?', { on }), 'linux')).toBeUndefined();
    expect(commandOf(pressed('/', { on, ctrlKey: true }), 'linux')).toBe('show-shortcuts');
  });
});

it('keys are written as on the keyboard, and spoken as the platform calls them', () => {
  expect(writtenKeys('CmdOrCtrl+K', 'darwin')).toBe('⌘K');
  expect(writtenKeys('CmdOrCtrl+K', 'win32')).toBe('Ctrl+K');
  expect(writtenKeys('F1', 'linux')).toBe('F1');
  expect(spokenKeys('CmdOrCtrl+K', 'darwin')).toBe('Meta+K');
  expect(spokenKeys('CmdOrCtrl+K', 'linux')).toBe('Control+K');
});
