import type { RenewalTrouble } from '../../contract/sessions';
import type { RenewReply } from './auth-replies';
import { askWho } from './ask-who';
import { renewalWait, withoutOld, withRenewal, withRenewalAnswered } from './counts';
import { lookInTurn, save, tell, type Looked } from './kept-in-keychain';
import type { KeptSession } from './kept-session';
import { rejectSession } from './reject-session';
import { failed } from './renewal-trouble';
import { momentOf, type Engine, type Seat } from './seat';
import { recordSession } from './session-records';
import { isOver, urgentAt, type Moment } from './session-time';

/** What came of a renewal. */
export type Renewed =
  | { readonly kind: 'renewed'; readonly recorded: boolean }
  | { readonly kind: 'failed'; readonly why: RenewalTrouble | 'rejected' }
  | { readonly kind: 'no-session' }
  /** An order is under way, and enough time is left. */
  | { readonly kind: 'postponed' };

type By = 'by-itself' | 'by-administrator';

/** Whether a renewal would come in an order's way now. Close to the end it is worse to have no session after it. */
export function wouldDisturb(seat: Seat, { uptime }: Moment): boolean {
  const { known, orders } = seat;
  return orders > 0 && !(known?.deadline && uptime >= urgentAt(known.deadline));
}

/** Counts a renewal before it is sent; how long to wait where the hour has had as many as the server takes. */
async function count({ tools, book }: Engine, { environment: { id } }: Seat): Promise<number> {
  let waitMs = 0;
  await book.change((counts) => {
    const now = momentOf(tools);
    waitMs = renewalWait(counts, id, now);
    return waitMs > 0 ? counts : withRenewal(withoutOld(counts, now), id, now);
  });
  return waitMs;
}

function fail(
  engine: Engine,
  seat: Seat,
  came: { readonly why: RenewalTrouble; readonly httpStatus?: number | undefined; readonly waitMs?: number },
): Renewed {
  if (!seat.known) return { kind: 'failed', why: came.why };
  seat.known = failed(seat.known, came, engine);
  return { kind: 'failed', why: seat.known.trouble?.why ?? came.why };
}

/** Sends one renewal, once. */
export async function renewSession(engine: Engine, seat: Seat, by: By): Promise<Renewed> {
  const { tools, book } = engine;
  const looked: Looked = await lookInTurn(engine, seat);
  if (looked.kind === 'unavailable') return fail(engine, seat, { why: `keychain-${looked.why}` });
  if (looked.kind !== 'kept') return { kind: 'no-session' };
  if (seat.known?.session.rejectedAt !== undefined) return { kind: 'failed', why: 'rejected' };
  const waitMs = await count(engine, seat);
  if (waitMs > 0) return fail(engine, seat, { why: 'used-up', waitMs });
  // Nothing is waited for between this and the sending.
  const from = momentOf(tools);
  if (wouldDisturb(seat, from)) return { kind: 'postponed' };
  const { session, baseUrl } = looked;
  const isStill = seat.known?.session.fingerprint === session.fingerprint;
  // SECURITY: a token is never sent once its time is over.
  if (!isStill || isOver(seat.known?.deadline, from)) return { kind: 'no-session' };
  const reply = await tools.auth.renew(baseUrl, session.token);
  await book.change((counts) => withRenewalAnswered(counts, seat.environment.id, momentOf(tools)));
  return settle(engine, seat, { session, reply, from, by });
}

interface Came {
  readonly session: KeptSession;
  readonly reply: RenewReply;
  /** Before it was sent. */
  readonly from: Moment;
  readonly by: By;
}

async function settle(engine: Engine, seat: Seat, came: Came): Promise<Renewed> {
  const { session, reply } = came;
  const isStill = seat.known?.session.fingerprint === session.fingerprint;
  if (reply.kind === 'token' && reply.lifetimeMs !== 0) return keep(engine, seat, came, reply);
  if (!isStill) return { kind: 'no-session' };
  if (reply.kind === 'token') return fail(engine, seat, { why: 'answer-unreadable' });
  if (reply.kind === 'rejected') {
    await rejectSession(engine, seat, session.fingerprint);
    return { kind: 'failed', why: 'rejected' };
  }
  const httpStatus = 'httpStatus' in reply ? reply.httpStatus : undefined;
  return fail(engine, seat, { why: reply.kind, httpStatus });
}

/** Whether the token that was sent is still the session, or was until its time was over meanwhile. */
function isReplaceable({ known, gone }: Seat, fingerprint: string): boolean {
  if (known) return known.session.fingerprint === fingerprint;
  return gone?.kind === 'expired' && gone.fingerprint === fingerprint;
}

/** Keeps the new token in the old one's place. */
async function keep(
  engine: Engine,
  seat: Seat,
  { session, from, by }: Came,
  { token, lifetimeMs }: Extract<RenewReply, { kind: 'token' }>,
): Promise<Renewed> {
  const { how, origin } = session;
  const saved = await seat.inTurn(async () => {
    if (!isReplaceable(seat, session.fingerprint)) return undefined;
    const who = seat.known?.session.who ?? session.who;
    const lasts = lifetimeMs === undefined ? undefined : { from, ms: lifetimeMs };
    return save(engine, seat, { token, how, origin, lasts, who });
  });
  if (!saved) return { kind: 'no-session' };
  if (saved.kind === 'unavailable') return fail(engine, seat, { why: `keychain-${saved.why}` });
  const { fingerprint, state } = saved;
  const expiresAt = 'expiresAt' in state ? state.expiresAt : undefined;
  const who = 'who' in state ? state.who : undefined;
  if (!who) void askWho(engine, seat);
  const recorded = await recordSession(engine, seat, {
    type: 'session.renewed',
    tokenFingerprint: fingerprint,
    expiresAt,
    how: by,
    who,
  });
  return { kind: 'renewed', recorded };
}

/** One renewal of an environment at a time; undefined where one is under way. The page hears of its begin and end. */
export function renewOnce(engine: Engine, seat: Seat, by: By): Promise<Renewed> | undefined {
  if (seat.renewing) return undefined;
  const work = renewSession(engine, seat, by).finally(() => {
    seat.renewing = undefined;
    tell(engine, seat);
  });
  // SECURITY: noted before anything is waited for, so that a second one never begins.
  seat.renewing = work;
  tell(engine, seat);
  return work.then((came) => noted(engine, seat, came));
}

function noted({ tools }: Engine, { environment, known }: Seat, came: Renewed): Renewed {
  if (came.kind !== 'renewed' && came.kind !== 'failed') return came;
  const nextAt = known?.renewAt;
  const { wall, uptime } = momentOf(tools);
  tools.note({
    what: 'renewal',
    environment: environment.id,
    came: came.kind === 'renewed' ? 'renewed' : came.why,
    ...(nextAt === undefined ? {} : { nextAt: new Date(Math.round(wall + nextAt - uptime)).toISOString() }),
  });
  return came;
}
