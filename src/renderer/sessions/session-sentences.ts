import type { KeychainTrouble, PasteAnswer, SessionState, SessionStop } from '../../contract/sessions';
import { MAX_TOKEN, MIN_TOKEN } from '../../contract/sessions';
import { countOf } from '../ui/numbers';
import { localTimeOf } from '../ui/times';

/** What is the matter with the keychain and what to do, complete by type; whoever uses it adds what did not happen. */
export const keychainWords: Readonly<
  Record<KeychainTrouble, { readonly what: string; readonly now: string }>
> = {
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
};

/** What keeps a session from being closed elsewhere. */
export const ownUser =
  'Ask the vendor for an API user of this application’s own, so that nobody else’s sign-in can close its session.';

/** Why a session that was good is not accepted any more, and what to do. */
export const closedElsewhere = `It had time left, so most likely a sign-in elsewhere closed it: the server keeps two sessions for a user, logins on the web count too, and a third one closes the oldest. Sign in again. ${ownUser}`;

/** A session's state in two or three words. */
export function sessionWord(state: SessionState | undefined): string {
  if (!state) return 'reading …';
  switch (state.kind) {
    case 'none':
      return 'no session';
    case 'kept':
      return state.how === 'pasted' ? 'token kept' : 'signed in';
    case 'expiring':
      return 'ends soon';
    case 'expired':
      return 'expired';
    case 'rejected':
      return 'token rejected';
    case 'unavailable':
      return `keychain ${state.why === 'missing' ? 'missing' : state.why === 'timed-out' ? 'silent' : state.why}`;
  }
}

function inUseSentence(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>): string {
  const end = state.kind === 'expiring' ? ' It ends soon, and should have been renewed by now.' : '';
  if (state.how === 'signed-in')
    return `Signed in. The token in use came ${localTimeOf(state.savedAt)}.${end}`;
  const pasted = `A pasted token is kept in the keychain since ${localTimeOf(state.savedAt)}.${end}`;
  return state.expiresAt === undefined
    ? `${pasted} When it ends is not known. Whether the server still accepts it shows with the next order.`
    : pasted;
}

/** A session's state as one or two sentences. */
export function sessionSentence(state: SessionState): string {
  switch (state.kind) {
    case 'none':
      return state.why === 'address-changed'
        ? 'The environment’s address has changed. The session for the old one was dropped, as a token is never sent to another host. Sign in again.'
        : 'No token is kept for this environment. Sign in, or copy a token and paste it here.';
    case 'expired':
      return `This session expired ${localTimeOf(state.expiredAt)}; its token is no longer kept. Sign in again.`;
    case 'kept':
    case 'expiring':
      return inUseSentence(state);
    case 'rejected': {
      const what = `The server did not accept this token (401) ${localTimeOf(state.rejectedAt)}. It is not used any more.`;
      return `${what} ${state.closedElsewhere ? closedElsewhere : 'Sign in again, or paste a new one.'}`;
    }
    case 'unavailable': {
      const { what, now } = keychainWords[state.why];
      return `${what} ${now}`;
    }
  }
}

const unchanged = 'Nothing was changed.';

/** Why no session is made. */
export const readOnlySessions =
  'Your organization keeps this application read-only: no session is made or renewed.';

const keychainStop = (why: KeychainTrouble): string =>
  `${keychainWords[why].what} ${unchanged} A token that you copied is still on the clipboard. ${keychainWords[why].now}`;

/** Why a token was not saved or a session not forgotten, complete by type. */
export const sessionStops: Readonly<Record<SessionStop, string>> = {
  'environment-not-known': `This environment is no longer known. ${unchanged} Choose another environment.`,
  practice: `A token belongs to a server, and Practice has none. ${unchanged} Sign in with one of the sample keys.`,
  'read-only': `${readOnlySessions} ${unchanged} Ask IT if one is needed here.`,
  'clipboard-empty': `There is no text on the clipboard. ${unchanged} Copy the token, then press again.`,
  'token-too-short': `What is on the clipboard is too short for a token (at least ${countOf(MIN_TOKEN)} characters). ${unchanged} Copy the whole token, then press again.`,
  'token-too-long': `What is on the clipboard is too long for a token (at most ${countOf(MAX_TOKEN)} characters). ${unchanged} Copy the token alone, then press again.`,
  'token-not-visible-ascii': `What is on the clipboard is no token: it holds blanks, line ends or other characters that no token has. ${unchanged} Copy the token alone, then press again.`,
  'keychain-missing': keychainStop('missing'),
  'keychain-locked': keychainStop('locked'),
  'keychain-denied': keychainStop('denied'),
  'keychain-timed-out': keychainStop('timed-out'),
  'keychain-damaged': keychainStop('damaged'),
};

/** What is added where a change could not be recorded. */
export const unrecorded =
  ' The journal could not record it, and takes no orders until it can be written: free some disk space or ask IT.';

/** What a paste came to. */
export function savedSentence(answer: Extract<PasteAnswer, { kind: 'saved' }>): string {
  const clipboard =
    answer.clipboard === 'cleared'
      ? 'The clipboard was cleared. A clipboard history that the system keeps can’t be cleared from here: clear it there.'
      : 'The clipboard holds something else by now and was left alone.';
  return `The token is in the keychain. ${clipboard}${answer.recorded ? '' : unrecorded}`;
}

/** What a forgetting came to. */
export function forgottenSentence(recorded: boolean): string {
  return `The token is no longer kept. The server may accept it until it expires: there is no sign-out.${recorded ? '' : unrecorded}`;
}
