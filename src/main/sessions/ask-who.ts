import { amend, lookInTurn, tell } from './kept-in-keychain';
import { heardFailure } from './renewal-trouble';
import { rejectSession } from './reject-session';
import type { Engine, Seat } from './seat';

/** Asks the server whose the session is, once, and keeps its answer; a token that it rejects is marked. Never rejects. */
export async function askWho(engine: Engine, seat: Seat): Promise<void> {
  const looked = await lookInTurn(engine, seat);
  if (looked.kind !== 'kept' || seat.known?.session.rejectedAt !== undefined) return;
  const { token, fingerprint } = looked.session;
  const reply = await engine.tools.auth.whoAmI(looked.baseUrl, token);
  if (reply.kind === 'rejected') return rejectSession(engine, seat, fingerprint);
  if (reply.kind === 'who') {
    const { who } = reply;
    const amended = await seat.inTurn(() => amend(engine, seat, fingerprint, { who }));
    if (amended === 'amended') tell(engine, seat);
  } else if ('httpStatus' in reply) heardFailure(engine, seat, fingerprint, reply.httpStatus);
}

/** Waits for some work, but no longer than so many milliseconds. */
export async function within(
  { tools }: Pick<Engine, 'tools'>,
  work: Promise<unknown>,
  ms: number,
): Promise<void> {
  const alarm = new AbortController();
  await Promise.race([work.catch(() => undefined), tools.waitOut(ms, alarm.signal)]);
  alarm.abort();
}
