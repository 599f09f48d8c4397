import type { ClipboardAfter, KeychainTrouble, SessionStop } from '../../contract/sessions';
import { count } from './forms';
import { keychain } from './keychain';

const unchanged = 'Nothing was changed.';

const keychainStop = (why: KeychainTrouble): string => {
  const { what, now } = keychain.troubles[why];
  return `${what} ${unchanged} A token that you copied is still on the clipboard. ${now}`;
};

/** What keeps a session from being closed elsewhere. */
export const ownUser =
  'Ask the vendor for an API user of this application’s own, so that nobody else’s sign-in can close its session.';

/** Why no session is made or renewed. */
export const readOnlySessions =
  'Your organization keeps this application read-only: no session is made or renewed.';

/** What is to be said of a session: its state in sentences, what a change by hand came to, and what changed by itself. */
export const sessionNews = {
  none: 'No token is kept for this environment. Sign in, or copy a token and paste it here.',
  addressChanged:
    'The environment’s address has changed. The session for the old one was dropped, as a token is never sent to another host. Sign in again.',
  expired: (at: string): string => `This session expired ${at}; its token is no longer kept. Sign in again.`,
  signedIn: (at: string): string => `Signed in. The token in use came ${at}.`,
  pasted: (at: string): string => `A pasted token is kept in the keychain since ${at}.`,
  endsSoon: 'It ends soon, and should have been renewed by now.',
  endNotKnown: 'When it ends is not known. Whether the server still accepts it shows with the next order.',
  rejected: (at: string): string =>
    `The server did not accept this token (401) ${at}. It is not used any more.`,
  rejectedNow: 'Sign in again, or paste a new one.',
  /** Follows `rejected`: why a session that was good is not accepted any more, and what to do. */
  closedElsewhere: `It had time left, so most likely a sign-in elsewhere closed it: the server keeps two sessions for a user, logins on the web count too, and a third one closes the oldest. Sign in again. ${ownUser}`,

  /** Why a token was not saved or a session not forgotten. */
  stops: {
    'environment-not-known': `This environment is no longer known. ${unchanged} Choose another environment.`,
    practice: `A token belongs to a server, and Practice has none. ${unchanged} Sign in with one of the sample keys.`,
    'read-only': `${readOnlySessions} ${unchanged} Ask IT if one is needed here.`,
    'clipboard-empty': `There is no text on the clipboard. ${unchanged} Copy the token, then press again.`,
    'token-not-visible-ascii': `What is on the clipboard is no token: it holds blanks, line ends or other characters that no token has. ${unchanged} Copy the token alone, then press again.`,
    'keychain-missing': keychainStop('missing'),
    'keychain-locked': keychainStop('locked'),
    'keychain-denied': keychainStop('denied'),
    'keychain-timed-out': keychainStop('timed-out'),
    'keychain-damaged': keychainStop('damaged'),
  } satisfies Readonly<Record<Exclude<SessionStop, 'token-too-short' | 'token-too-long'>, string>>,
  tokenTooShort: (least: number): string =>
    `What is on the clipboard is too short for a token (at least ${count(least)} characters). ${unchanged} Copy the whole token, then press again.`,
  tokenTooLong: (most: number): string =>
    `What is on the clipboard is too long for a token (at most ${count(most)} characters). ${unchanged} Copy the token alone, then press again.`,

  saved: 'The token is in the keychain.',
  clipboardAfter: {
    cleared:
      'The clipboard was cleared. A clipboard history that the system keeps can’t be cleared from here: clear it there.',
    changed: 'The clipboard holds something else by now and was left alone.',
  } satisfies Readonly<Record<ClipboardAfter, string>>,
  forgotten: 'The token is no longer kept. The server may accept it until it expires: there is no sign-out.',
  practiceForgotten: 'The simulator’s session has ended.',
  /** Follows what a change came to, where it could not be recorded. */
  unrecorded:
    'The journal could not record it, and takes no orders until it can be written: free some disk space or ask IT.',

  /** Said by a screen reader when a session ends by itself. */
  hasExpired: (environment: string): string => `${environment}: the session has expired. Sign in again.`,
  isRejected: (environment: string): string =>
    `${environment}: the server no longer accepts the session. Sign in again.`,
};
