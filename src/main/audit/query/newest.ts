import type { Carry, KnownOrder } from './carry';
import { earlierOrders } from './earlier-orders';
import { foldSegment, type Fold, type ReadBefore } from './fold';
import { knownNames, type KnownNames } from './known-names';
import type { Part } from './parts';
import { eachLine, lineAt, withSegment, type JournalFolder } from './segment-lines';
import type { ToldOrders } from './told-orders';

/** The segment that is written on, read as far as it is acknowledged. */
export interface Newest {
  readonly part: Part;
  readonly fold: Fold;
  readonly names: KnownNames;
  readonly before: Carry;
  /** Orders of earlier segments that it names and that were not open any more. */
  readonly also: readonly KnownOrder[];
  /** The last line that was read: it must still stand there when more is read. */
  lastLine?: { readonly offset: number; readonly bytes: Buffer } | undefined;
  /** Records that were compared with all earlier orders. */
  compared: number;
  /** Bytes of it that an index file tells of. */
  kept: number;
  /** Where an index file told of its start: the records that it told of, and the ids that it knew nothing of. */
  resumed?: { readonly at: number; readonly strangers: number };
}

/** A segment of which nothing is read yet. */
export function beginNewest(
  segment: string,
  before: Carry,
  told: ToldOrders['note'],
  also: readonly KnownOrder[] = [],
  read?: ReadBefore,
): Newest {
  const names = knownNames();
  const fold = foldSegment(segment, before, also, { told, orderedFor: names.add }, read);
  const latestBefore = before.latest;
  const bytes = fold.slab.bytes;
  const part: Part = {
    segment,
    bytes,
    slab: fold.slab,
    latestBefore,
    isExact: false,
    strangers: [...fold.strangers],
  };
  return { part, fold, names, before, also, compared: 0, kept: bytes };
}

/**
 * Reads on to a length, to the file's where none is given; false where what was read before does not stand there any
 * more. Rejects with the disk's error.
 */
export async function readOn(
  folder: JournalFolder,
  newest: Newest,
  length: number | undefined,
): Promise<boolean> {
  const { part, fold, lastLine } = newest;
  if (length === part.bytes) return true;
  return withSegment(folder, part.segment, async (file) => {
    const to = length ?? (await file.length());
    if (to < fold.slab.bytes) return false;
    if (lastLine && !(await lineAt(file, lastLine.offset))?.equals(lastLine.bytes)) return false;
    let last: Newest['lastLine'];
    fold.slab.bytes = await eachLine(file, fold.slab.bytes, to, (line, offset) => {
      fold.add(line, offset);
      last = { offset, bytes: line };
    });
    if (last) newest.lastLine = { offset: last.offset, bytes: Buffer.from(last.bytes) };
    part.bytes = to;
    part.strangers = [...fold.strangers];
    return true;
  });
}

/**
 * Compares what is new with the orders of all earlier segments. Where it names one that was not open any more, the
 * segment is read once more, with that order known: a second intent is none, and what is told late has its order.
 */
export async function compared(
  folder: JournalFolder,
  earlier: readonly Part[],
  newest: Newest,
  told: ToldOrders['note'],
): Promise<Newest> {
  const { part, fold, before } = newest;
  const found = await earlierOrders(folder, earlier, part, newest.compared);
  newest.compared = fold.slab.count;
  part.isExact = true;
  const unheard = found.filter(({ orderId, ordinal }) => fold.order(orderId)?.ordinal !== ordinal);
  if (unheard.length === 0) return newest;
  const again = beginNewest(part.segment, before, told, [...newest.also, ...unheard]);
  await readOn(folder, again, part.bytes);
  again.compared = again.fold.slab.count;
  again.part.isExact = true;
  return again;
}
