import type { RenewalTrouble, SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
import { localTimeOf } from '../ui/times';

/** What a screen reader has to hear of a change; `trouble` is the renewal's, where one stands now. */
export interface News {
  readonly text?: string;
  readonly trouble?: RenewalTrouble;
}

const { news, troubles } = words.renewal;

const inUse = (state: SessionState | undefined): boolean =>
  state?.kind === 'kept' || state?.kind === 'expiring';

function endOfUse(name: string, after: SessionState): string | undefined {
  if (after.kind === 'expired') return words.sessionNews.hasExpired(name);
  return after.kind === 'rejected' ? words.sessionNews.isRejected(name) : undefined;
}

/**
 * What is new about the session of the environment with this name. `trouble` is what was said of its renewals last: the
 * same failure, tried again and again, is said once.
 */
export function newsOf(
  name: string,
  before: SessionState | undefined,
  after: SessionState,
  trouble: RenewalTrouble | undefined,
): News {
  if (after.kind !== 'kept' && after.kind !== 'expiring') {
    const text = inUse(before) ? endOfUse(name, after) : undefined;
    return text === undefined ? {} : { text };
  }
  const { renewal } = after;
  if (renewal.kind === 'failed') {
    const isNews = renewal.why !== trouble || (after.kind === 'expiring' && before?.kind === 'kept');
    const say = after.kind === 'expiring' ? news.failedNearEnd : news.failed;
    return {
      trouble: renewal.why,
      ...(isNews && { text: say(name, troubles[renewal.why].what) }),
    };
  }
  // A renewal under way has not taken the trouble away yet.
  if (renewal.kind === 'under-way') return trouble === undefined ? {} : { trouble };
  if (trouble === undefined) return {};
  return {
    text:
      after.expiresAt === undefined
        ? news.renewed(name)
        : news.renewedUntil(name, localTimeOf(after.expiresAt)),
  };
}
