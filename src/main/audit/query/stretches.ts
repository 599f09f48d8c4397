import type { ReadFile } from '../disk';
import { readFully } from '../lines-back';
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

/** Stretches of the records from `lowest` to before `end`, the last first; the next one is read while one is used. */
export async function* stretchesBack(
  file: ReadFile,
  slab: Slab,
  [lowest, end]: readonly [number, number],
  isNeeded: (first: number, end: number) => boolean,
): AsyncGenerator<Stretch, void, void> {
  const readBefore = async (before: number): Promise<Stretch | undefined> => {
    if (before <= lowest) return undefined;
    const first = firstOf(slab, before, lowest);
    if (!isNeeded(first, before)) return { first, end: before };
    const offset = startOf(slab, first);
    const bytes = await readFully(file, offset, startOf(slab, before) - offset);
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
