import type { HistoryFilter } from '../../../contract/history';
import { queue } from '../../queue';
import type { JournalIndex } from './journal-index';
import { spotOf, type Part } from './parts';
import { rowBits, type RowBits } from './row-bits';
import { lastingTest, type RowTest } from './row-filter';
import { scanChunk } from './scan-chunk';
import { withSegment, type JournalFolder } from './segment-lines';
import { rowAt, type Slab } from './slab';
import { startOf, stretchesBack, type Stretch } from './stretches';
import { textPattern, type TextPattern } from './text-pattern';

/**
 * Which rows hold a text, found out from the newest record back as far as somebody asks, and kept: who turns pages
 * does not search twice. Rows are looked at only where the rest of the filter may show them.
 */
export interface TextSearch {
  /** Whether a row, whose records were all looked at, holds the text. */
  readonly has: (ordinal: number) => boolean;
  /** Ordinals from here on were looked at. */
  readonly lookedTo: () => number;
  /** Looks at what was recorded since, and then back to an ordinal or until the time is over. */
  readonly look: (to: number, isOver: () => boolean) => Promise<void>;
}

/** What a search works with. */
interface Search {
  readonly index: JournalIndex;
  readonly folder: JournalFolder;
  readonly filter: HistoryFilter;
  readonly pattern: TextPattern;
  readonly bits: RowBits;
}

/** Whether it is of use to know of a record: the rest of the filter may show its row, and nothing was found in it yet. */
function wantedTest({ index, filter, bits }: Search, slab: Slab): RowTest {
  const own = lastingTest(slab, filter);
  return (at) => {
    const row = rowAt(slab, at);
    if (bits.has(row)) return false;
    if (row >= slab.firstOrdinal) return own(row - slab.firstOrdinal);
    const spot = spotOf(index.parts, row);
    return spot !== undefined && lastingTest(spot.slab, filter)(spot.at);
  };
}

function lookAt({ pattern, bits }: Search, slab: Slab, stretch: Stretch, isWanted: RowTest): void {
  const { first, end, bytes } = stretch;
  if (!bytes) return;
  const found = (at: number): void => bits.add(rowAt(slab, at));
  scanChunk({ slab, first, end, offset: startOf(slab, first), bytes }, { pattern, isWanted, found });
}

/** Looks through those records of a part that lie in a range of ordinals, from the last back, until it is told to stop. */
async function lookThrough(
  search: Search,
  { slab, segment }: Part,
  [from, to]: readonly [number, number],
  isEnough: (lookedTo: number) => boolean,
): Promise<void> {
  if (!slab) return;
  const lowest = Math.max(0, from - slab.firstOrdinal);
  const end = Math.min(slab.count, to - slab.firstOrdinal);
  if (end <= lowest) return;
  await withSegment(search.folder, segment, async (file) => {
    const isNeeded = (first: number, before: number): boolean => {
      const isWanted = wantedTest(search, slab);
      for (let at = first; at < before; at += 1) if (isWanted(at)) return true;
      return false;
    };
    for await (const stretch of stretchesBack(file, slab, [lowest, end], isNeeded)) {
      lookAt(search, slab, stretch, wantedTest(search, slab));
      if (isEnough(slab.firstOrdinal + stretch.first)) return;
    }
  });
}

/** A search for the text of a filter. All slabs have to be read before. */
export function textSearch(index: JournalIndex, folder: JournalFolder, filter: HistoryFilter): TextSearch {
  const bits = rowBits();
  const search = { index, folder, filter, bits, pattern: textPattern(filter.text ?? '') };
  /** Records from `bottom` to before `top` were looked at. */
  let top = index.total;
  let bottom = top;

  // Two who turn the same pages don't look at the same records twice.
  const inTurn = queue();
  const lookAtNew = async (): Promise<void> => {
    const now = index.total;
    for (const part of index.parts.toReversed()) await lookThrough(search, part, [top, now], () => false);
    top = Math.max(top, now);
  };
  return {
    has: bits.has,
    lookedTo: () => bottom,
    look: (to, isOver) =>
      inTurn(async () => {
        if (index.total > top) await lookAtNew();
        for (const part of index.parts.toReversed()) {
          if (bottom <= to || isOver()) return;
          await lookThrough(search, part, [0, bottom], (lookedTo) => {
            bottom = lookedTo;
            return bottom <= to || isOver();
          });
        }
      }),
  };
}
