import type { Carry } from './carry';
import { NEWEST, type IndexCache } from './index-cache';
import { sha256 } from '../record';
import { beginNewest, type Newest } from './newest';
import { lineAt, withSegment, type JournalFolder } from './segment-lines';
import { begins, type Slab } from './slab';
import type { ToldOrders } from './told-orders';

/** Keeps what is indexed of the newest segment, where that became so many bytes more. */
export async function keepNewest(cache: IndexCache, newest: Newest, every: number): Promise<void> {
  const { part, fold, names, lastLine } = newest;
  if (!lastLine || fold.slab.bytes - newest.kept < every) return;
  newest.kept = fold.slab.bytes;
  const { segment, latestBefore, strangers } = part;
  const told = { segment, latestBefore, strangers, bytes: fold.slab.bytes, isExact: false };
  const last = sha256(lastLine.bytes);
  const orderedFor = names.told();
  await cache.write(NEWEST, { ...told, slab: fold.slab, carry: fold.carry(), orderedFor, lastLine: last });
}

/** The newest segment as it was kept, where it is this one and goes on from there; undefined otherwise. */
export async function keptNewest(
  folder: JournalFolder,
  cache: IndexCache,
  segment: string,
  before: Carry,
  told: ToldOrders,
): Promise<Newest | undefined> {
  const kept = await cache.read(NEWEST, (word) => word);
  const isThis = kept?.segment === segment && kept.slab.firstOrdinal === before.records;
  if (!isThis || kept.slab.count === 0) return undefined;
  const offset = kept.slab.offsets[kept.slab.count - 1] ?? 0;
  const line = await withSegment(folder, segment, (file) => lineAt(file, offset));
  if (!line || sha256(line) !== kept.lastLine) return undefined;
  const newest = beginNewest(segment, before, told.note, [], kept);
  told.join(kept.slab);
  kept.orderedFor.forEach(newest.names.add);
  newest.lastLine = { offset, bytes: Buffer.from(line) };
  newest.resumed = { at: kept.slab.count, strangers: kept.strangers.length };
  return newest;
}

/**
 * Whether a segment that was read from where it was kept says what it would if it were read from its start: not where a
 * record names an order that had its end before.
 */
export function isReadRightly({ fold, resumed }: Newest): boolean {
  if (!resumed) return true;
  if (fold.strangers.size > resumed.strangers) return false;
  const before = intentsOf(fold.slab, 0, resumed.at);
  for (const hash of intentsOf(fold.slab, resumed.at, fold.slab.count)) if (before.has(hash)) return false;
  return true;
}

function intentsOf(slab: Slab, from: number, to: number): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (let at = from; at < to; at += 1) if (begins(slab, at)) hashes.add(slab.links[at] ?? 0);
  return hashes;
}
