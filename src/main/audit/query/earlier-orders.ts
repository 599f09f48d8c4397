import type { KnownOrder } from './carry';
import { orderIdOf } from '../order-fold';
import { placeOf, spotOf, spotsOfOrder, type Part, type Spot } from './parts';
import { readEntry } from './read-entry';
import { lineAt, withSegment, type JournalFolder } from './segment-lines';
import { begins, closingAt, hashOf } from './slab';

/** The intent's record at a spot. */
async function recordAt(folder: JournalFolder, spot: Spot): Promise<ReturnType<typeof readEntry>> {
  const { segment, offset } = placeOf(spot);
  const line = await withSegment(folder, segment, (file) => lineAt(file, offset));
  return line && readEntry(line);
}

/** The order of an intent, as far as the parts given tell; they begin with the journal's first. */
async function orderFrom(
  folder: JournalFolder,
  parts: readonly Part[],
  spot: Spot,
): Promise<KnownOrder | undefined> {
  const entry = await recordAt(folder, spot);
  const orderId = entry && orderIdOf(entry.record);
  if (!entry || orderId === undefined) return undefined;
  const { slab, at } = spot;
  const ordinal = slab.firstOrdinal + at;
  const places = spotsOfOrder(parts, ordinal).map(placeOf);
  const { environment, target } = entry.record.data as {
    environment: { id: string };
    target: { userId: string };
  };
  const what = { environmentId: environment.id, userId: target.userId, at: entry.record.at };
  return { orderId, ordinal, ...what, reason: slab.reasons[at] ?? 0, closing: closingAt(slab, at), places };
}

/** Sieves 32-bit numbers: says of most that are not among those given that they are not. */
function sieveOf(numbers: ReadonlySet<number>): (number: number) => boolean {
  const bits = new Uint8Array(1 << 16);
  for (const one of numbers)
    bits[(one >>> 3) & 0xffff] = (bits[(one >>> 3) & 0xffff] ?? 0) | (1 << (one & 7));
  return (one) => ((bits[(one >>> 3) & 0xffff] ?? 0) & (1 << (one & 7))) !== 0 && numbers.has(one);
}

/** Intents in some parts whose order's id has one of these hashes. */
function intentsWith(parts: readonly Part[], hashes: ReadonlySet<number>): readonly Spot[] {
  const passes = sieveOf(hashes);
  const found: Spot[] = [];
  for (const { slab, segment } of parts) {
    if (!slab) continue;
    for (let at = 0; at < slab.count; at += 1)
      if (passes(slab.links[at] ?? 0) && begins(slab, at)) found.push({ slab, at, segment });
  }
  return found;
}

/**
 * Orders of earlier parts that a part's records name, and that were taken for new or unknown when it was read alone: a
 * second intent of an order, or what is told of one that had its end. `from` is the first record not compared so far.
 */
export async function earlierOrders(
  folder: JournalFolder,
  before: readonly Part[],
  { slab, strangers, segment }: Part,
  from = 0,
): Promise<readonly KnownOrder[]> {
  if (!slab) return [];
  const own = new Map<number, number>();
  for (let at = from; at < slab.count; at += 1) if (begins(slab, at)) own.set(slab.links[at] ?? 0, at);
  const hashes = new Set([...own.keys(), ...strangers.map(hashOf)]);
  const found: KnownOrder[] = [];
  if (hashes.size === 0) return found;
  for (const spot of intentsWith(before, hashes)) {
    const order = await orderFrom(folder, before, spot);
    if (!order) continue;
    const at = own.get(hashOf(order.orderId));
    const twin = at === undefined ? undefined : await recordAt(folder, { slab, at, segment });
    const isNamed = strangers.includes(order.orderId) || (twin && orderIdOf(twin.record) === order.orderId);
    // What stands there twice among earlier records began with the first.
    if (isNamed && !found.some(({ orderId }) => orderId === order.orderId)) found.push(order);
  }
  return found;
}

/** The order with an id, among the parts that are read. */
export async function orderWithId(
  folder: JournalFolder,
  parts: readonly Part[],
  orderId: string,
): Promise<number | undefined> {
  for (const { slab, at } of intentsWith(parts, new Set([hashOf(orderId)]))) {
    const spot = spotOf(parts, slab.firstOrdinal + at);
    const entry = spot && (await recordAt(folder, spot));
    if (entry && orderIdOf(entry.record) === orderId) return slab.firstOrdinal + at;
  }
  return undefined;
}
