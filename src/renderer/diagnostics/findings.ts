import type { Checks } from '../../contract/diagnostics';
import type { SessionState } from '../../contract/sessions';
import { keychainWords } from '../sessions/session-sentences';
import { sizeOf } from '../ui/sizes';
import { lengthOf, localTimeOf } from '../ui/times';
import type { Finding } from './check';
import { clockFinding, nameFinding, proxyFinding, tlsFinding } from './server-findings';

/** Below so many free bytes it is time to look. */
const FEW_BYTES = 100_000_000;

const signIn = 'Sign in or paste a token on the Sessions page.';

function keychainFinding(keychain: Checks['keychain']): Finding {
  switch (keychain.kind) {
    case 'practice':
      return { tone: 'plain', text: 'Practice asks nothing of the keychain.' };
    case 'works':
      return {
        tone: 'good',
        text: `A value was written, read back and removed in ${lengthOf(keychain.ms)}.`,
      };
    case 'unavailable':
      return keychain.why === 'damaged'
        ? {
            tone: 'trouble',
            text: 'The keychain did not give back what was written into it.',
            now: 'Ask IT to look at this computer’s keychain before tokens are kept in it.',
          }
        : {
            tone: 'trouble',
            text: keychainWords[keychain.why].what,
            now: keychainWords[keychain.why].now,
          };
  }
}

/** What a disk refuses, by the system's word. */
const diskWords: Readonly<Record<string, readonly [what: string, now: string]>> = {
  ENOSPC: ['The disk is full.', 'Free some disk space.'],
  EDQUOT: ['Your quota of the disk is used up.', 'Free some space of yours, or ask IT for more.'],
  EROFS: ['The disk is read-only.', 'Ask IT to look at it.'],
  EACCES: ['Access was denied.', 'Ask IT for the permission to write there.'],
  EPERM: ['Access was denied.', 'Ask IT for the permission to write there.'],
  EIO: ['The disk fails.', 'Ask IT to look at it at once.'],
  ETIMEDOUT: ['The disk did not answer in time.', 'Ask IT to look at it.'],
};

function diskFinding(disk: Checks['disk']): Finding {
  if (disk.kind === 'failed') {
    const [what, now] = (Object.hasOwn(diskWords, disk.code) && diskWords[disk.code]) || [
      'The system refused to write there.',
      'Ask IT to look at it.',
    ];
    return {
      tone: 'trouble',
      text: `${disk.folder}: ${what} (${disk.code})`,
      now: `${now} What cannot be recorded is not sent.`,
    };
  }
  const text = `${disk.folder}: a file was written, synced and removed in ${lengthOf(disk.ms)}; ${sizeOf(disk.freeBytes)} are free.`;
  return disk.freeBytes >= FEW_BYTES
    ? { tone: 'good', text }
    : { tone: 'warning', text, now: 'Free some disk space: orders need room for their records.' };
}

function answeredWords(status: number | undefined): Finding {
  if (status === undefined)
    return {
      tone: 'warning',
      text: 'A token is kept; no answer said whether the server accepts it.',
      now: 'See to the checks above first.',
    };
  if (status === 200) return { tone: 'good', text: 'A token is kept, and the server accepts it (200).' };
  if (status === 401)
    return {
      tone: 'trouble',
      text: 'The server does not accept the token that is kept (401). It was left as it is.',
      now: signIn,
    };
  return {
    tone: 'warning',
    text: `A token is kept; the server answered ${status} and did not say whose it is.`,
    now:
      status === 408 || status === 429 || status >= 500
        ? 'The server has trouble or limits calls; it also answers so where another sign-in has closed the session. Wait, then sign in again.'
        : 'The address may be another server’s, or the token may not be used for this: ask IT to check the environment’s address.',
  };
}

/** Why there is no token to ask with. */
function sessionFinding(session: SessionState): Finding | undefined {
  switch (session.kind) {
    case 'none':
      return { tone: 'warning', text: 'No token is kept for this environment.', now: signIn };
    case 'expired':
      return { tone: 'warning', text: `The session ended ${localTimeOf(session.expiredAt)}.`, now: signIn };
    case 'rejected':
      return {
        tone: 'trouble',
        text: `The server has rejected the token (401) ${localTimeOf(session.rejectedAt)}.`,
        now: signIn,
      };
    case 'unavailable': {
      const { what, now } = keychainWords[session.why];
      return { tone: 'trouble', text: what, now };
    }
    case 'kept':
    case 'expiring':
      return undefined;
  }
}

function tokenFinding({ session, httpStatus }: Checks['token'], isPractice: boolean): Finding {
  if (isPractice && session.kind === 'none') return { tone: 'plain', text: 'Practice orders need none.' };
  const without = sessionFinding(session);
  if (without) return without;
  const ends =
    'expiresAt' in session && session.expiresAt !== undefined
      ? ` It ends ${localTimeOf(session.expiresAt)}.`
      : '';
  const found: Finding = isPractice
    ? { tone: 'good', text: 'A Practice session is kept.' }
    : answeredWords(httpStatus);
  return { ...found, text: `${found.text}${ends}` };
}

/** One check as a row; `key` names it. */
export interface Row extends Finding {
  readonly key: keyof Checks;
  readonly label: string;
}

/** The rows of a preflight in the order in which a call meets them; `at` is when it was made. */
export function rowsOf(checks: Checks, at: string): readonly Row[] {
  const isPractice = checks.tls.kind === 'practice';
  return [
    { key: 'name', label: 'Host name', ...nameFinding(checks.name) },
    { key: 'proxy', label: 'Proxy', ...proxyFinding(checks.proxy) },
    { key: 'tls', label: 'Certificate', ...tlsFinding(checks.tls, at) },
    { key: 'clock', label: 'Clock', ...clockFinding(checks.clock) },
    { key: 'keychain', label: 'Keychain', ...keychainFinding(checks.keychain) },
    { key: 'disk', label: 'Disk', ...diskFinding(checks.disk) },
    { key: 'token', label: 'Token', ...tokenFinding(checks.token, isPractice) },
  ];
}

/** All rows in one sentence. */
export function summaryOf(rows: readonly Finding[]): string {
  const count = (tone: Finding['tone']): number => rows.filter((row) => row.tone === tone).length;
  const [failed, look] = [count('trouble'), count('warning')];
  if (failed + look === 0) return 'Nothing stands in the way.';
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(look > 0 ? [`${look} ${look === 1 ? 'is' : 'are'} worth a look`] : []),
  ];
  return `Of ${rows.length} checks, ${parts.join(' and ')}.`;
}
