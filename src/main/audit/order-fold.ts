import type { Closing, RecordRef } from '../../contract/lockouts';
import { v } from '../../contract/schema';
import type { JournalRecord } from './journal';
import { orderClosed, orderIntent, orderOutcome, orderPenalty } from './order-records';
import type { OrderFacts } from './order-report';

/** A record as far as orders are read from it. */
export type ReadRecord = Omit<JournalRecord, 'line'>;

/** The order that a record's data names, before anything else of it is checked. */
export function orderIdOf({ data }: ReadRecord): string | undefined {
  const orderId = data['orderId'];
  return typeof orderId === 'string' ? orderId : undefined;
}

const refOf = ({ seq, id, at }: ReadRecord): RecordRef & { at: string } => ({ seq, id, at });

/** An order begun by its intent; undefined for any other record, and for data that is not as the format says. */
export function begun(record: ReadRecord): OrderFacts | undefined {
  const data = record.type === 'order.intent' ? v.safeParse(orderIntent, record.data) : undefined;
  if (!data?.success) return undefined;
  const intent = { ...refOf(record), actor: record.actor, data: data.output };
  return { orderId: data.output.orderId, intent, penalties: [] };
}

function withPenalty(facts: OrderFacts, record: ReadRecord): OrderFacts | undefined {
  const data = v.safeParse(orderPenalty, record.data);
  if (!data.success || facts.outcome) return undefined;
  return { ...facts, penalties: [...facts.penalties, { ...refOf(record), data: data.output }] };
}

function withOutcome(facts: OrderFacts, record: ReadRecord): OrderFacts | undefined {
  const data = v.safeParse(orderOutcome, record.data);
  if (!data.success || facts.outcome) return undefined;
  return { ...facts, outcome: { ...refOf(record), data: data.output } };
}

function withClosing(facts: OrderFacts, record: ReadRecord): OrderFacts | undefined {
  const data = v.safeParse(orderClosed, record.data);
  if (!data.success || facts.closing) return undefined;
  const { as, note } = data.output;
  const closing: Closing = {
    as,
    ...(note === undefined ? {} : { note }),
    at: record.at,
    by: record.actor.osUser,
  };
  return { ...facts, closing: { ...refOf(record), ...closing } };
}

/**
 * An order with one more record of its own; undefined where that record adds nothing: another type, data that is not as
 * the format says, or a second outcome or closing. What was told first stands.
 */
export function continued(facts: OrderFacts, record: ReadRecord): OrderFacts | undefined {
  switch (record.type) {
    case 'order.penalty':
      return withPenalty(facts, record);
    case 'order.outcome':
      return withOutcome(facts, record);
    case 'order.closed':
      return withClosing(facts, record);
    default:
      return undefined;
  }
}

/** The numbers of an order's records, lowest first. */
export function seqsOf({ intent, penalties, outcome, closing }: OrderFacts): readonly number[] {
  return [intent, ...penalties, outcome, closing]
    .flatMap((record) => (record ? [record.seq] : []))
    .sort((a, b) => a - b);
}
