import type { EnvironmentView } from '../../contract/environments';
import type {
  ExpireAnswer,
  OrderProgress,
  OrderReport,
  OrderRequest,
  StopWord,
} from '../../contract/lockouts';
import {
  brokenSetting,
  composedNotes,
  coolingOff,
  orderRules,
  type OrderFacts,
  type OrderRules,
} from '../../contract/order-rules';
import type { SettingsView } from '../../contract/settings';
import type { Trader } from '../../contract/traders';
import type { Ledger } from '../audit/ledger';
import type { OrderIntentData } from '../audit/order-records';
import type { Exchange } from '../https/exchange';
import type { KnownTraders } from '../traders/known-traders';
import { journalStop, unreadableStop } from './journal-stop';
import { intentOf, reportOf } from './order-intent';
import { brokenForm, brokenPromise } from './order-rules';
import { adminOf, namedBy, needsNoMore, sessionStop, tokenOf, type OrderSession } from './order-session';
import type { OutcomeRecorder } from './record-outcome';
import { sendOrder, type SentOrder } from './send-order';

/** What one order needs from outside; the environment's own journal, exchange and traders are looked up in it. */
export interface OrderTools {
  /** What counts now; waits for the first reading. */
  readonly settings: () => Promise<SettingsView>;
  /** Finds an environment, once the settings have been read. */
  readonly environment: (id: string) => EnvironmentView | undefined;
  /** Who has this id as known here now, and his latest orders that took effect or may have. */
  readonly trader: (environment: EnvironmentView, userId: string) => ReturnType<KnownTraders['find']>;
  readonly ledger: (environment: EnvironmentView) => Ledger;
  /** Whether its journal, opened, has an alarm that nobody has acknowledged. */
  readonly hasAlarm: (environment: EnvironmentView) => Promise<boolean>;
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
 * One order from press to record: rules and settings, session, intent on disk, one sending, outcome on disk, report. Stops
 * with a word, and without a trace, where a rule is broken or the intent can't be recorded: then nothing is sent.
 */
export async function expireLockout(
  request: OrderRequest,
  place: OrderPlace,
  tools: OrderTools,
): Promise<ExpireAnswer> {
  const { settings, policy } = await tools.settings();
  const rules = orderRules(settings);
  const environment = tools.environment(request.environmentId);
  // SECURITY: what the order itself says is checked before a journal is opened: read-only begins none.
  const unasked = { now: tools.clock().getTime(), hasAlarm: false };
  const form = brokenForm(request, environment) ?? brokenSetting(request, rules, unasked);
  if (form || !environment) return stopped(form ?? 'environment-not-known');
  const letGo = tools.hold(environment);
  const order = { request, environment, rules, policySha256: policy.sha256 };
  return expireIn(order, place, tools).finally(letGo);
}

/** A well-formed order, and the settings that count for it. */
interface Order {
  readonly request: OrderRequest;
  readonly environment: EnvironmentView;
  readonly rules: OrderRules;
  readonly policySha256: string | undefined;
}

async function expireIn(order: Order, place: OrderPlace, tools: OrderTools): Promise<ExpireAnswer> {
  const { request, environment, rules } = order;
  const ledger = tools.ledger(environment);
  const known = await knownOf(order, ledger, tools);
  if (typeof known === 'string') return stopped(known);
  const { trader } = known;
  const isRefused = coolingOff(request, rules, known) === 'refuse';
  const kept = await tools.session(environment);
  const notes = composedNotes(request, rules);
  const without = sessionStop(kept, [notes, request.ticket, request.secondReason]);
  if (without && !(isRefused && needsNoMore(without))) return stopped(without);
  const session = isRefused ? ({ kind: 'not-needed' } as const) : kept;

  const { orderId } = place;
  const intent = intentOf(request, {
    ...{ orderId, environment, trader, notes, ...namedBy(session) },
    ...{ policySha256: order.policySha256, repeats24h: known.unlocks24h },
  });
  const by = adminOf(session);
  // SECURITY: nothing is sent that is not on disk first.
  const recorded = await ledger.append({ type: 'order.intent', ...by, data: { ...intent } });
  if (recorded.kind !== 'recorded') return stopped(journalStop(recorded));
  tools.hear({ kind: 'recorded', orderId });

  // SECURITY: a refusal by the settings has a record like any other end, and no way to the network.
  const sent = isRefused
    ? notSent(tools.clock())
    : await send(intent, environment, session, place, ledger, tools);
  const outcome = await recordOutcome(orderId, sent, by, tools.recorder(environment));
  const { tokenFingerprint = intent.tokenFingerprint } = sent;
  if (tokenFingerprint !== undefined) tools.heard(environment, tokenFingerprint, sent.httpStatus);
  const actor = { ...ledger.actor, ...by };
  return { kind: 'ended', report: reportOf(intent, recorded, actor, sent, outcome, tools.clock()) };
}

/** The end of an order within the cooling-off, where the settings refuse it. */
function notSent(now: Date): SentOrder {
  const verdict = { outcome: 'not-sent', reason: 'cooling-off' } as const;
  const steps = [{ what: 'not-sent', at: now.toISOString() }] as const;
  return { verdict, attempts: 0, durationMs: 0, steps };
}

type Known = OrderFacts & { readonly trader: Trader; readonly unlocks24h: number };

/** What the journal knows of the trader and of itself, or the word of what stands against the order there. */
async function knownOf(
  { request, environment, rules }: Order,
  ledger: Ledger,
  tools: OrderTools,
): Promise<Known | StopWord> {
  await ledger.opened();
  const shown = await tools.trader(environment, request.userId);
  if (shown.kind === 'failed') return unreadableStop(ledger.state());
  const broken = brokenPromise(request, environment, shown.value.trader, rules);
  if (broken) return broken;
  if (!(await tools.recorder(environment).settle())) return 'outcome-unrecorded';
  // What was just settled may be the outcome of the very order that is to be repeated, or one of the last days.
  const unrepeatable = await repeatStop(request, ledger);
  if (unrepeatable) return unrepeatable;
  const known = await tools.trader(environment, request.userId);
  if (known.kind === 'failed') return unreadableStop(ledger.state());
  const { unlocks24h, unlockedAt } = known.value;
  const facts = {
    now: tools.clock().getTime(),
    ...(unlockedAt === undefined ? {} : { unlockedAt: Date.parse(unlockedAt) }),
    hasAlarm: rules.alarmThen === 'refuse' && (await hasAlarm(environment, ledger, tools)),
  };
  return brokenSetting(request, rules, facts) ?? { ...facts, trader: shown.value.trader, unlocks24h };
}

async function hasAlarm(environment: EnvironmentView, ledger: Ledger, tools: OrderTools): Promise<boolean> {
  // SECURITY: a journal that heals only while the intent is written would raise its alarm too late for this order.
  await ledger.healed();
  return tools.hasAlarm(environment);
}

/**
 * Only an order of the same trader and environment whose outcome is unknown can be repeated, and not once somebody found
 * out that it took effect.
 */
async function repeatStop(request: OrderRequest, ledger: Ledger): Promise<StopWord | undefined> {
  if (request.repeatOf === undefined) return undefined;
  const found = await ledger.ask('order', { orderId: request.repeatOf });
  if (found.kind === 'failed') return unreadableStop(ledger.state());
  const earlier = found.value;
  const isRepeatable =
    earlier?.verdict.outcome === 'unknown' &&
    earlier.closed?.as !== 'took-effect' &&
    earlier.target.userId === request.userId &&
    earlier.environment.id === request.environmentId;
  return isRepeatable ? undefined : 'repeat-not-known';
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
