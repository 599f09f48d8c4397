import { orderBook, type OrderBook } from '../../src/main/audit/orders';
import type { ReadRecord } from '../../src/main/audit/order-fold';
import type {
  OrderClosedData,
  OrderIntentData,
  OrderOutcomeData,
  OrderPenaltyData,
} from '../../src/main/audit/order-records';

/** Who ordered in all samples. */
export const actor = { osUser: 'dana', host: 'NG-DESK-07' };
/** The time before the first record. */
export const dayStart = Date.UTC(2026, 10, 23, 12);

/** Records with rising numbers, a minute apart. */
function writer(): (type: string, data: object) => ReadRecord {
  let seq = 0;
  return (type, data) => {
    seq += 1;
    const at = new Date(dayStart + seq * 60_000).toISOString();
    return { seq, id: `id-${String(seq)}`, at, type, actor, data: { ...data } };
  };
}

/** Data of an intent, with other members where they are given. */
export const intent = (orderId: string, more: Partial<OrderIntentData> = {}): OrderIntentData => ({
  orderId,
  operation: 'expireuserlockout',
  environment: { id: 'practice', name: 'Practice', kind: 'practice' },
  target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
  repeats24h: 0,
  ...more,
});
/** Data of an outcome that took effect. */
export const done = (orderId: string): OrderOutcomeData => ({
  orderId,
  outcome: 'done',
  reason: 'expired',
  httpStatus: 200,
  durationMs: 412,
  attempts: 1,
});
/** Data of an outcome that nobody knows. */
export const unknown = (orderId: string): OrderOutcomeData => ({
  orderId,
  outcome: 'unknown',
  reason: 'no-answer',
  durationMs: 30_000,
  attempts: 1,
});
/** Data of a penalty. */
export const penalty = (orderId: string): OrderPenaltyData => ({
  orderId,
  seconds: 5,
  captcha: false,
  attempt: 1,
});
/** Data that closes an unknown. */
export const closed = (orderId: string): OrderClosedData => ({
  orderId,
  as: 'did-not',
  note: 'He called again.',
});

/** A book of records with these types and data. */
export function bookOf(...records: readonly (readonly [string, object])[]): OrderBook {
  const book = orderBook();
  const write = writer();
  for (const [type, data] of records) book.add(write(type, data));
  return book;
}

/** The time of the record with this number. */
export const minute = (seq: number): string => new Date(dayStart + seq * 60_000).toISOString();
