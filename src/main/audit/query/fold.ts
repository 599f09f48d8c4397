import type { ReadRecord } from '../order-fold';
import { orderIdOf } from '../order-fold';
import type { Carry, KnownOrder, LinePlace } from './carry';
import { withProof } from './proof-records';
import { isOfOrder, readEntry, type ReadEntry } from './read-entry';
import { BEGINS, endings, hashOf, reasonCode, verdicts, type Slab } from './slab';
import { slabWriter, type SlabEntry } from './slab-writer';

/** What a later record told of an order: the code of its reason, or of how it was closed. */
export type Told = { readonly reason: number } | { readonly closing: number };

/** Somebody whom an order was for. */
export interface OrderedFor {
  readonly environmentId: string;
  readonly userId: string;
  readonly name?: string;
  readonly ordinal: number;
}

/** Who hears what a fold finds beside the slab. */
export interface FoldHearing {
  /** An order of an earlier segment has its outcome, or is closed. */
  readonly told: (ordinal: number, told: Told) => void;
  readonly orderedFor: (whom: OrderedFor) => void;
}

/** A segment that is read record by record. */
export interface Fold {
  readonly segment: string;
  readonly slab: Slab;
  /** Adds a line, without its newline, that starts at an offset; one that holds no record is left out. */
  readonly add: (line: Buffer, offset: number) => void;
  /** What there is to know for the next segment. */
  readonly carry: () => Carry;
  /** An order that is open or that this segment tells of. */
  readonly order: (orderId: string) => KnownOrder | undefined;
  /** Ids that records of orders named and that nothing was known of. */
  readonly strangers: ReadonlySet<string>;
}

/** Whether nobody knows what came of an order, and nobody closed it. */
export const isOpen = ({ reason, closing }: KnownOrder): boolean =>
  closing === 0 && (reason === 0 || verdicts[reason - 1]?.outcome === 'unknown');

/** A row names an environment by so many UTF-16 code units at most. */
const MAX_ABOUT = 64;
/** Between the system's account and the API's user, where both are known. */
export const AND = '\u0000';

function wordsOf({ record, admin }: ReadEntry): SlabEntry['words'] {
  const { environment, batchId } = record.data;
  return {
    kinds: record.type,
    administrators: admin === undefined ? record.actor.osUser : record.actor.osUser + AND + admin,
    ...(typeof environment === 'string' ? { environments: environment.slice(0, MAX_ABOUT) } : {}),
    ...(typeof batchId === 'string' ? { batches: batchId } : {}),
  };
}

/** What a record adds to an order; undefined where it adds nothing. Says what `continued` in order-fold.ts says. */
function addition(known: KnownOrder, record: ReadRecord): Told | 'penalty' | undefined {
  if (!isOfOrder(record)) return undefined;
  const { reason, as } = record.data;
  if (record.type === 'order.penalty') return known.reason === 0 ? 'penalty' : undefined;
  if (record.type === 'order.outcome')
    return known.reason === 0 ? { reason: reasonCode(String(reason)) } : undefined;
  if (record.type !== 'order.closed' || known.closing !== 0) return undefined;
  return { closing: endings.findIndex((one) => one === as) + 1 };
}

interface Begun {
  readonly order: KnownOrder;
  readonly whom: OrderedFor;
}

/** The order that an intent begins, where its data is as the format says. */
function begunBy(record: ReadRecord, ordinal: number, place: LinePlace): Begun | undefined {
  if (record.type !== 'order.intent' || !isOfOrder(record)) return undefined;
  // Its shape was just checked.
  const { orderId, environment, target } = record.data as {
    orderId: string;
    environment: { id: string };
    target: { userId: string; name?: string };
  };
  const whom = { environmentId: environment.id, userId: target.userId, ordinal };
  const { environmentId, userId } = whom;
  return {
    order: { orderId, ordinal, environmentId, userId, at: record.at, reason: 0, closing: 0, places: [place] },
    whom: target.name === undefined ? whom : { ...whom, name: target.name },
  };
}

/** Writes on a slab what was told of an order that it holds the intent of. */
export function tell(slab: Slab, ordinal: number, told: Told): void {
  const at = ordinal - slab.firstOrdinal;
  if ('reason' in told) slab.reasons[at] = told.reason;
  else slab.flags[at] = BEGINS | told.closing;
}

