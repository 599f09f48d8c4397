import type { KeptFacts, Renewal, SessionState } from '../../contract/sessions';
import type { Known, Seat } from './seat';
import { expiringAt, isOver, type Moment } from './session-time';

const wallOf = (uptime: number, now: Moment): string =>
  new Date(Math.round(now.wall + uptime - now.uptime)).toISOString();

function factsOf({ session, deadline }: Known, now: Moment): KeptFacts {
  const { fingerprint, savedAt, how, who } = session;
  return {
    fingerprint,
    savedAt,
    how,
    ...(deadline ? { expiresAt: wallOf(deadline.endsAt, now) } : {}),
    ...(who ? { who } : {}),
  };
}

function renewalOf({ renewAt, trouble }: Known, isUnderWay: boolean, now: Moment): Renewal {
  if (isUnderWay) return { kind: 'under-way' };
  const next = renewAt === undefined ? undefined : wallOf(renewAt, now);
  if (trouble) return { kind: 'failed', ...trouble, ...(next === undefined ? {} : { nextAt: next }) };
  return next === undefined ? { kind: 'not-planned' } : { kind: 'planned', at: next };
}

/** What the page may know of a session, from what this process knows of it. */
export function stateOf({ known, gone, renewing }: Seat, now: Moment): SessionState {
  if (!known) return gone ?? { kind: 'none' };
  const { session, deadline } = known;
  const facts = factsOf(known, now);
  if (session.rejectedAt !== undefined) {
    const { rejectedAt, closedElsewhere = false } = session;
    return { kind: 'rejected', ...facts, rejectedAt, closedElsewhere };
  }
  if (deadline && isOver(deadline, now)) {
    const { fingerprint, who } = facts;
    return { kind: 'expired', fingerprint, expiredAt: wallOf(deadline.endsAt, now), ...(who ? { who } : {}) };
  }
  const isExpiring = deadline && now.uptime >= expiringAt(deadline);
  const renewal = renewalOf(known, renewing !== undefined, now);
  return { kind: isExpiring ? 'expiring' : 'kept', ...facts, renewal };
}
