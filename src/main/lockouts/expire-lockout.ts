import type { EnvironmentView } from '../../contract/environments';
import type {
  ExpireAnswer,
  OrderProgress,
  OrderReport,
  OrderRequest,
  StopWord,
} from '../../contract/lockouts';
import type { Trader } from '../../contract/traders';
import type { Appended } from '../audit/journal';
import type { Ledger } from '../audit/ledger';
import type { OrderIntentData } from '../audit/order-records';
import type { Exchange } from '../https/exchange';
import type { KnownTraders } from '../traders/known-traders';
import { journalStop, unreadableStop } from './journal-stop';
import { brokenForm, brokenPromise } from './order-rules';
import { adminOf, namedBy, sessionStop, tokenOf, type OrderSession } from './order-session';
import type { OutcomeRecorder } from './record-outcome';
import { sendOrder, type SentOrder } from './send-order';

/** What one order needs from outside; the environment's own journal, exchange and traders are looked up in it. */
export interface OrderTools {
  readonly environment: (id: string) => EnvironmentView | undefined;
  /** Who has this id as known here now, and his orders of the last 24 hours that took effect or may have. */
  readonly trader: (environment: EnvironmentView, userId: string) => ReturnType<KnownTraders['find']>;
  readonly ledger: (environment: EnvironmentView) => Ledger;
  readonly recorder: (environment: EnvironmentView) => OutcomeRecorder;
  readonly exchange: (environment: EnvironmentView) => Exchange;
  /** What the order is sent with; Practice needs nothing. */
  readonly session: (environment: EnvironmentView) => Promise<OrderSession>;
  /** An order of this environment is under way until the returned function is called. */
  readonly hold: (environment: EnvironmentView) => () => void;
  /** Called with how the server answered an order with this token (undefined: not at all); nobody waits for it. */
  readonly heard: (
    environment: EnvironmentView,
    tokenFingerprint: string,
    httpStatus: number | undefined,
  ) => void;
  readonly clock: () => Date;
  readonly elapsed: () => number;
  readonly hear: (progress: OrderProgress) => void;
}

/** The order's place in the single file: its id, and a wait that Cancel ends. */
export interface OrderPlace {
  readonly orderId: string;
  readonly waitOut: (ms: number) => Promise<'waited' | 'cancelled'>;
}

const stopped = (why: StopWord): ExpireAnswer => ({ kind: 'stopped', why });

/**
 * One order from press to record: rules, intent on disk, one sending, outcome on disk, report. Stops with a word, and
 * without a trace, where a rule is broken or the intent can't be recorded: then nothing is sent.
 */
export async function expireLockout(
  request: OrderRequest,
  place: OrderPlace,
  tools: OrderTools,
): Promise<ExpireAnswer> {
  const environment = tools.environment(request.environmentId);
  const form = brokenForm(request, environment);
  if (form || !environment) return stopped(form ?? 'environment-not-known');
  const letGo = tools.hold(environment);
  return expireIn(environment, request, place, tools).finally(letGo);
}

async function expireIn(
  environment: EnvironmentView,
  request: OrderRequest,
  place: OrderPlace,
  tools: OrderTools,
): Promise<ExpireAnswer> {
  const ledger = tools.ledger(environment);
  const shown = await tools.trader(environment, request.userId);
  if (shown.kind === 'failed') return stopped(unreadableStop(ledger.state()));
  const broken = brokenPromise(request, environment, shown.value.trader);
  if (broken) return stopped(broken);
  if (!(await tools.recorder(environment).settle())) return stopped('outcome-unrecorded');
  // What was just settled may be the outcome of the very order that is to be repeated, or one of the last 24 hours.
  const unrepeatable = await repeatStop(request, ledger);
  if (unrepeatable) return stopped(unrepeatable);
  const session = await tools.session(environment);
  const without = sessionStop(session, request.notes);
  if (without) return stopped(without);
  const known = await tools.trader(environment, request.userId);
  if (known.kind === 'failed') return stopped(unreadableStop(ledger.state()));

  const named = { ...shown.value.trader, ...namedBy(session) };
  const intent = intentOf(request, place.orderId, environment, named, known.value.unlocks24h);
  const by = adminOf(session);
  // SECURITY: nothing is sent that is not on disk first.
  const recorded = await ledger.append({ type: 'order.intent', ...by, data: { ...intent } });
  if (recorded.kind !== 'recorded') return stopped(journalStop(recorded));
  tools.hear({ kind: 'recorded', orderId: place.orderId });

  const sent = await send(intent, environment, session, place, ledger, tools);
  const outcome = await recordOutcome(place.orderId, sent, by, tools.recorder(environment));
  const { tokenFingerprint = intent.tokenFingerprint } = sent;
  if (tokenFingerprint !== undefined) tools.heard(environment, tokenFingerprint, sent.httpStatus);
  const actor = { ...ledger.actor, ...by };
  return { kind: 'ended', report: reportOf(intent, recorded, actor, sent, outcome, tools.clock()) };
}

