import type { ReadFile } from '../disk';
import { readInto } from '../lines-back';
import { placeAt } from './scan-chunk';
import { CHUNK } from './segment-lines';
import type { Slab } from './slab';

/** A stretch of a slab, read at once: records from `first` to before `end`; without bytes where nobody needs them. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly bytes?: Buffer | undefined;
}

/** Where the record at a place starts; for the place after the last, where that ends. */
export const startOf = (slab: Slab, at: number): number =>
  at < slab.count ? (slab.offsets[at] ?? 0) : slab.bytes;

/** The start of the stretch before a place that takes about a chunk of bytes. */
function firstOf(slab: Slab, end: number, lowest: number): number {
  const from = startOf(slab, end) - CHUNK;
  const first = from <= 0 ? 0 : placeAt(slab, from, 0, end) + 1;
  return Math.max(lowest, Math.min(first, end - 1));
}

/**
 * Stretches of the records from `lowest` to before `end`, the last first; the next one is read while one is used.
 * The bytes of one are there until the one after it is asked for.
 */
export async function* stretchesBack(
  file: ReadFile,
  slab: Slab,
  [lowest, end]: readonly [number, number],
  isNeeded: (first: number, end: number) => boolean,
): AsyncGenerator<Stretch, void, void> {
  // Two are filled in turn: memory that is new to the process costs as much as reading into it.
  const buffers = [Buffer.allocUnsafe(0), Buffer.allocUnsafe(0)];
  const bufferOf = (length: number): Buffer => {
    buffers.reverse();
    if ((buffers[0]?.length ?? 0) < length) buffers[0] = Buffer.allocUnsafe(Math.ceil(1.125 * length));
    return (buffers[0] ?? Buffer.alloc(length)).subarray(0, length);
  };
  const readBefore = async (before: number): Promise<Stretch | undefined> => {
    if (before <= lowest) return undefined;
    const first = firstOf(slab, before, lowest);
    if (!isNeeded(first, before)) return { first, end: before };
    const offset = startOf(slab, first);
    // Longer only where what is no record follows one; of that, nothing is looked at.
    const length = Math.min(CHUNK, startOf(slab, before) - offset);
    const bytes = await readInto(file, offset, bufferOf(length));
    return { first, end: before, bytes };
  };
  let next = readBefore(end);
  for (let one = await next; one; one = await next) {
    next = readBefore(one.first);
    // Awaited only once this one was used, which may be later than its failure, or never.
    next.catch(() => undefined);
    yield one;
  }
}
