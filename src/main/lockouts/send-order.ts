import type { Answered, OrderProgress, OrderStep, Verdict } from '../../contract/lockouts';
import { EXPIRE_PATH, orderBody } from '../../contract/lockouts';
import { exchangeOnce, type Exchange, type Request } from '../https/exchange';
import { readAnswer } from './read-answer';

/** The API gives up on a program after a few tickets; the fourth in a row ends the order. */
const MAX_ATTEMPTS = 4;

/** A penalty that is waited out: `seconds` as the server asked, `attempt` the sending that it answered. */
export interface Penalty {
  readonly seconds: number;
  readonly attempt: number;
}

export interface Sending {
  readonly exchange: Exchange;
  readonly clock: () => Date;
  /** Milliseconds that only go forward. */
  readonly elapsed: () => number;
  /** Resolves after `ms`, or at once with `cancelled` when the administrator cancels. */
  readonly waitOut: (ms: number) => Promise<'waited' | 'cancelled'>;
  /** What goes with the next sending after a wait; undefined where there is no session by then. */
  readonly sessionAfterWait: () => Promise<OrderToken | undefined>;
  /** True once the penalty is on disk; nothing is resent otherwise. */
  readonly recordPenalty: (penalty: Penalty) => Promise<boolean>;
  readonly hear: (progress: OrderProgress) => void;
}

/** What an order is sent with. */
export interface OrderToken {
  /** Goes into the request's Authorization header alone; Practice has none. */
  readonly token?: string;
  readonly tokenFingerprint?: string;
}

export interface OrderToSend extends OrderToken {
  readonly orderId: string;
  readonly baseUrl: string;
  readonly userId: string;
  readonly notes: string;
}

export interface SentOrder extends Answered {
  /** The token's of the last sending, where it was not the order's first. */
  readonly tokenFingerprint?: string;
  readonly verdict: Verdict;
  readonly attempts: number;
  /** From the first sending to the end, waits included; milliseconds. */
  readonly durationMs: number;
  readonly steps: readonly OrderStep[];
}

function orderRequest(
  order: OrderToSend,
  token: string | undefined,
  penaltyTicket: string | undefined,
): Request {
  const { userId, notes } = order;
  return {
    method: 'POST',
    url: `${order.baseUrl}${EXPIRE_PATH}`,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: orderBody({ userId, notes, ...(penaltyTicket === undefined ? {} : { penaltyTicket }) }),
  };
}

/** The fingerprint of what an order was sent with last, where it is not the one that it began with. */
function otherName(
  first: OrderToken,
  { tokenFingerprint }: OrderToken,
): { readonly tokenFingerprint?: string } {
  const isOther = tokenFingerprint !== undefined && tokenFingerprint !== first.tokenFingerprint;
  return isOther ? { tokenFingerprint } : {};
}

const refused = (
  reason: 'penalty-again' | 'penalty-unrecorded' | 'penalty-cancelled' | 'penalty-no-session',
): { verdict: Verdict } => ({ verdict: { outcome: 'refused', reason } });

/**
 * Sends a recorded order once, and once more after each penalty ticket that was waited out, until its outcome stands.
 * Never throws. Source for tickets: docs/api.md, "Answers".
 */
export async function sendOrder(order: OrderToSend, sending: Sending): Promise<SentOrder> {
  const { clock, elapsed, hear } = sending;
  const started = elapsed();
  const steps: OrderStep[] = [];
  let sentWith: OrderToken = order;
  const step = (what: OrderStep['what']): void => void steps.push({ what, at: clock().toISOString() });
  const end = (attempts: number, came: Answered & { verdict: Verdict }): SentOrder => ({
    ...came,
    ...otherName(order, sentWith),
    attempts,
    durationMs: Math.round(elapsed() - started),
    steps,
  });
  let ticket: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const began = clock().toISOString();
    hear({ kind: 'sent', orderId: order.orderId, attempt });
    const response = await exchangeOnce(sending.exchange, orderRequest(order, sentWith.token, ticket));
    const { kind: _kind, ...read } = readAnswer(response, clock(), sentWith.token);
    if ('verdict' in read && read.verdict.outcome === 'not-sent') step('not-sent');
    else {
      steps.push({ what: 'sent', at: began });
      step(response.kind === 'answer' ? 'answered' : 'cut-off');
    }
    if ('verdict' in read) return end(attempt, read);
    const { seconds, ticket: given, ...answered } = read;
    if (attempt === MAX_ATTEMPTS) return end(attempt, { ...answered, ...refused('penalty-again') });
    const went = await waitOutPenalty(order.orderId, { seconds, attempt }, sending, step);
    if (typeof went === 'string') return end(attempt, { ...answered, ...refused(went) });
    [ticket, sentWith] = [given, went];
  }
}

async function waitOutPenalty(
  orderId: string,
  penalty: Penalty,
  sending: Sending,
  step: (what: OrderStep['what']) => void,
): Promise<OrderToken | 'penalty-cancelled' | 'penalty-unrecorded' | 'penalty-no-session'> {
  const ms = penalty.seconds * 1000;
  const until = new Date(sending.clock().getTime() + ms).toISOString();
  step('penalty');
  if (!(await sending.recordPenalty(penalty))) return 'penalty-unrecorded';
  sending.hear({ kind: 'penalty', orderId, ...penalty, until });
  // SECURITY: a wait may outlast the session, and an expired token is never sent.
  if ((await sending.waitOut(ms)) === 'waited')
    return (await sending.sessionAfterWait()) ?? 'penalty-no-session';
  step('cancelled');
  return 'penalty-cancelled';
}