/** Only an order of the same trader and environment whose outcome is unknown can be repeated. */
async function repeatStop(request: OrderRequest, ledger: Ledger): Promise<StopWord | undefined> {
  if (request.repeatOf === undefined) return undefined;
  const found = await ledger.ask('order', { orderId: request.repeatOf });
  if (found.kind === 'failed') return unreadableStop(ledger.state());
  const earlier = found.value;
  const isRepeatable =
    earlier?.verdict.outcome === 'unknown' &&
    earlier.target.userId === request.userId &&
    earlier.environment.id === request.environmentId;
  return isRepeatable ? undefined : 'repeat-not-known';
}

function intentOf(
  request: OrderRequest,
  orderId: string,
  environment: EnvironmentView,
  named: Trader & { readonly tokenFingerprint?: string },
  repeats24h: number,
): OrderIntentData {
  const { id, name, kind, baseUrl } = environment;
  const { userId, name: traderName, source, tokenFingerprint } = named;
  return {
    orderId,
    operation: 'expireuserlockout',
    environment: { id, name, kind, ...(baseUrl === undefined ? {} : { baseUrl }) },
    target: { userId, ...(traderName === undefined ? {} : { name: traderName }), source },
    ...(request.notes === '' ? {} : { notes: request.notes }),
    ...(tokenFingerprint === undefined ? {} : { tokenFingerprint }),
    ...(request.repeatOf === undefined ? {} : { repeatOf: request.repeatOf }),
    repeats24h,
  };
}

function send(
  intent: OrderIntentData,
  environment: EnvironmentView,
  session: OrderSession,
  place: OrderPlace,
  ledger: Ledger,
  tools: OrderTools,
): Promise<SentOrder> {
  const { orderId } = intent;
  const order = {
    orderId,
    baseUrl: environment.baseUrl ?? '',
    userId: intent.target.userId,
    notes: intent.notes ?? '',
    ...tokenOf(session),
  };
  return sendOrder(order, {
    exchange: tools.exchange(environment),
    clock: tools.clock,
    elapsed: tools.elapsed,
    waitOut: place.waitOut,
    hear: tools.hear,
    sessionAfterWait: async () => {
      const now = await tools.session(environment);
      return now.kind === 'token' || now.kind === 'not-needed' ? tokenOf(now) : undefined;
    },
    recordPenalty: async ({ seconds, attempt }) => {
      const data = { orderId, seconds, captcha: false, attempt };
      return (await ledger.append({ type: 'order.penalty', ...adminOf(session), data })).kind === 'recorded';
    },
  });
}

async function recordOutcome(
  orderId: string,
  sent: SentOrder,
  by: { readonly admin?: string },
  recorder: OutcomeRecorder,
): Promise<OrderReport['outcomeRecord']> {
  const { verdict, steps: _steps, durationMs, attempts, ...answered } = sent;
  return recorder.record({
    type: 'order.outcome',
    ...by,
    data: { orderId, ...verdict, ...answered, durationMs, attempts },
  });
}

function reportOf(
  intent: OrderIntentData,
  recorded: Extract<Appended, { kind: 'recorded' }>,
  actor: OrderReport['actor'],
  sent: SentOrder,
  outcomeRecord: OrderReport['outcomeRecord'],
  now: Date,
): OrderReport {
  const { operation: _operation, repeats24h: _repeats, ...order } = intent;
  const first = { what: 'recorded', at: recorded.at } as const;
  const last = { what: 'outcome-recorded', at: now.toISOString() } as const;
  return {
    ...order,
    ...sent,
    actor,
    at: recorded.at,
    steps: outcomeRecord ? [first, ...sent.steps, last] : [first, ...sent.steps],
    intentRecord: { seq: recorded.seq, id: recorded.id },
    ...(outcomeRecord ? { outcomeRecord } : {}),
  };
}
