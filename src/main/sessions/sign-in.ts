import type { KeychainTrouble } from '../../contract/sessions';
import type { SignInAnswer, SignInFailure, SignInRequest, SignInView, Tries } from '../../contract/sign-in';
import { askWho, within } from './ask-who';
import type { SignInReply } from './auth-replies';
import { HOUR, triesOf, withAttempt, withOutcome, withoutOld, withWait, type Counts } from './counts';
import { keepKey, readKey } from './kept-keys';
import { save } from './kept-in-keychain';
import { itemOf, momentOf, originOf, type Engine, type RealEnvironment, type Seat } from './seat';
import { noteSession, recordSession } from './session-records';
import { stateOf } from './session-state';
import type { Moment } from './session-time';
import { findKey, type FoundKey } from './sign-in-key';

/** The record of a new session holds whose it is, if the server says so within so many milliseconds. */
const WHO_MS = 5_000;

type Given = Extract<SignInReply, { kind: 'token' }>;
type Stopped = Extract<SignInAnswer, { kind: 'stopped' }>;
/** The key that is sent, and where it goes. */
type Key = Extract<FoundKey, { kind: 'key' }> & {
  readonly environment: RealEnvironment;
  readonly isKept: boolean;
};

async function triesNow({ tools, book }: Engine, { environment: { id } }: Seat): Promise<Tries> {
  return triesOf(await book.read(), id, momentOf(tools), tools.limits?.signIns);
}

/** Why the hour's tries don't allow a sign-in now, or undefined. */
function triesStop(tries: Tries, lastTry: boolean): Stopped | undefined {
  if (tries.waitUntil !== undefined) return { kind: 'stopped', why: 'wait', tries };
  if (tries.left === 0) return { kind: 'stopped', why: 'tries-used-up', tries };
  // One more that is good locks nobody out.
  const isRisky = tries.left === 1 && tries.counted === undefined;
  return isRisky && !lastTry ? { kind: 'stopped', why: 'last-try', tries } : undefined;
}

/** Whether the keychain would take a token: one that can't be kept would be a try for nothing. */
async function keychainStop({ tools }: Engine, seat: Seat): Promise<Stopped | undefined> {
  const item = await seat.inTurn(() => tools.keychain.read(itemOf(seat.environment)));
  const isTaken = item.kind !== 'unavailable' || item.why === 'damaged';
  return isTaken ? undefined : { kind: 'stopped', why: `keychain-${item.why}` };
}

/** Counts a sign-in on disk before it is sent, if the tries allow it at this moment. */
async function count(engine: Engine, seat: Seat, lastTry: boolean): Promise<Stopped | undefined> {
  const { tools, book } = engine;
  const { id } = seat.environment;
  let stop: Stopped | undefined;
  // SECURITY: a try that nobody counts could lock the whole office out.
  const code = await book.change((counts) => {
    const now = momentOf(tools);
    stop = triesStop(triesOf(counts, id, now, tools.limits?.signIns), lastTry);
    return stop ? counts : withAttempt(withoutOld(counts, now), id, now);
  });
  if (stop || code === undefined) return stop;
  await book.change((counts) => withOutcome(counts, 'not-sent', momentOf(tools)));
  return { kind: 'stopped', why: 'not-counted', code };
}

/** What an answer changes of the counts. A token that can't be used still was no failure. */
function countsAfter(counts: Counts, reply: SignInReply, now: Moment, waitMs = HOUR): Counts {
  if (reply.kind === 'token') return withOutcome(counts, 'good', now);
  if (reply.kind === 'not-reached') return withOutcome(counts, 'not-sent', now);
  const after = withOutcome(counts, 'failed', now);
  if (reply.kind === 'penalty') return withWait(after, reply.seconds * 1000, now);
  // Source: docs/api.md, "Answers": about an hour, and calls made meanwhile start the hour again.
  return reply.kind === 'captcha' || reply.kind === 'limited' ? withWait(after, waitMs, now) : after;
}

async function failure(
  engine: Engine,
  seat: Seat,
  reply: Exclude<SignInReply, { kind: 'token' }>,
): Promise<SignInAnswer> {
  const tries = await triesNow(engine, seat);
  if (reply.kind === 'not-reached')
    return { kind: 'failed', why: 'not-reached', tries, failure: reply.failure };
  const { httpStatus, serverText } = reply;
  return {
    kind: 'failed',
    why: reply.kind,
    tries,
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(serverText === undefined ? {} : { serverText }),
  };
}

