import type { Checks } from '../../contract/diagnostics';
import { count, plural } from './forms';

interface Trouble {
  readonly what: string;
  readonly now: string;
}

const denied: Trouble = { what: 'Access was denied.', now: 'Ask IT for the permission to write there.' };

/** What a disk refuses, by the system's word. */
const diskTroubles: Readonly<Record<string, Trouble>> = {
  ENOSPC: { what: 'The disk is full.', now: 'Free some disk space.' },
  EDQUOT: {
    what: 'Your quota of the disk is used up.',
    now: 'Free some space of yours, or ask IT for more.',
  },
  EROFS: { what: 'The disk is read-only.', now: 'Ask IT to look at it.' },
  EACCES: denied,
  EPERM: denied,
  EIO: { what: 'The disk fails.', now: 'Ask IT to look at it at once.' },
  ETIMEDOUT: { what: 'The disk did not answer in time.', now: 'Ask IT to look at it.' },
};

/** The checks of a preflight, and what those of this computer and of the token found; `now` is what to do. */
export const checks = {
  labels: {
    name: 'Host name',
    proxy: 'Proxy',
    tls: 'Certificate',
    clock: 'Clock',
    keychain: 'Keychain',
    disk: 'Disk',
    token: 'Token',
  } satisfies Readonly<Record<keyof Checks, string>>,
  /** How a check came out, beside its icon. */
  tones: { good: 'Fine', warning: 'Look', trouble: 'Failed', plain: 'Not checked' },
  allFine: 'Nothing stands in the way.',
  /** At least one has failed or is worth a look. */
  summary: (all: number, failed: number, look: number): string => {
    const parts = [
      ...(failed > 0 ? [`${count(failed)} failed`] : []),
      ...(look > 0 ? [`${count(look)} ${plural(look, { one: 'is', other: 'are' })} worth a look`] : []),
    ];
    return `Of ${count(all)} checks, ${parts.join(' and ')}.`;
  },

  keychain: {
    practice: 'Practice asks nothing of the keychain.',
    works: (length: string): string => `A value was written, read back and removed in ${length}.`,
    damaged: {
      what: 'The keychain did not give back what was written into it.',
      now: 'Ask IT to look at this computer’s keychain before tokens are kept in it.',
    },
  },

  disk: {
    works: (folder: string, length: string, free: string): string =>
      `${folder}: a file was written, synced and removed in ${length}; ${free} are free.`,
    fewFreeNow: 'Free some disk space: orders need room for their records.',
    troubles: diskTroubles,
    otherTrouble: { what: 'The system refused to write there.', now: 'Ask IT to look at it.' },
    /** `what` is one of the troubles above. */
    failed: (folder: string, what: string, code: string): string => `${folder}: ${what} (${code})`,
    /** After what to do about a trouble. */
    notSent: 'What cannot be recorded is not sent.',
  },

  token: {
    practiceNeedsNone: 'Practice orders need none.',
    practiceHasOne: 'A Practice session is kept.',
    signIn: 'Sign in or paste a token on the Sessions page.',
    none: 'No token is kept for this environment.',
    expired: (at: string): string => `The session ended ${at}.`,
    rejected: (at: string): string => `The server has rejected the token (401) ${at}.`,
    notAsked: 'A token is kept; no answer said whether the server accepts it.',
    notAskedNow: 'See to the checks above first.',
    accepted: 'A token is kept, and the server accepts it (200).',
    notAccepted: 'The server does not accept the token that is kept (401). It was left as it is.',
    otherStatus: (status: number): string =>
      `A token is kept; the server answered ${status} and did not say whose it is.`,
    serverTroubleNow:
      'The server has trouble or limits calls; it also answers so where another sign-in has closed the session. Wait, then sign in again.',
    otherServerNow:
      'The address may be another server’s, or the token may not be used for this: ask IT to check the environment’s address.',
    /** After one of the others. */
    ends: (at: string): string => `It ends ${at}.`,
  },
};
