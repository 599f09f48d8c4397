import type { EnvironmentView } from '../../contract/environments';
import type { OrderReport, OrderRequest } from '../../contract/lockouts';
import type { Trader } from '../../contract/traders';
import type { Appended } from '../audit/journal';
import type { OrderIntentData } from '../audit/order-records';
import type { SentOrder } from './send-order';

/** What an intent says beside the request itself. */
export interface IntentFacts {
  readonly orderId: string;
  readonly environment: EnvironmentView;
  readonly trader: Trader;
  /** As they are sent. */
  readonly notes: string;
  readonly tokenFingerprint?: string;
  /** That of the policy that counted, where there was one. */
  readonly policySha256: string | undefined;
  readonly repeats24h: number;
}

type Words = Pick<
  OrderIntentData,
  'notes' | 'reasonCode' | 'ticket' | 'secondReason' | 'tokenFingerprint' | 'policySha256' | 'repeatOf'
>;

/** What was left empty is left out. */
function filled(words: { readonly [W in keyof Words]: Words[W] | undefined }): Words {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined && word !== ''));
}

/** The data of `order.intent`. See docs/audit-journal.md, "Types". */
export function intentOf(request: OrderRequest, facts: IntentFacts): OrderIntentData {
  const { id, name, kind, baseUrl } = facts.environment;
  const { userId, name: traderName, source } = facts.trader;
  const { reasonCode, ticket, secondReason, repeatOf } = request;
  const { orderId, notes, tokenFingerprint, policySha256, repeats24h } = facts;
  return {
    orderId,
    operation: 'expireuserlockout',
    environment: { id, name, kind, ...(baseUrl === undefined ? {} : { baseUrl }) },
    target: { userId, ...(traderName === undefined ? {} : { name: traderName }), source },
    ...filled({ notes, reasonCode, ticket, secondReason, tokenFingerprint, policySha256, repeatOf }),
    repeats24h,
  };
}

/** An order's end as the window shows it; `ended` is when its outcome was recorded. */
export function reportOf(
  intent: OrderIntentData,
  recorded: Extract<Appended, { kind: 'recorded' }>,
  actor: OrderReport['actor'],
  sent: SentOrder,
  outcomeRecord: OrderReport['outcomeRecord'],
  ended: Date,
): OrderReport {
  const { operation: _operation, repeats24h: _repeats, policySha256: _policy, ...order } = intent;
  const first = { what: 'recorded', at: recorded.at } as const;
  const last = { what: 'outcome-recorded', at: ended.toISOString() } as const;
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
