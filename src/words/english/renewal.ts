import type { KeychainTrouble, RenewalTrouble, RenewAnswer } from '../../contract/sessions';
import { keychain } from './keychain';
import { ownUser, readOnlySessions, sessionNews } from './session-news';

interface Trouble {
  /** What happened, as what comes between a colon and a full stop. */
  readonly what: string;
  /** What to do. */
  readonly now: string;
}

const beforeItEnds = 'Sign in again before the session ends.';

const notKept = (why: KeychainTrouble): Trouble => {
  const { what, now } = keychain.troubles[why];
  return { what: `the new token could not be kept. ${what.replace(/\.$/, '')}`, now };
};

const keychainStop = (why: KeychainTrouble): string => {
  const { what, now } = keychain.troubles[why];
  return `${what} Nothing was changed. ${now}`;
};

/** The renewals of a session: the next one, and what one came to. */
export const renewal = {
  /** What is known of the next one, as an entry of a small table. */
  next: {
    notPlanned: 'only when you press Renew now',
    planned: (at: string): string => `by itself, ${at}`,
    underWay: 'under way …',
    notAgain: 'not tried again by itself',
    again: (at: string): string => `tried again by itself, ${at}`,
  },
  /** Why one did not come off and what to do. */
  troubles: {
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
    'keychain-missing': notKept('missing'),
    'keychain-locked': notKept('locked'),
    'keychain-denied': notKept('denied'),
    'keychain-timed-out': notKept('timed-out'),
    'keychain-damaged': notKept('damaged'),
  } satisfies Readonly<Record<RenewalTrouble, Trouble>>,

  /** Over what follows. */
  failedTitle: 'The session could not be renewed.',
  /** One that was made by itself; `what` is one of the troubles above. */
  failed: (at: string, what: string): string => `At ${at}: ${what}.`,
  /** One that was made by hand. */
  failedByHand: (what: string): string => `The session was not renewed: ${what}.`,
  serves: 'The token that is kept serves until it ends.',
  maybeNot: 'The token that is kept may not be accepted any more.',
  triedAgain: (at: string): string => `It is tried again by itself at ${at}.`,
  notTriedAgain: 'It is not tried again by itself.',

  renewed: 'The session is renewed.',
  renewedUntil: (end: string): string => `The session is renewed: it is valid until ${end}.`,
  /** The server's word about a session that it no longer accepts, in the middle of a renewal by hand. */
  rejected:
    'The session was not renewed: the server does not accept its token (401). It is not used any more. Sign in again.',
  rejectedElsewhere: `The session was not renewed: the server no longer accepts it (401). It is not used any more. ${sessionNews.closedElsewhere}`,
  /** Why one was not even asked for. */
  stops: {
    'environment-not-known':
      'This environment is no longer known. Nothing was changed. Choose another environment.',
    'read-only': `${readOnlySessions} Nothing was changed. Ask IT if one is needed here.`,
    'no-session': 'There is no session that could be renewed. Nothing was changed. Sign in.',
    'under-way': 'A renewal is under way already. Nothing was changed. Wait for its end.',
    'keychain-missing': keychainStop('missing'),
    'keychain-locked': keychainStop('locked'),
    'keychain-denied': keychainStop('denied'),
    'keychain-timed-out': keychainStop('timed-out'),
    'keychain-damaged': keychainStop('damaged'),
  } satisfies Readonly<Record<Extract<RenewAnswer, { kind: 'stopped' }>['why'], string>>,

  /** Said by a screen reader; `what` is one of the troubles above. */
  news: {
    failed: (environment: string, what: string): string =>
      `${environment}: the session could not be renewed: ${what}.`,
    failedNearEnd: (environment: string, what: string): string =>
      `${environment}: the session could not be renewed and ends soon: ${what}.`,
    renewed: (environment: string): string => `${environment}: the session is renewed.`,
    renewedUntil: (environment: string, end: string): string =>
      `${environment}: the session is renewed. It is valid until ${end}.`,
  },
};
