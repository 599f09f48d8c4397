import type {
  KeychainTrouble,
  Renewal,
  RenewalTrouble,
  RenewAnswer,
  SessionState,
} from '../../contract/sessions';
import { localTimeOf, minuteOf } from '../ui/times';
import { closedElsewhere, keychainWords, ownUser, readOnlySessions, unrecorded } from './session-sentences';

interface Trouble {
  /** What happened, as the rest of a sentence. */
  readonly what: string;
  /** What to do. */
  readonly now: string;
}

const beforeItEnds = 'Sign in again before the session ends.';

const keychainTrouble = (why: KeychainTrouble): Trouble => ({
  what: `the new token could not be kept. ${keychainWords[why].what.replace(/\.$/, '')}`,
  now: keychainWords[why].now,
});

/** Why a renewal did not come off and what to do, complete by type. */
export const renewalTroubles: Readonly<Record<RenewalTrouble, Trouble>> = {
  'not-reached': {
    what: 'the server was not reached',
    now: 'Check the network connection, or ask IT.',
  },
  'no-answer': { what: 'no whole answer came', now: beforeItEnds },
  'server-trouble': { what: 'the server failed', now: beforeItEnds },
  refused: { what: 'the server refused it', now: beforeItEnds },
  limited: {
    what: 'the server is limiting calls',
    now: 'Make no call to this server for an hour: each one starts the hour again. Then sign in again.',
  },
  'answer-unreadable': { what: 'the server’s answer could not be understood', now: beforeItEnds },
  'perhaps-closed': {
    what: 'the renewal failed, and so did the next call to the server. A session that a sign-in elsewhere has closed looks like this',
    now: `Sign in again. ${ownUser}`,
  },
  'used-up': {
    what: 'this hour’s 15 renewals are used, which are as many as the server takes',
    now: beforeItEnds,
  },
  'keychain-missing': keychainTrouble('missing'),
  'keychain-locked': keychainTrouble('locked'),
  'keychain-denied': keychainTrouble('denied'),
  'keychain-timed-out': keychainTrouble('timed-out'),
  'keychain-damaged': keychainTrouble('damaged'),
};

/** Whether the token that is kept can go on. */
const serves = (why: RenewalTrouble): string =>
  why === 'perhaps-closed'
    ? 'The token that is kept may not be accepted any more.'
    : 'The token that is kept serves until it ends.';

/** What is known of the next renewal, in a few words. */
export function renewalWords(renewal: Renewal): string {
  switch (renewal.kind) {
    case 'not-planned':
      return 'only when you press Renew now';
    case 'planned':
      return `by itself, ${localTimeOf(renewal.at)}`;
    case 'under-way':
      return 'under way …';
    case 'failed':
      return renewal.nextAt === undefined
        ? 'not tried again by itself'
        : `tried again by itself, ${localTimeOf(renewal.nextAt)}`;
  }
}

/** A renewal that failed: what happened, whether it is tried again, and what to do. */
export function failedRenewal({ why, at, nextAt }: Extract<Renewal, { kind: 'failed' }>): string {
  const { what, now } = renewalTroubles[why];
  const again =
    nextAt === undefined
      ? 'It is not tried again by itself.'
      : `It is tried again by itself at ${minuteOf(nextAt)}.`;
  return `At ${minuteOf(at)}: ${what}. ${serves(why)} ${again} ${now}`;
}

/** The server's word about a session that it no longer accepts, in the middle of a renewal. */
const rejected = (session: SessionState): string =>
  session.kind === 'rejected' && session.closedElsewhere
    ? `The session was not renewed: the server no longer accepts it (401). It is not used any more. ${closedElsewhere}`
    : 'The session was not renewed: the server does not accept its token (401). It is not used any more. Sign in again.';

/** Why a renewal was not even asked for, complete by type. */
const renewStops: Readonly<Record<Extract<RenewAnswer, { kind: 'stopped' }>['why'], string>> = {
  'environment-not-known':
    'This environment is no longer known. Nothing was changed. Choose another environment.',
  'read-only': `${readOnlySessions} Nothing was changed. Ask IT if one is needed here.`,
  'no-session': 'There is no session that could be renewed. Nothing was changed. Sign in.',
  'under-way': 'A renewal is under way already. Nothing was changed. Wait for its end.',
  'keychain-missing': `${keychainWords.missing.what} Nothing was changed. ${keychainWords.missing.now}`,
  'keychain-locked': `${keychainWords.locked.what} Nothing was changed. ${keychainWords.locked.now}`,
  'keychain-denied': `${keychainWords.denied.what} Nothing was changed. ${keychainWords.denied.now}`,
  'keychain-timed-out': `${keychainWords['timed-out'].what} Nothing was changed. ${keychainWords['timed-out'].now}`,
  'keychain-damaged': `${keychainWords.damaged.what} Nothing was changed. ${keychainWords.damaged.now}`,
};

/** What a renewal by hand came to. */
export function renewSentence(answer: RenewAnswer): string {
  if (answer.kind === 'stopped') return renewStops[answer.why];
  if (answer.kind === 'renewed') {
    const end = 'expiresAt' in answer.session ? answer.session.expiresAt : undefined;
    const until = end === undefined ? '' : `: it is valid until ${localTimeOf(end)}`;
    return `The session is renewed${until}.${answer.recorded ? '' : unrecorded}`;
  }
  if (answer.why === 'rejected') return rejected(answer.session);
  const { what, now } = renewalTroubles[answer.why];
  return `The session was not renewed: ${what}. ${serves(answer.why)} ${now}`;
}
