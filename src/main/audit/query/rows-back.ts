import type { HistoryFilter } from '../../../contract/history';
import type { Part, Spot } from './parts';
import { lastingTest, outcomeTest } from './row-filter';
import { isRow, seqAt, type Slab } from './slab';
import type { Source } from './source';
import type { TextSearch } from './text-search';

/** Which rows, and when to stop. */
export interface RowsAsk {
  readonly filter: HistoryFilter;
  /** Rows before the record with this number; absent: from the newest. */
  readonly before?: number | undefined;
  /** The ordinal of the intent of the order under way. */
  readonly underWay?: number | undefined;
  /** Whether looking for text has taken long enough. */
  readonly isOver: () => boolean;
}

/** A row that is shown, or that looking for text went on to before the record with this number when the time was over. */
export type Step =
  { readonly kind: 'row'; readonly spot: Spot } | { readonly kind: 'over'; readonly at: Spot };

/** Looks through text ahead of the rows that are gone through: little at first, as a page is soon full, and ever more. */
interface Ahead {
  readonly search: TextSearch;
  records: number;
}

const FIRST_AHEAD = 2000;

/** Whether a row holds the text, looking further where that is not known; `over` where there is no time to. */
async function holdsText(ahead: Ahead, ordinal: number, isOver: () => boolean): Promise<boolean | 'over'> {
  const { search, records } = ahead;
  if (ordinal < search.lookedTo()) {
    await search.look(Math.max(0, Math.min(ordinal, search.lookedTo() - records)), isOver);
    ahead.records = 2 * records;
  }
  return ordinal < search.lookedTo() ? 'over' : search.has(ordinal);
}

/** The place from which a slab is gone through back. */
function lastPlace({ count, firstSeq, seqs }: Slab, before: number | undefined): number {
  return before === undefined || seqs ? count - 1 : Math.min(count, before - firstSeq) - 1;
}

async function* rowsOfPart(
  { segment }: Part,
  slab: Slab,
  ask: RowsAsk,
  ahead: Ahead | undefined,
): AsyncGenerator<Step, boolean, void> {
  const { filter, before, underWay, isOver } = ask;
  const [isLasting, isOfOutcome] = [lastingTest(slab, filter), outcomeTest(slab, filter, underWay)];
  for (let at = lastPlace(slab, before); at >= 0; at -= 1) {
    if (!isRow(slab, at) || (before !== undefined && seqAt(slab, at) >= before)) continue;
    if (!isLasting(at) || !isOfOutcome(at)) continue;
    const ordinal = slab.firstOrdinal + at;
    // Most rows are known: nothing is waited for then, a million times.
    const isKnown = !ahead || ordinal >= ahead.search.lookedTo();
    const shown = isKnown ? (ahead?.search.has(ordinal) ?? true) : await holdsText(ahead, ordinal, isOver);
    if (shown === 'over') {
      yield { kind: 'over', at: { slab, at, segment } };
      return false;
    }
    if (shown) yield { kind: 'row', spot: { slab, at, segment } };
  }
  return true;
}

/** The rows that a filter shows, newest first. Slabs are read as they are needed; for text, all of them. */
export async function* rowsBack(source: Source, ask: RowsAsk): AsyncGenerator<Step, void, void> {
  const { index } = source;
  const isText = ask.filter.text !== undefined && ask.filter.text !== '';
  if (isText) await index.loadAll();
  const search = isText ? source.searchFor(ask.filter) : undefined;
  // What was recorded since the last page is looked at first.
  await search?.look(index.total, ask.isOver);
  const ahead = search && { search, records: FIRST_AHEAD };
  for (let next = index.parts.length - 1; next >= 0; next -= 1) {
    while (!index.parts[next]?.slab) if (!(await index.loadOne())) return;
    const part = index.parts[next];
    if (part?.slab && !(yield* rowsOfPart(part, part.slab, ask, ahead))) return;
  }
}
