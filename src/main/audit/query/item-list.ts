import type { HistoryFilter } from '../../../contract/history';
import { dayNames } from './day-names';
import type { JournalIndex } from './journal-index';
import type { Spot } from './parts';
import { lastingTest, outcomeTest, type RowTest } from './row-filter';
import { isRow, seqAt, type Slab } from './slab';
import type { TextSearch } from './text-search';

/** Which rows have a place. */
export interface ItemListAsk {
  readonly filter: HistoryFilter;
  /** Records from this number on are only counted. */
  readonly below: number;
  /** The ordinal of the intent of the order under way. */
  readonly underWay?: number | undefined;
  /** For a filter with text: rows that were not looked at yet have no place yet. */
  readonly search?: TextSearch | undefined;
}

/** What stands at a place: a row, or the day that begins with a row. */
export interface Placed extends Spot {
  readonly isDay: boolean;
}

/** The places of all rows that a filter shows, the newest first, each day's before its rows. */
export interface ItemList {
  readonly total: number;
  /** Rows that came later. */
  readonly newer: number;
  readonly at: (place: number) => Placed | undefined;
  /** The place of the day of the newest row before a time; of the last row where all came later. */
  readonly before: (ms: number) => number;
}

/** The places of one segment. */
interface Stretch {
  readonly slab: Slab;
  readonly segment: string;
  readonly first: number;
  /** Newest first: the place of a row in the slab, or for the day that begins with it, that place's complement. */
  readonly entries: Int32Array;
}

export type ItemsFor = (ask: ItemListAsk) => ItemList;

/** Two hundred thousand rows take about a megabyte; the one that is read and the one before are kept. */
const MOST_KEPT = 2;

function rowTest(slab: Slab, { filter, underWay, search }: ItemListAsk): RowTest {
  const [isLasting, isOfOutcome] = [lastingTest(slab, filter), outcomeTest(slab, filter, underWay)];
  return (at) =>
    isRow(slab, at) && (!search || search.has(slab.firstOrdinal + at)) && isLasting(at) && isOfOutcome(at);
}

function listOf(stretches: readonly Stretch[], newer: number): ItemList {
  const last = stretches.at(-1);
  const total = last ? last.first + last.entries.length : 0;
  const stretchOf = (place: number): Stretch | undefined =>
    stretches.find(({ first, entries }) => place >= first && place < first + entries.length);
  return {
    total,
    newer,
    at: (place) => {
      const stretch = stretchOf(place);
      const entry = stretch?.entries[place - stretch.first];
      if (!stretch || entry === undefined) return undefined;
      const { slab, segment } = stretch;
      return { slab, segment, at: entry < 0 ? ~entry : entry, isDay: entry < 0 };
    },
    before: (ms) => {
      let day = 0;
      for (const { slab, first, entries } of stretches)
        for (let at = 0; at < entries.length; at += 1) {
          const entry = entries[at] ?? 0;
          if (entry < 0) day = first + at;
          else if ((slab.times[entry] ?? NaN) < ms) return day;
        }
      return Math.max(0, total - 1);
    },
  };
}

/** Goes through all records once, from the newest back: some 30 ms for a million. */
function madeList(index: JournalIndex, ask: ItemListAsk): ItemList {
  const stretches: Stretch[] = [];
  const dayOf = dayNames();
  const end = ask.search?.lookedTo() ?? 0;
  let day: string | undefined;
  let [first, newer] = [0, 0];
  for (const { slab, segment } of index.parts.toReversed()) {
    if (!slab) break;
    const isShown = rowTest(slab, ask);
    const entries = new Int32Array(2 * slab.count);
    let count = 0;
    for (let at = slab.count - 1; at >= Math.max(0, end - slab.firstOrdinal); at -= 1) {
      if (!isShown(at)) continue;
      if (seqAt(slab, at) >= ask.below) {
        newer += 1;
        continue;
      }
      const name = dayOf(slab.times[at] ?? NaN);
      if (name !== day) entries[count++] = ~at;
      day = name;
      entries[count++] = at;
    }
    stretches.push({ slab, segment, first, entries: entries.slice(0, count) });
    first += count;
  }
  return listOf(stretches, newer);
}

/** Keeps the latest lists; one is made anew once there are more records, or more of them were looked at. */
export function itemLists(index: JournalIndex): ItemsFor {
  const kept = new Map<string, ItemList>();
  return (ask) => {
    const { filter, below, underWay, search } = ask;
    const asked = [Object.entries(filter).sort(), below, underWay ?? -1, search?.lookedTo() ?? 0];
    const key = JSON.stringify([index.generation, index.total, ...asked]);
    const list = kept.get(key) ?? madeList(index, ask);
    kept.delete(key);
    kept.set(key, list);
    for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
    return list;
  };
}
