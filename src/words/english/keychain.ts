import type { KeychainTrouble } from '../../contract/sessions';

/** What the computer's keychain does not do, and what to do about it. */
export const keychain = {
  /** `now` follows `what`, or a sentence in between that says what did not happen. */
  troubles: {
    missing: {
      what: 'This computer has no keychain that answers.',
      now: 'Ask IT to set one up (on Linux: a Secret Service such as GNOME Keyring); tokens are kept nowhere else.',
    },
    locked: {
      what: 'The keychain is locked.',
      now: 'Unlock it, for example by signing in to this computer again, then try again.',
    },
    denied: {
      what: 'The keychain denied access.',
      now: 'Allow Lockout Desk when the system asks, or ask IT to allow it, then try again.',
    },
    'timed-out': {
      what: 'The keychain did not answer in time.',
      now: 'A question of the system may be waiting behind another window: answer it, then try again.',
    },
    damaged: {
      what: 'The keychain holds only a part of the token.',
      now: 'Forget this session, then sign in or paste the token again.',
    },
  } satisfies Readonly<Record<KeychainTrouble, { readonly what: string; readonly now: string }>>,
  /** In the header and in the list of environments, instead of a session. */
  inHeader: {
    missing: 'Keychain missing',
    locked: 'Keychain locked',
    denied: 'Keychain denied',
    'timed-out': 'Keychain silent',
    damaged: 'Keychain damaged',
  } satisfies Readonly<Record<KeychainTrouble, string>>,
  /** Beside an icon on the page of sessions. */
  onPage: {
    missing: 'keychain missing',
    locked: 'keychain locked',
    denied: 'keychain denied',
    'timed-out': 'keychain silent',
    damaged: 'keychain damaged',
  } satisfies Readonly<Record<KeychainTrouble, string>>,
};
