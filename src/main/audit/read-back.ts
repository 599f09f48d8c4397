import { join } from 'node:path';
import type { Disk } from './disk';
import type { JournalRecord } from './journal';
import { linesBack } from './lines-back';
import { linesForward } from './lines-forward';
import { readLine, seqOfLine } from './read-line';
import { MAX_LINE } from './record';
import type { Span } from './segments';

/** Segments to be read, and the number of the first record of each one that was asked for before; it never changes. */
export interface Shelf {
  readonly disk: Pick<Disk, 'openToRead'>;
  readonly folder: string;
  readonly spans: readonly Span[];
  readonly firstSeqs: Map<string, number>;
}

async function* linesOf(
  { disk, folder }: Shelf,
  { name, bytes }: Span,
  direction: 'back' | 'forward',
): AsyncGenerator<Uint8Array, void, void> {
  const file = await disk.openToRead(join(folder, name));
  try {
    const length = bytes ?? (await file.length());
    if (direction === 'forward') yield* linesForward(file, length);
    else for await (const line of linesBack(file, length)) if (line.bytes) yield line.bytes;
  } finally {
    await file.close();
  }
}

async function firstSeq(shelf: Shelf, span: Span): Promise<number | undefined> {
  const known = shelf.firstSeqs.get(span.name);
  if (known !== undefined) return known;
  const start = { name: span.name, bytes: Math.min(span.bytes ?? MAX_LINE, MAX_LINE) };
  for await (const line of linesOf(shelf, start, 'forward')) {
    const seq = seqOfLine(line);
    if (seq !== undefined) shelf.firstSeqs.set(span.name, seq);
    return seq;
  }
  return undefined;
}

/** Whether a segment surely holds no record before this one. */
async function isAllAfter(shelf: Shelf, span: Span, before: number): Promise<boolean> {
  if (before === Infinity) return false;
  const first = await firstSeq(shelf, span);
  return first !== undefined && first >= before;
}

/**
 * Records before `before` (absent: from the newest), newest first, `limit` at most. Skips lines that hold none. Reads
 * from the end of the one segment that `before` lies in.
 */
export async function readBack(
  shelf: Shelf,
  before: number | undefined,
  limit: number,
): Promise<readonly JournalRecord[]> {
  const found: JournalRecord[] = [];
  const end = before ?? Infinity;
  for (const span of shelf.spans.toReversed()) {
    if (found.length >= limit) break;
    if (await isAllAfter(shelf, span, end)) continue;
    for await (const line of linesOf(shelf, span, 'back')) {
      // Most of what is passed on the way is not wanted: its number is read without parsing it.
      if ((seqOfLine(line) ?? 0) >= end) continue;
      const record = readLine(line);
      if (record && record.seq < end) found.push(record);
      if (found.length >= limit) break;
    }
  }
  return found;
}

/** All records, first to last. Skips lines that hold none. The event loop runs between chunks. */
export async function* readForward(shelf: Shelf): AsyncGenerator<JournalRecord, void, void> {
  for (const span of shelf.spans) {
    for await (const line of linesOf(shelf, span, 'forward')) {
      const record = readLine(line);
      if (record) yield record;
    }
  }
}
