import type { LinePlace } from './carry';
import { begins, orderAt, seqAt, type Slab } from './slab';

/** A segment as the index knows it; without a slab until somebody needs more than its head. */
export interface Part {
  readonly segment: string;
  /** The segment's length when it was indexed; grows with the newest one. */
  bytes: number;
  slab?: Slab | undefined;
  /** The latest time of any record before it. */
  readonly latestBefore: number;
  /** Whether its records were compared with all earlier orders. */
  isExact: boolean;
  strangers: readonly string[];
}

/** A record by its ordinal. */
export interface Spot {
  readonly slab: Slab;
  readonly at: number;
  readonly segment: string;
}

/** Where the record with an ordinal stands; undefined where its slab is not read, or there is none. */
export function spotOf(parts: readonly Part[], ordinal: number): Spot | undefined {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const { slab, segment } = parts[index] ?? {};
    if (!slab || segment === undefined) return undefined;
    if (ordinal >= slab.firstOrdinal) {
      const at = ordinal - slab.firstOrdinal;
      return at < slab.count ? { slab, at, segment } : undefined;
    }
  }
  return undefined;
}

/** Where a record's line stands. */
export const placeOf = ({ slab, at, segment }: Spot): LinePlace => ({
  segment,
  seq: seqAt(slab, at),
  offset: slab.offsets[at] ?? 0,
});

/** All records of the order whose intent has this ordinal, oldest first. The slabs from it on have to be read. */
export function spotsOfOrder(parts: readonly Part[], intent: number): readonly Spot[] {
  const found: Spot[] = [];
  for (const { slab, segment } of parts) {
    if (!slab || slab.firstOrdinal + slab.count <= intent) continue;
    if (slab.firstOrdinal > intent && slab.cross.length === 0) continue;
    const link = intent + 1;
    const first = Math.max(0, intent - slab.firstOrdinal);
    for (let at = slab.links.indexOf(link, first); ; at = slab.links.indexOf(link, at + 1)) {
      if (at === -1 || at >= slab.count) break;
      if (!begins(slab, at) && orderAt(slab, at) === intent) found.push({ slab, at, segment });
    }
  }
  const own = spotOf(parts, intent);
  return own ? [own, ...found] : found;
}

/** A segment of which only the name is known so far. */
export const unread = (segment: string): Part => ({
  segment,
  bytes: 0,
  latestBefore: 0,
  isExact: false,
  strangers: [],
});
