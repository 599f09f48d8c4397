import { amend, tell } from './kept-in-keychain';
import type { Engine, Seat } from './seat';
import { noteSession, recordSession } from './session-records';
import { isOver } from './session-time';
import { momentOf } from './seat';

/**
 * Marks the token with this fingerprint as rejected by the server: at once in memory, and in the keychain and the journal
 * as soon as they take it. Another token that came meanwhile is left alone.
 */
export function rejectSession(engine: Engine, seat: Seat, fingerprint: string): Promise<void> {
  const { known } = seat;
  const now = momentOf(engine.tools);
  const isKnown = known?.session.fingerprint === fingerprint;
  // A token has an end only from the server itself, so it had been good.
  const closedElsewhere = isKnown && known.deadline !== undefined && !isOver(known.deadline, now);
  const mark = { rejectedAt: new Date(now.wall).toISOString(), closedElsewhere };
  if (isKnown) seat.known = { ...known, session: { ...known.session, ...mark } };
  return seat.inTurn(async () => {
    if ((await amend(engine, seat, fingerprint, mark)) === 'another') return;
    noteSession(engine, seat, 'rejected', fingerprint);
    tell(engine, seat);
    await recordSession(engine, seat, {
      type: 'session.rejected',
      tokenFingerprint: fingerprint,
      how: 'status-401',
    });
  });
}
