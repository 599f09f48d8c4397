import type { OrderReport } from '../../src/contract/lockouts';
import type { Trader, TraderCard } from '../../src/contract/traders';
import { begun, continued, orderIdOf, seqsOf, type ReadRecord } from '../../src/main/audit/order-fold';
import { notesStart, toReport, verdictOf, type OrderFacts } from '../../src/main/audit/order-report';
import { writer } from './order-samples';
import { traderIndex, type TraderIndex } from './trader-index';

/** What the records tell of orders, worked out in memory in the plainest way: what a journal's reader must answer too. Kept up to date by adding each record once, in order. */
export interface OrderBook {
  /** A record that belongs to no order, or whose data is not as the format says, changes nothing. */
  readonly add: (record: ReadRecord) => void;
  readonly get: (orderId: string) => OrderFacts | undefined;
  readonly report: (orderId: string) => OrderReport | undefined;
  /** The order that a record is part of; undefined for one that added nothing to any. */
  readonly orderOf: (record: ReadRecord) => OrderFacts | undefined;
  /** Orders with outcome unknown, or with none, that nobody has closed; newest first. The one under way is among them. */
  readonly unknowns: () => readonly OrderReport[];
  /** Orders for a trader in the 24 hours before `now` that took effect, or may have. */
  readonly unlocks24h: (environmentId: string, userId: string, now: Date) => number;
  /** What the journal says of a trader, for his card. */
  readonly historyOf: (
    environmentId: string,
    userId: string,
    now: Date,
  ) => Pick<TraderCard, 'unlocks24h' | 'waitingSince' | 'last'>;
  /** Traders whose names are known from orders; whoever was ordered for last comes first. */
  readonly traders: (environmentId: string) => readonly Trader[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether an order of the 24 hours before `now` took effect or may have; a clock set back keeps it in. */
function isUnlockOfTheDay(facts: OrderFacts, now: Date): boolean {
  const { outcome } = verdictOf(facts);
  return (
    (outcome === 'done' || outcome === 'unknown') && Date.parse(facts.intent.at) >= now.getTime() - DAY_MS
  );
}

const isOpenUnknown = (facts: OrderFacts): boolean =>
  !facts.closing && verdictOf(facts).outcome === 'unknown';

function lastOf(facts: OrderFacts | undefined): Pick<TraderCard, 'last'> {
  if (!facts) return {};
  const { at, actor, data } = facts.intent;
  return { last: { at, by: actor.osUser, outcome: verdictOf(facts).outcome, ...notesStart(data.notes) } };
}

function waitingOf(facts: readonly OrderFacts[]): Pick<TraderCard, 'waitingSince'> {
  const waiting = facts.findLast(isOpenUnknown);
  return waiting ? { waitingSince: waiting.intent.at } : {};
}

/** What a book says of traders. */
function tradersIn(
  index: TraderIndex,
  get: (orderId: string | undefined) => OrderFacts | undefined,
): Pick<OrderBook, 'unlocks24h' | 'historyOf' | 'traders'> {
  const unlocks24h: OrderBook['unlocks24h'] = (environmentId, userId, now) =>
    index
      .ordersOf(environmentId, userId)
      .flatMap((orderId) => get(orderId) ?? [])
      .filter((facts) => isUnlockOfTheDay(facts, now)).length;
  return {
    unlocks24h,
    historyOf: (environmentId, userId, now) => ({
      unlocks24h: unlocks24h(environmentId, userId, now),
      ...waitingOf(index.ordersOf(environmentId, userId).flatMap((orderId) => get(orderId) ?? [])),
      ...lastOf(get(index.ordersOf(environmentId, userId).at(-1))),
    }),
    traders: (environmentId) =>
      index.named(environmentId).map((trader) => ({ ...trader, source: 'earlier-order' })),
  };
}

/** An empty book. */
export function orderBook(): OrderBook {
  const orders = new Map<string, OrderFacts>();
  const index = traderIndex();
  /** Ids of orders whose outcome is unknown or missing and that nobody closed, oldest first. */
  const open = new Set<string>();

  const get = (orderId: string | undefined): OrderFacts | undefined =>
    orderId === undefined ? undefined : orders.get(orderId);

  return {
    add: (record) => {
      const known = get(orderIdOf(record));
      const facts = known ? continued(known, record) : begun(record);
      if (!facts) return;
      orders.set(facts.orderId, facts);
      if (!known) index.add(facts);
      if (isOpenUnknown(facts)) open.add(facts.orderId);
      else open.delete(facts.orderId);
    },
    get,
    report: (orderId) => {
      const facts = get(orderId);
      return facts && toReport(facts);
    },
    orderOf: (record) => {
      const facts = get(orderIdOf(record));
      return facts && seqsOf(facts).includes(record.seq) ? facts : undefined;
    },
    unknowns: () =>
      [...open]
        .reverse()
        .flatMap((orderId) => get(orderId) ?? [])
        .map(toReport),
    ...tradersIn(index, get),
  };
}

/** A book of records with these types and data. */
export function bookOf(...records: readonly (readonly [string, object])[]): OrderBook {
  const book = orderBook();
  const write = writer();
  for (const [type, data] of records) book.add(write(type, data));
  return book;
}
