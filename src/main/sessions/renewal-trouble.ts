import type { RenewalTrouble } from '../../contract/sessions';
import { tell } from './kept-in-keychain';
import { momentOf, type Engine, type Known, type Seat } from './seat';
import { retryDelay } from './session-time';

/** Statuses by which a server also answers with a session that was closed elsewhere. Source: docs/api.md, "Tokens". */
const closedStatuses: readonly (number | undefined)[] = [408, 429, 500];

/** The server had the renewal, as far as anybody knows; a dead network or a locked keychain says nothing of the session. */
const serversOwn: readonly RenewalTrouble[] = [
  ...(['no-answer', 'server-trouble', 'refused', 'limited', 'answer-unreadable', 'perhaps-closed'] as const),
];

/** After these it is not tried again by itself: the server said no, or counts an hour from each call. */
const finalOnes: readonly RenewalTrouble[] = ['refused', 'limited'];

const isAsClosed = ({ trouble }: Known, status: number | undefined): boolean =>
  trouble !== undefined && serversOwn.includes(trouble.why) && closedStatuses.includes(status);

/** The session after a renewal that did not come off: why, and when it is tried again while time is left. */
export function failed(
  known: Known,
  came: { readonly why: RenewalTrouble; readonly httpStatus?: number | undefined; readonly waitMs?: number },
  { tools }: Pick<Engine, 'tools'>,
): Known {
  const { wall, uptime } = momentOf(tools);
  const failures = known.failures + 1;
  const { renewAt: _renewAt, deadline, ...others } = known;
  const why = isAsClosed(known, came.httpStatus) ? 'perhaps-closed' : came.why;
  const trouble = { why, at: new Date(wall).toISOString() };
  if (!deadline) return { ...others, failures, trouble };
  const next = uptime + (came.waitMs ?? retryDelay(deadline, failures));
  const isTried = !finalOnes.includes(came.why) && next < deadline.endsAt;
  return { ...others, deadline, ...(isTried ? { renewAt: next } : {}), failures, trouble };
}

/** Takes in that the server answered another call of the session by this status. */
export function heardFailure(engine: Engine, seat: Seat, fingerprint: string, status?: number): void {
  const { known } = seat;
  if (known?.session.fingerprint !== fingerprint || !known.trouble || !isAsClosed(known, status)) return;
  seat.known = { ...known, trouble: { ...known.trouble, why: 'perhaps-closed' } };
  tell(engine, seat);
}