/** Keeps what the server gave, has it say whose it is, and records it. */
async function begin(
  engine: Engine,
  seat: Seat,
  found: Key,
  { token, lifetimeMs, from }: Given & { readonly from: Moment },
): Promise<SignInAnswer> {
  const origin = originOf(found.environment);
  const lasts = lifetimeMs === undefined ? undefined : { from, ms: lifetimeMs };
  const saved = await seat.inTurn(() => save(engine, seat, { token, how: 'signed-in', origin, lasts }));
  if (saved.kind === 'unavailable') return notKept(engine, seat, saved.why);
  const { fingerprint: tokenFingerprint, state } = saved;
  noteSession(engine, seat, 'saved', tokenFingerprint);
  const key = found.isKept ? 'kept' : await keptAfter(engine, found);
  await within(engine, askWho(engine, seat), WHO_MS);
  const who = seat.known?.session.who;
  const expiresAt = 'expiresAt' in state ? state.expiresAt : undefined;
  const recorded = await recordSession(engine, seat, {
    type: 'session.saved',
    tokenFingerprint,
    expiresAt,
    how: 'signed-in',
    who,
  });
  const session = stateOf(seat, momentOf(engine.tools));
  return {
    kind: 'signed-in',
    session,
    key,
    ...(found.file === undefined ? {} : { file: found.file }),
    recorded,
  };
}

async function notKept(engine: Engine, seat: Seat, keychain: KeychainTrouble): Promise<SignInAnswer> {
  return { kind: 'failed', why: 'not-kept', tries: await triesNow(engine, seat), keychain };
}

async function keptAfter(engine: Engine, { environment, key }: Key): Promise<'kept' | 'not-kept' | 'failed'> {
  return (await engine.tools.keyKeeping()).keep ? keepKey(engine, environment, key) : 'not-kept';
}

async function send(engine: Engine, seat: Seat, found: Key): Promise<SignInAnswer> {
  const { tools, book } = engine;
  const { deviceId } = await book.read();
  const { ticket } = seat;
  seat.ticket = undefined;
  const from = momentOf(tools);
  const ask = { key: found.key, deviceId, ...(ticket === undefined ? {} : { ticket }) };
  const reply = await tools.auth.signIn(found.environment.baseUrl, ask);
  await book.change((counts) => countsAfter(counts, reply, momentOf(tools), tools.limits?.waitMs));
  if (reply.kind === 'penalty') seat.ticket = reply.ticket;
  if (reply.kind === 'not-reached') seat.ticket = ticket;
  if (reply.kind !== 'token') return failure(engine, seat, reply);
  return begin(engine, seat, found, { ...reply, from });
}

/** One sign-in as it was asked for; it is sent once, and never again by itself. */
export async function signIn(
  engine: Engine,
  seat: Seat,
  { key: source, lastTry }: Omit<SignInRequest, 'environmentId'>,
): Promise<SignInAnswer> {
  seat.keyFile = undefined;
  // SECURITY: a key goes to the address that it was given for, whatever address the environment gets meanwhile.
  const { environment } = seat;
  const early = triesStop(await triesNow(engine, seat), lastTry) ?? (await keychainStop(engine, seat));
  if (early) return early;
  const found = await findKey(engine, seat, environment, source);
  if (found.kind !== 'key') return found;
  return (
    (await count(engine, seat, lastTry)) ??
    send(engine, seat, { ...found, environment, isKept: source.kind === 'kept' })
  );
}

/** What the form needs to know before a key is given. */
export async function signInView(engine: Engine, seat: Seat): Promise<SignInView> {
  const [tries, keeping] = [await triesNow(engine, seat), await engine.tools.keyKeeping()];
  const hasKey = keeping.keep && (await readKey(engine, seat.environment)).kind === 'key';
  return { kind: 'view', tries, keeping, hasKey };
}

/** Notes in the application's log what came of a sign-in. */
export async function noteSignIn(engine: Engine, seat: Seat, answer: SignInAnswer): Promise<SignInAnswer> {
  if (answer.kind === 'cancelled') return answer;
  const came: 'signed-in' | SignInFailure | Stopped['why'] =
    answer.kind === 'signed-in' ? 'signed-in' : answer.why;
  const { left } = await triesNow(engine, seat);
  engine.tools.note({ what: 'sign-in', environment: seat.environment.id, came, triesLeft: left });
  return answer;
}
