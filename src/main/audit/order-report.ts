import type { HistoryRow } from '../../contract/history';
import type { ClosedAs, Closing, OrderReport, OrderStep, RecordRef, Verdict } from '../../contract/lockouts';
import { v } from '../../contract/schema';
import type { JournalRecord } from './journal';
import {
  orderVerdict,
  type OrderIntentData,
  type OrderOutcomeData,
  type OrderPenaltyData,
} from './order-records';

interface Recorded<Data> extends RecordRef {
  readonly at: string;
  readonly data: Data;
}

/** What the records say of one order, without their bytes. */
export interface OrderFacts {
  readonly orderId: string;
  readonly intent: Recorded<OrderIntentData> & { readonly actor: JournalRecord['actor'] };
  readonly penalties: readonly Recorded<OrderPenaltyData>[];
  readonly outcome?: Recorded<OrderOutcomeData>;
  readonly closing?: RecordRef & Closing;
}

/** So many UTF-16 code units of the notes stand in a row of history; a character of two is not cut. */
const NOTES_START = 120;

/** The start of notes as a row shows it; nothing for none. */
export function notesStart(notes: string | undefined): { readonly notesStart?: string } {
  if (notes === undefined) return {};
  return { notesStart: notes.slice(0, NOTES_START).replace(/[\uD800-\uDBFF]$/, '') };
}

/** What came of an order; one without an outcome ended with the application, so nobody knows. */
export function verdictOf({ outcome }: OrderFacts): Verdict {
  return outcome ? v.parse(orderVerdict, outcome.data) : { outcome: 'unknown', reason: 'application-ended' };
}

/** How an exchange ended, as far as its outcome tells. */
function endStep({ outcome, reason }: OrderOutcomeData): OrderStep['what'] | undefined {
  if (reason === 'application-ended') return undefined;
  if (outcome === 'not-sent') return 'not-sent';
  if (reason === 'penalty-cancelled') return 'cancelled';
  const cut: readonly string[] = ['no-answer', 'connection-cut', 'network-other', 'answer-too-large'];
  return cut.includes(reason) ? 'cut-off' : 'answered';
}

/** Steps with the times of their records: the answer's is known only as the time at which the outcome was written. */
function stepsOf({ intent, penalties, outcome }: OrderFacts): OrderStep[] {
  const steps: OrderStep[] = [{ what: 'recorded', at: intent.at }];
  for (const { at } of penalties) steps.push({ what: 'penalty', at });
  if (!outcome) return steps;
  const ended = endStep(outcome.data);
  if (ended) steps.push({ what: ended, at: outcome.at });
  return [...steps, { what: 'outcome-recorded', at: outcome.at }];
}

const refOf = ({ seq, id }: RecordRef): RecordRef => ({ seq, id });

function closedOf(closing: OrderFacts['closing']): { readonly closed?: Closing } {
  if (!closing) return {};
  const { seq: _seq, id: _id, ...closed } = closing;
  return { closed };
}

/** The verdict and what is kept of the answer, from the outcome's record where there is one. */
function endOf(facts: OrderFacts): Pick<OrderReport, 'verdict' | 'attempts' | 'outcomeRecord'> {
  const { outcome: recorded, penalties } = facts;
  if (!recorded) return { verdict: verdictOf(facts), attempts: penalties.length + 1 };
  const { orderId: _orderId, outcome: _outcome, reason: _reason, ...answered } = recorded.data;
  return { ...answered, verdict: verdictOf(facts), outcomeRecord: refOf(recorded) };
}

/** An order as its end is shown, rebuilt from its records. Not for the order that is under way: that has no end yet. */
export function toReport(facts: OrderFacts): OrderReport {
  const { orderId, intent, closing } = facts;
  const { operation: _operation, repeats24h: _repeats, policySha256: _policy, ...order } = intent.data;
  return {
    ...order,
    orderId,
    actor: intent.actor,
    at: intent.at,
    steps: stepsOf(facts),
    intentRecord: refOf(intent),
    ...endOf(facts),
    ...closedOf(closing),
  };
}

/** An order as one row of history, by its intent and what is known to have come of it. */
export function toRow(
  { orderId, intent }: Pick<OrderFacts, 'orderId' | 'intent'>,
  result: Extract<HistoryRow, { kind: 'order' }>['result'],
  closedAs: ClosedAs | undefined,
): HistoryRow {
  const { environment, target, notes } = intent.data;
  return {
    kind: 'order',
    seq: intent.seq,
    at: intent.at,
    orderId,
    environment: { id: environment.id, name: environment.name, kind: environment.kind },
    target,
    result,
    ...(closedAs === undefined ? {} : { closedAs }),
    ...notesStart(notes),
    by: intent.actor.osUser,
  };
}