/** The orders of a segment, and those before that are still to be told of. */
interface OrdersFold {
  readonly orders: ReadonlyMap<string, KnownOrder>;
  readonly strangers: ReadonlySet<string>;
  /** What a record has in the slab as part of an order; undefined where it is part of none. */
  readonly add: (record: ReadRecord, ordinal: number, place: LinePlace) => Partial<SlabEntry> | undefined;
}

function foldOrders(
  known: readonly KnownOrder[],
  slab: Slab,
  hearing: FoldHearing,
  named: readonly string[] = [],
): OrdersFold {
  const orders = new Map(known.map((order) => [order.orderId, order]));
  const strangers = new Set<string>(named);

  const join = (order: KnownOrder, more: Told | 'penalty', place: LinePlace): Partial<SlabEntry> => {
    const told = more === 'penalty' ? {} : more;
    orders.set(order.orderId, { ...order, ...told, places: [...order.places, place] });
    if (more === 'penalty') return { belongs: order.ordinal };
    if (order.ordinal >= slab.firstOrdinal) tell(slab, order.ordinal, more);
    else hearing.told(order.ordinal, more);
    return { ...more, belongs: order.ordinal };
  };
  const begin = ({ order, whom }: Begun): Partial<SlabEntry> => {
    orders.set(order.orderId, order);
    hearing.orderedFor(whom);
    return { begins: hashOf(order.orderId) };
  };
  return {
    orders,
    strangers,
    add: (record, ordinal, place) => {
      if (!record.type.startsWith('order.')) return undefined;
      const orderId = orderIdOf(record);
      const order = orderId === undefined ? undefined : orders.get(orderId);
      if (order) {
        const more = addition(order, record);
        return more && join(order, more, place);
      }
      const begun = begunBy(record, ordinal, place);
      if (begun) return begin(begun);
      if (orderId !== undefined && isOfOrder(record)) strangers.add(orderId);
      return undefined;
    },
  };
}

/** What was read of a segment before. */
export interface ReadBefore {
  readonly slab: Slab;
  readonly carry: Carry;
  readonly strangers: readonly string[];
}

/**
 * Reads a segment that follows on what a carry says. `also` are orders of earlier segments that it names and that are
 * not open any more. With `read`, from where it was read to; orders that had their end until there are not known then.
 */
export function foldSegment(
  segment: string,
  before: Carry,
  also: readonly KnownOrder[],
  hearing: FoldHearing,
  read?: ReadBefore,
): Fold {
  const { slab, add } = slabWriter(before.records, read?.slab);
  const known = read ? read.carry.open : [...before.open, ...also];
  const ofOrders = foldOrders(known, slab, hearing, read?.strangers);
  const { orders, strangers } = ofOrders;
  let proof: Pick<Carry, 'alarms' | 'verified'> = read?.carry ?? before;
  let { latest } = read?.carry ?? before;

  const addEntry = (entry: ReadEntry, offset: number): void => {
    const { record } = entry;
    const { seq, at } = record;
    const time = Date.parse(at);
    if (time > latest) latest = time;
    proof = withProof(proof, record);
    const part = ofOrders.add(record, slab.firstOrdinal + slab.count, { seq, segment, offset });
    const whom = part?.begins === undefined ? {} : wordsOfIntent(record);
    add({ seq, offset, time, words: { ...wordsOf(entry), ...whom }, ...part });
  };
  return {
    segment,
    slab,
    add: (line, offset) => {
      const entry = readEntry(line);
      if (entry) addEntry(entry, offset);
    },
    carry: () => ({
      ...proof,
      records: slab.firstOrdinal + slab.count,
      latest,
      open: [...orders.values()].filter(isOpen).sort((one, other) => one.ordinal - other.ordinal),
    }),
    order: (orderId) => orders.get(orderId),
    strangers,
  };
}

function wordsOfIntent({ data }: ReadRecord): SlabEntry['words'] {
  // Its shape was just checked.
  const { environment, target } = data as { environment: { id: string }; target: { userId: string } };
  return { environments: environment.id, traders: target.userId };
}
