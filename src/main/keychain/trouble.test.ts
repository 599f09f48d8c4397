import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalIn } from './trouble';

describe('the word for what a keychain says', () => {
  it.each([
    ['linux', 'Cannot create an item in a locked collection', 'locked'],
    ['linux', 'GDBus.Error:org.freedesktop.Secret.Error.IsLocked: ', 'locked'],
    ['linux', 'Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['linux', 'The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ['linux', 'The name :1.1 was not provided by any .service files', 'missing'],
    ['linux', 'The connection is closed', 'missing'],
    ['linux', 'GDBus.Error:org.freedesktop.DBus.Error.NoReply: Message recipient disconnected', 'missing'],
    ['linux', 'Prompt was dismissed', 'denied'],
    ['linux', 'GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: rejected', 'denied'],
    ['linux', 'Connexion fermée', 'missing'],
    ['darwin', 'User canceled the operation.', 'denied'],
    ['darwin', 'The user name or passphrase you entered is not correct.', 'denied'],
    ['darwin', 'This keychain cannot be modified.', 'denied'],
    ['darwin', 'A required entitlement isn’t present.', 'denied'],
    ['darwin', 'User interaction is not allowed.', 'locked'],
    ['darwin', 'No keychain is available. You may need to restart your computer.', 'missing'],
    ['darwin', 'The specified keychain could not be found.', 'missing'],
    ['darwin', 'A default keychain could not be found.', 'missing'],
    ['darwin', 'Der Benutzer hat den Vorgang abgebrochen.', 'denied'],
    ['win32', 'Access is denied.\r\n', 'denied'],
    ['win32', 'A specified logon session does not exist. It may already have been terminated.\r\n', 'denied'],
    ['win32', 'The stub received bad data.\r\n', 'denied'],
    ['win32', 'Zugriff verweigert\r\n', 'denied'],
  ] as const)('%s: %s', (platform, text, word) => {
    expect(refusalIn(new Error(text), platform)).toBe(word);
  });

  it('is always one of three, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('linux', 'darwin', 'win32'), (thrown, platform) => {
        expect(['missing', 'locked', 'denied']).toContain(refusalIn(thrown, platform));
      }),
    );
  });
});
