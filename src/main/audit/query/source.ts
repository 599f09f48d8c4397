import type { HistoryFilter } from '../../../contract/history';
import type { Trader } from '../../../contract/traders';
import type { ItemsFor } from './item-list';
import type { JournalIndex } from './journal-index';
import { spotOf, type Spot } from './parts';
import type { JournalFolder } from './segment-lines';
import { seqAt } from './slab';
import { textSearch, type TextSearch } from './text-search';

/** Orders the traders that a text may mean, best first; all of them, as given, for an empty text. */
export type ChooseTraders = (traders: readonly Trader[], text: string) => readonly Trader[];

/** What questions are answered from. */
export interface Source {
  readonly folder: JournalFolder;
  readonly index: JournalIndex;
  /** The search for a filter's text, as far as it has come. All slabs have to be read before. */
  readonly searchFor: (filter: HistoryFilter) => TextSearch;
  /** The places that a filter's rows have. All slabs have to be read before. */
  readonly itemsFor: ItemsFor;
  readonly choose: ChooseTraders;
}

/** Searches that are kept: the page turned, the count beside it, and the filters before. */
const MOST_KEPT = 4;

/** Keeps the latest searches. Outcomes are judged anew each time, as they come later than the text. */
export function searches(index: JournalIndex, folder: JournalFolder): Source['searchFor'] {
  const kept = new Map<string, TextSearch>();
  return (filter) => {
    const { outcomes: _outcomes, reasons: _reasons, ...lasting } = filter;
    const isOrders = filter.outcomes !== undefined || filter.reasons !== undefined;
    const key = JSON.stringify([index.generation, isOrders, Object.entries(lasting).sort()]);
    const search = kept.get(key) ?? textSearch(index, folder, filter);
    kept.delete(key);
    kept.set(key, search);
    for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
    return search;
  };
}

/** The ordinal of an order's intent, as far as the newest segment knows it. */
export function underWayIn({ index }: Source, underWay: string | undefined): number | undefined {
  return underWay === undefined ? undefined : index.newest?.order(underWay)?.ordinal;
}

/** The record with an ordinal, whose slab is read first where it is not. */
export async function reach({ index }: Source, ordinal: number): Promise<Spot | undefined> {
  while (index.parts.some(({ slab }) => !slab) && (firstRead(index) ?? 0) > ordinal) await index.loadOne();
  return spotOf(index.parts, ordinal);
}

const firstRead = (index: JournalIndex): number | undefined =>
  index.parts.find(({ slab }) => slab)?.slab?.firstOrdinal;

/** The newest record with a number. */
export async function withSeq({ index }: Source, seq: number): Promise<Spot | undefined> {
  let next = index.parts.length - 1;
  while (next >= 0) {
    const { slab, segment } = index.parts[next] ?? {};
    if (!slab || segment === undefined) {
      if (!(await index.loadOne())) return undefined;
      continue;
    }
    const at = slab.seqs ? slab.seqs.lastIndexOf(seq, slab.count - 1) : seq - slab.firstSeq;
    if (at >= 0 && at < slab.count && seqAt(slab, at) === seq) return { slab, at, segment };
    next -= 1;
  }
  return undefined;
}
