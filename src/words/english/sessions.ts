import type { SessionOrigin } from '../../contract/sessions';
import { slot, type Parts } from '../parts';

/** The page of sessions, and a session in few words in the header. */
export const sessions = {
  title: 'Sessions',
  lede: 'One for each environment. Sign in with an API key, or paste a token: it is kept in this computer’s keychain, never comes back to this page, and is sent to its environment’s own address alone.',
  /** Where Practice's address would stand. */
  simulator: 'simulator inside the application',
  aboutPractice:
    'Practice orders need no session. One can be watched here, from the sign-in to its end: sign in with a sample key. Its sessions are short, and nothing is sent to anyone.',
  fingerprint: [
    'Fingerprint ',
    slot('fingerprint'),
    ', as it stands in the journal',
  ] satisfies Parts<'fingerprint'>,
  fromPolicy: 'Defined by your organization.',
  /** Each has an end that a screen reader alone says, as each environment has these buttons. */
  buttons: {
    signIn: 'Sign in…',
    signInWhere: ['to ', slot('environment')] satisfies Parts<'environment'>,
    paste: 'Paste token',
    pasteWhere: ['for ', slot('environment')] satisfies Parts<'environment'>,
    renew: 'Renew now',
    renewWhere: ['for ', slot('environment')] satisfies Parts<'environment'>,
    forget: 'Forget…',
    forgetWhere: [slot('environment')] as Parts<'environment'>,
  },
  forget: {
    title: (environment: string): string => `Forget the session of ${environment}?`,
    whose: ['It is the session of ', slot('who'), '.'] satisfies Parts<'who'>,
    ofPractice: 'The simulator’s session ends here. Practice orders go on: they need none.',
    whatGoes: [
      'Its token is removed from this computer’s keychain, and no order to ',
      slot('environment'),
      ' can be sent until you sign in again. The removal is recorded in the journal.',
    ] satisfies Parts<'environment'>,
    whatStays:
      'The server may go on accepting the token until it ends: there is no sign-out. An API key that is kept stays in the keychain.',
    cancel: 'Cancel',
    forget: 'Forget',
  },
  /** In the header, in the list of environments and in a title, beside the name of whoever is signed in. */
  header: {
    /** Said by a screen reader alone, before the rest. */
    session: 'Session:',
    reading: 'Reading …',
    none: 'No session',
    expired: 'Session expired',
    rejected: 'Session rejected',
    notRenewed: 'Not renewed',
    endsSoon: 'Ends soon',
    endNotKnown: 'end not known',
    /** Instead of a name, where the server has not said whose it is. */
    unnamed: { pasted: 'Pasted token', 'signed-in': 'Signed in' } satisfies Readonly<
      Record<SessionOrigin, string>
    >,
  },
  /** A session's state beside its icon. */
  states: {
    reading: 'reading …',
    none: 'no session',
    pasted: 'token kept',
    'signed-in': 'signed in',
    endsSoon: 'ends soon',
    expired: 'expired',
    rejected: 'token rejected',
  },
  who: (name: string, organization: string): string => `${name}, ${organization}`,
  left: (length: string): string => `${length} left`,
  /** Labels and texts of a small table. */
  facts: {
    whose: 'Whose',
    whoseNotKnown: 'not known: the server has not said',
    organization: 'Organization',
    validUntil: 'Valid until',
    endNotKnown: 'not known: the server says it with a renewal',
    end: (end: string, left: string): string => `${end}, ${left} left`,
    endOver: (end: string): string => `${end}, over`,
    renewal: 'Renewal',
  },
  /** Whose name an order goes out under, where there is a session of somebody's whom the server has not named. */
  orderedAs: {
    pasted: 'Not known: the server has not said whose the pasted token is.',
    'signed-in': 'Not known yet: the server has not said whose session this is.',
  } satisfies Readonly<Record<SessionOrigin, string>>,
  /** Above an order that needs a session. */
  needed: {
    title: (environment: string): string => `${environment} needs a session.`,
    endsIn: (left: string): string => `The session ends in ${left} and could not be renewed.`,
    endsSoon: 'The session ends soon and could not be renewed.',
    more: 'What happened is said in Sessions.',
  },
};
