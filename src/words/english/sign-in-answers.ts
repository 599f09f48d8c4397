import type { FailureWord } from '../../contract/failures';
import type { KeychainTrouble } from '../../contract/sessions';
import type { SignInAnswer, SignInFailure, SignInStop } from '../../contract/sign-in';
import { keychain } from './keychain';
import { readOnlySessions } from './session-news';

const unsent = 'Nothing was sent, and no try was used.';

const keychainStop = (why: KeychainTrouble): string => {
  const { what, now } = keychain.troubles[why];
  return `${what} ${unsent} ${now}`;
};

const waitAnHour =
  'Wait about an hour, and have everybody in your office wait: it goes by network address, and calls made meanwhile start the hour again.';

const network: Partial<Readonly<Record<FailureWord, string>>> = {
  'name-not-resolved': 'The server’s name was not found.',
  'connection-refused': 'The server did not take the connection: it may be in maintenance.',
  'no-connection':
    'No connection came about in time: a firewall, or a VPN that is not connected, can be the cause.',
  'tls-failed':
    'The server could not prove who it is: a device that inspects traffic, a missing certificate or a wrong clock on this computer can be the cause.',
  'proxy-failed': 'The proxy could not be used.',
  'proxy-sign-in': 'The proxy wants a sign-in (407).',
  offline: 'This computer has no network.',
};

/** What a sign-in came to. */
export const signInAnswers = {
  /** Why nobody was signed in although something was sent, or was about to be. */
  failures: {
    credentials: {
      title: 'Not signed in: the server does not accept this key.',
      now: 'Check the key before you try again: the name, the password, and whether it is for this environment (staging has keys of its own).',
    },
    captcha: {
      title: 'Not signed in: the server asks for a captcha, which no program can answer.',
      now: waitAnHour,
    },
    penalty: {
      title: 'Not signed in yet: the server makes this sign-in wait.',
      now: 'Once the wait is over, give the key again and press: the sign-in then goes on with the server’s ticket. It is not sent by itself.',
    },
    limited: { title: 'Not signed in: the server is limiting calls.', now: waitAnHour },
    refused: {
      title: 'Not signed in: the server refused the call.',
      now: 'The environment’s address may be wrong, or the key may not be allowed here. Ask IT to check the address, and the vendor about the key.',
    },
    'server-trouble': {
      title: 'Not signed in: the server failed.',
      now: 'It may be in maintenance. Wait some minutes before you try again.',
    },
    'answer-unreadable': {
      title: 'Not signed in: the server’s answer could not be understood.',
      now: 'Something between this computer and the server may have answered in its place. Ask IT before you try again.',
    },
    'no-answer': {
      title: 'Not signed in: no whole answer came.',
      now: 'The server may have begun a session that nobody holds; it ends by itself. Check the network connection before you try again.',
    },
    'not-reached': {
      title: 'Not signed in: the server was not reached. No try was used.',
      now: 'Check the network connection, or ask IT.',
    },
    'not-kept': {
      title: 'Not signed in: the server gave a token, and the keychain did not take it.',
      now: 'The token was dropped; it stands nowhere. The server counts its session until it ends.',
    },
  } satisfies Readonly<Record<SignInFailure, { readonly title: string; readonly now: string }>>,
  /** Between a failure's title and what to do: the server's status, what the network said, and what is as it was. */
  status: (httpStatus: number): string => `It answered with status ${httpStatus}.`,
  /** For what can come before a sign-in was sent. */
  network,
  unchanged: 'What was kept is as it was.',

  /** Why nothing was sent. */
  stops: {
    'environment-not-known': `This environment is no longer known. ${unsent} Choose another environment.`,
    'read-only': `${readOnlySessions} ${unsent} Ask IT if one is needed here.`,
    busy: `Another sign-in is under way. ${unsent} Wait for its end, then press again.`,
    'no-kept-key': `The keychain holds no key for this environment any more. ${unsent} Choose the key file, or type the key.`,
    'keychain-missing': keychainStop('missing'),
    'keychain-locked': keychainStop('locked'),
    'keychain-denied': keychainStop('denied'),
    'keychain-timed-out': keychainStop('timed-out'),
    'keychain-damaged': `The keychain holds only a part of the key. ${unsent} Choose the key file, or type the key.`,
    'last-try': `One try alone is left this hour. ${unsent} Give the key again, and confirm that it may be used.`,
    'tries-used-up': `No try is left this hour. ${unsent} Wait until it goes on.`,
    wait: `The server asked to wait. ${unsent} Wait until it goes on.`,
    'file-unreadable': `The file could not be read. ${unsent} Check that it is there and that you may read it, or choose another one.`,
    'file-too-large': `The file is too large for a key. ${unsent} Choose the JSON file that the vendor issued.`,
    'file-not-json': `The file holds no JSON. ${unsent} Choose the JSON file that the vendor issued, as it was issued.`,
    'key-incomplete': `The key is not whole. ${unsent} Check it against what the vendor issued; cid holds digits alone.`,
    'not-counted': `The try could not be noted on this computer’s disk, and one that nobody counts could lock your office out. ${unsent} Free some disk space or ask IT, then press again.`,
  } satisfies Readonly<Record<SignInStop['why'], string>>,
  /** After a stop: the key's parts by their names in the vendor's JSON, and the system's word such as EACCES. */
  wrongParts: (parts: string): string => `Missing, too long or not of their kind: ${parts}.`,
  systemsWord: (code: string): string => `The system’s word for it: ${code}.`,
  noFileChosen: `No file was chosen. ${unsent}`,
  /** It may have been sent. */
  fault: (reference: string): string =>
    `The application has a fault (reference ${reference}). It is not known whether the key was sent; count it as a try. Close this and look at the session’s state before you try again.`,
  refused: (why: string, detail: string): string =>
    `The application refused this (${why}: ${detail}). ${unsent} Restart it, then try again.`,

  signedIn: 'Signed in. The token is kept.',
  signedInAs: (who: string): string => `Signed in as ${who}. The token is kept.`,
  validUntil: (end: string): string => `It is valid until ${end} and renews itself before that.`,
  key: {
    kept: 'The key is kept for the next time.',
    'not-kept': 'The key is not kept: you need it again the next time.',
    failed: 'The keychain did not take the key: you need it again the next time.',
  } satisfies Readonly<Record<Extract<SignInAnswer, { kind: 'signed-in' }>['key'], string>>,
};
