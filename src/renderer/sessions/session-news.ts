import type { RenewalTrouble, SessionState } from '../../contract/sessions';
import { localTimeOf } from '../ui/times';
import { renewalTroubles } from './renewal-sentences';

/** What a screen reader has to hear of a change; `trouble` is the renewal's, where one stands now. */
export interface News {
  readonly text?: string;
  readonly trouble?: RenewalTrouble;
}

const inUse = (state: SessionState | undefined): boolean =>
  state?.kind === 'kept' || state?.kind === 'expiring';

function endOfUse(name: string, after: SessionState): string | undefined {
  if (after.kind === 'expired') return `${name}: the session has expired. Sign in again.`;
  if (after.kind !== 'rejected') return undefined;
  return `${name}: the server no longer accepts the session. Sign in again.`;
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
    const end = after.kind === 'expiring' ? ' and ends soon' : '';
    return {
      trouble: renewal.why,
      ...(isNews && {
        text: `${name}: the session could not be renewed${end}: ${renewalTroubles[renewal.why].what}.`,
      }),
    };
  }
  // A renewal under way has not taken the trouble away yet.
  if (renewal.kind === 'under-way') return trouble === undefined ? {} : { trouble };
  if (trouble === undefined) return {};
  const until = after.expiresAt === undefined ? '' : ` It is valid until ${localTimeOf(after.expiresAt)}.`;
  return { text: `${name}: the session is renewed.${until}` };
}
