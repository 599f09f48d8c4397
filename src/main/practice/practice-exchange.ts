import type { FailureWord } from '../../contract/failures';
import { MAX_NOTES } from '../../contract/lockouts';
import type { Exchange } from '../https/exchange';
import { penaltyGate } from './penalty-gate';
import { practiceAuth } from './practice-auth';
import { readOrder, type ReceivedOrder } from './read-order';
import { answerOf, faultReply, penaltyReply, plainReply, replies, type Reply } from './replies';
import { sampleLockouts } from './sample-lockouts';
import { playOf, type Play } from './samples';

/** How long an ordinary answer takes, in milliseconds. */
const LATENCY_MS = 400;

/** After so long without an answer the simulator gives up, in milliseconds. */
const GIVE_UP_MS = 10_000;

/** How long a penalty before an order lasts: short, so that it can be waited out in a lesson. */
const PENALTY_SECONDS = 5;

interface PracticeOptions {
  readonly wait: (ms: number) => Promise<unknown>;
  readonly now: () => Date;
  /** A new UUID: for tickets and error ids. */
  readonly newId: () => string;
}

type Plays = { readonly [P in Exclude<Play, 'hangs' | 'offline'>]: (order: ReceivedOrder) => Reply };

/** What the simulated server knows and does, for as long as the process lives; nothing of it is on disk. */
function practiceServer({ now, newId }: PracticeOptions): Plays {
  const expire = sampleLockouts();
  const gate = penaltyGate(newId, PENALTY_SECONDS);
  const expireOnce = ({ userId }: ReceivedOrder, again: boolean, reply: Reply): Reply =>
    expire(userId, now(), again) ? reply : replies.noLockout;
  const penalty = (order: ReceivedOrder): Reply => {
    const { userId, notes, ticket: shown } = order;
    const ticket = gate({ about: userId, rest: notes, ticket: shown }, now());
    return ticket === undefined ? replies.expired : penaltyReply(ticket, PENALTY_SECONDS);
  };
  return {
    // A plain trader locks himself out again, so that practising goes on; one who shows an outcome keeps showing it.
    plain: (order) => expireOnce(order, true, replies.expired),
    expired: (order) => expireOnce(order, false, replies.expired),
    'cut-body': (order) => expireOnce(order, true, replies.expiredButCut),
    penalty,
    captcha: () => penaltyReply(newId(), PENALTY_SECONDS, true),
    'server-error': () => faultReply(newId()),
    'no-lockout': () => replies.noLockout,
    'unknown-user': () => replies.userNotFound,
    'not-permitted': () => replies.notPermitted,
    violations: () => replies.violations,
    unauthorized: () => replies.unauthorized,
    forbidden: () => replies.forbidden,
    'not-found': () => replies.notFound,
    'calls-limited': () => replies.callsLimited,
    'too-many-calls': () => replies.tooManyCalls,
    html: () => replies.html,
  };
}

/**
 * The Practice environment: answers as the documents say, by the trader's id (`samples.ts`) or the key's name
 * (`practice-keys.ts`), without a port, a keychain or a disk. One simulator remembers what it expired and whom it signed
 * in until the process ends; an order needs no token. Never throws.
 */
export function practiceExchange(options: PracticeOptions): Exchange {
  const { wait, now } = options;
  const server = practiceServer(options);
  const auth = practiceAuth(options);
  const failAfter = async (ms: number, failure: FailureWord): ReturnType<Exchange> => {
    await wait(ms);
    return { kind: 'failure', failure };
  };
  // The way to the server comes before its decision, so that a ticket's time counts from when it was given.
  const answerLater = async (decide: () => Reply): ReturnType<Exchange> => {
    await wait(LATENCY_MS);
    return answerOf(decide(), now());
  };
  return async (request) => {
    const decide = auth(request);
    if (decide) return answerLater(decide);
    const received = readOrder(request);
    if (received.kind === 'refused') return answerLater(() => plainReply(received.status, received.text));
    const { order } = received;
    const play = playOf(order.userId);
    if (play === 'hangs') return failAfter(GIVE_UP_MS, 'no-answer');
    if (play === 'offline') return failAfter(LATENCY_MS, 'offline');
    const isTooLong = (order.notes ?? '').length > MAX_NOTES;
    return answerLater(() => (isTooLong ? replies.notesTooLong : server[play](order)));
  };
}
