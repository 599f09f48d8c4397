import { join } from 'node:path';
import type { HistoryFilter } from '../../../contract/history';
import { readFully } from '../lines-back';
import { readLine, seqOfLine } from '../read-line';
import { MAX_LINE } from '../record';
import type { Part } from './parts';
import { StaleIndex } from './read-records';
import { rowBits, type RowBits } from './row-bits';
import { rowsBack } from './rows-back';
import { CHUNK, type JournalFolder } from './segment-lines';
import { rowAt, seqAt, type Slab } from './slab';
import { underWayIn, type Source } from './source';
import { startOf } from './stretches';

/** A record of a row that a filter shows, as it is on disk. */
export interface MatchedLine {
  readonly seq: number;
  readonly segment: string;
  readonly offset: number;
  /** Without the newline; a view that stays as it is. */
  readonly line: Buffer;
}

/** All records of all rows that a filter shows: of an order, every one that belongs to it. */
export interface Matching {
  readonly rows: number;
  readonly records: number;
  /** The segments from the first of these records to the last, oldest first, with none left out. */
  readonly segments: readonly string[];
  /** Oldest first. Rejects with the disk's error. */
  readonly lines: () => AsyncGenerator<MatchedLine, void, void>;
}

const NEWLINE = 0x0a;

async function* linesOfPart(
  folder: JournalFolder,
  { segment }: Part,
  slab: Slab,
  shown: RowBits,
  end: number,
): AsyncGenerator<MatchedLine, void, void> {
  const file = await folder.disk.openToRead(join(folder.folder, segment));
  try {
    let from = 0;
    let bytes: Buffer = Buffer.alloc(0);
    for (let at = 0; at < slab.count && slab.firstOrdinal + at < end; at += 1) {
      if (!shown.has(rowAt(slab, at))) continue;
      const offset = startOf(slab, at);
      // Whatever else stands before the next record, this one is no longer than that.
      const to = Math.min(startOf(slab, at + 1), offset + MAX_LINE);
      if (to > from + bytes.length || offset < from)
        [from, bytes] = [offset, await readFully(file, offset, Math.min(CHUNK, slab.bytes - offset))];
      const start = offset - from;
      const newline = bytes.indexOf(NEWLINE, start);
      const line = bytes.subarray(start, newline === -1 ? start : newline);
      const seq = seqAt(slab, at);
      // Most lines say their number at their start; one that does not is read.
      if ((seqOfLine(line) ?? readLine(line)?.seq) !== seq)
        throw new StaleIndex(`Not in its place: record ${String(seq)}`);
      yield { seq, segment, offset, line };
    }
  } finally {
    await file.close();
  }
}

/** Finds all that a filter shows, as of the call and beside this order under way, and gives its lines as they are read. */
export async function matching(
  source: Source,
  filter: HistoryFilter,
  orderUnderWay?: string,
): Promise<Matching> {
  const { index, folder } = source;
  await index.loadAll();
  const end = index.total;
  const shown = rowBits();
  let rows = 0;
  const underWay = underWayIn(source, orderUnderWay);
  for await (const step of rowsBack(source, { filter, underWay, isOver: () => false })) {
    if (step.kind !== 'row') continue;
    const ordinal = step.spot.slab.firstOrdinal + step.spot.at;
    if (ordinal >= end) continue;
    shown.add(ordinal);
    rows += 1;
  }
  let records = 0;
  let [first, last] = [-1, -1];
  const parts = [...index.parts];
  parts.forEach(({ slab }, place) => {
    for (let at = 0; slab && at < slab.count && slab.firstOrdinal + at < end; at += 1) {
      if (!shown.has(rowAt(slab, at))) continue;
      records += 1;
      first = first === -1 ? place : first;
      last = place;
    }
  });
  const within = first === -1 ? [] : parts.slice(first, last + 1);
  return {
    rows,
    records,
    segments: within.map(({ segment }) => segment),
    lines: async function* () {
      for (const part of within) if (part.slab) yield* linesOfPart(folder, part, part.slab, shown, end);
    },
  };
}
