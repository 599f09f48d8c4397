import type { Checks } from '../../contract/diagnostics';
import type { SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
import { joined } from '../sessions/joined';
import { sizeOf } from '../ui/sizes';
import { lengthOf, localTimeOf } from '../ui/times';
import type { Finding } from './check';
import { clockFinding, nameFinding, proxyFinding, tlsFinding } from './server-findings';

/** Below so many free bytes it is time to look. */
const FEW_BYTES = 100_000_000;

const { checks: said, keychain: keychainSaid } = words;

function keychainFinding(keychain: Checks['keychain']): Finding {
  switch (keychain.kind) {
    case 'practice':
      return { tone: 'plain', text: said.keychain.practice };
    case 'works':
      return { tone: 'good', text: said.keychain.works(lengthOf(keychain.ms)) };
    case 'unavailable': {
      const { what, now } =
        keychain.why === 'damaged' ? said.keychain.damaged : keychainSaid.troubles[keychain.why];
      return { tone: 'trouble', text: what, now };
    }
  }
}

function diskFinding(disk: Checks['disk']): Finding {
  const { folder } = disk;
  if (disk.kind === 'failed') {
    const { troubles, otherTrouble } = said.disk;
    const trouble = Object.hasOwn(troubles, disk.code) ? troubles[disk.code] : undefined;
    const { what, now } = trouble ?? otherTrouble;
    return {
      tone: 'trouble',
      text: said.disk.failed(folder, what, disk.code),
      now: joined(now, said.disk.notSent),
    };
  }
  const text = said.disk.works(folder, lengthOf(disk.ms), sizeOf(disk.freeBytes));
  return disk.freeBytes >= FEW_BYTES
    ? { tone: 'good', text }
    : { tone: 'warning', text, now: said.disk.fewFreeNow };
}

function answeredWords(status: number | undefined): Finding {
  const { token } = said;
  if (status === undefined) return { tone: 'warning', text: token.notAsked, now: token.notAskedNow };
  if (status === 200) return { tone: 'good', text: token.accepted };
  if (status === 401) return { tone: 'trouble', text: token.notAccepted, now: token.signIn };
  const isServerTrouble = status === 408 || status === 429 || status >= 500;
  return {
    tone: 'warning',
    text: token.otherStatus(status),
    now: isServerTrouble ? token.serverTroubleNow : token.otherServerNow,
  };
}

/** Why there is no token to ask with. */
function sessionFinding(session: SessionState): Finding | undefined {
  const { token } = said;
  switch (session.kind) {
    case 'none':
      return { tone: 'warning', text: token.none, now: token.signIn };
    case 'expired':
      return { tone: 'warning', text: token.expired(localTimeOf(session.expiredAt)), now: token.signIn };
    case 'rejected':
      return { tone: 'trouble', text: token.rejected(localTimeOf(session.rejectedAt)), now: token.signIn };
    case 'unavailable': {
      const { what, now } = keychainSaid.troubles[session.why];
      return { tone: 'trouble', text: what, now };
    }
    case 'kept':
    case 'expiring':
      return undefined;
  }
}

function tokenFinding({ session, httpStatus }: Checks['token'], isPractice: boolean): Finding {
  const { token } = said;
  if (isPractice && session.kind === 'none') return { tone: 'plain', text: token.practiceNeedsNone };
  const without = sessionFinding(session);
  if (without) return without;
  const end = 'expiresAt' in session ? session.expiresAt : undefined;
  const found: Finding = isPractice
    ? { tone: 'good', text: token.practiceHasOne }
    : answeredWords(httpStatus);
  return {
    ...found,
    text: joined(found.text, end === undefined ? undefined : token.ends(localTimeOf(end))),
  };
}

/** One check as a row; `key` names it. */
export interface Row extends Finding {
  readonly key: keyof Checks;
  readonly label: string;
}

/** The rows of a preflight in the order in which a call meets them; `at` is when it was made. */
export function rowsOf(checks: Checks, at: string): readonly Row[] {
  const isPractice = checks.tls.kind === 'practice';
  const found: readonly (Finding & { readonly key: keyof Checks })[] = [
    { key: 'name', ...nameFinding(checks.name) },
    { key: 'proxy', ...proxyFinding(checks.proxy) },
    { key: 'tls', ...tlsFinding(checks.tls, at) },
    { key: 'clock', ...clockFinding(checks.clock) },
    { key: 'keychain', ...keychainFinding(checks.keychain) },
    { key: 'disk', ...diskFinding(checks.disk) },
    { key: 'token', ...tokenFinding(checks.token, isPractice) },
  ];
  return found.map((row) => ({ ...row, label: said.labels[row.key] }));
}

/** All rows in one sentence. */
export function summaryOf(rows: readonly Finding[]): string {
  const count = (tone: Finding['tone']): number => rows.filter((row) => row.tone === tone).length;
  const [failed, look] = [count('trouble'), count('warning')];
  return failed + look === 0 ? said.allFine : said.summary(rows.length, failed, look);
}
