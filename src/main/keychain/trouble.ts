import type { KeychainTrouble } from '../../contract/sessions';

/** The keychain did not do what was asked, and why. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly why: KeychainTrouble;
}

/** The answer for a reason. */
export function unavailable(why: KeychainTrouble): Unavailable {
  return { kind: 'unavailable', why };
}

/** Whether an answer is trouble, and not what was asked for. */
export function isTrouble(answer: unknown): answer is Unavailable {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'unavailable';
}

type Refusal = 'missing' | 'locked' | 'denied';

/** First match counts. The texts are those of gnome-keyring, libsecret, D-Bus, macOS's Security framework and Windows. */
const texts: readonly (readonly [RegExp, Refusal])[] = [
  // Linux: the collection is locked and nobody unlocked it ("Cannot create an item in a locked collection").
  [/\bis locked\b|\blocked (collection|object|item)\b|Error\.IsLocked/i, 'locked'],
  // macOS -25308, -25315: the keychain would have to ask, and may not (a session without a screen).
  [/user interaction is (not allowed|required)/i, 'locked'],
  // macOS -128; Linux: the prompt was dismissed.
  [/user cancell?ed|\bdismissed\b/i, 'denied'],
  // macOS -25293.
  [/user name or passphrase you entered is not correct|authorization.*failed/i, 'denied'],
  // macOS -25292, -61, -25243, -34018.
  [/keychain cannot be modified|read.only|write permissions|no access control|entitlement/i, 'denied'],
  // Windows 5; D-Bus AccessDenied.
  [/access is denied|AccessDenied|permission denied|not permitted/i, 'denied'],
  // Windows 1312: also what CredWrite says where a policy forbids stored credentials.
  [/specified logon session does not exist/i, 'denied'],
  // macOS -25291, -25294, -25295, -25307.
  [/no keychain is available|keychain could not be found|not a valid keychain|default keychain/i, 'missing'],
  // Linux: no bus, a bus without the service, or either gone in mid-flight.
  [/autolaunch|not provided by any|ServiceUnknown|connection is closed|disconnected|NoReply/i, 'missing'],
];

/**
 * The word for what a keychain's module rejected with. Windows and macOS say it in the user's language and without a
 * number, and have a keychain on every computer: there, a text that nobody knows is a refusal. On Linux the keychain
 * is a service that need not be there, and what fails in unknown words is its bus: there, it is missing.
 */
export function refusalIn(error: unknown, platform: NodeJS.Platform): Refusal {
  // SECURITY: the text is looked at here and goes no further; nobody knows what a keychain puts into it.
  const text = error instanceof Error ? error.message : '';
  const known = texts.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  return platform === 'win32' || platform === 'darwin' ? 'denied' : 'missing';
}
