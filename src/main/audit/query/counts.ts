import { setImmediate as turn } from 'node:timers/promises';
import type { DayCount, HistoryCounts } from '../../../contract/history';
import type { Outcome } from '../../../contract/lockouts';
import { dayNames } from './day-names';
import type { Part } from './parts';
import type { ReaderQuestions } from './questions';
import { lastingTest, outcomeTest, verdictAt } from './row-filter';
import { begins, isRow, type Slab } from './slab';
import { underWayIn, type Source } from './source';

/** Who counts, and until when. */
export interface Counting {
  readonly hear: (sofar: HistoryCounts) => void;
  /** Aborted where nobody wants to know any more; the answer is what was found so far then. */
  readonly signal?: AbortSignal;
}

/** So often what was found so far is said, in milliseconds. */
const EVERY_MS = 100;
/** Rows between two turns of the event loop. */
const STRIDE = 65_536;
const MOST_DAYS = 1000;
/** Outcomes in the order in which a day counts them. */
const columns: readonly Outcome[] = ['done', 'refused', 'unknown', 'not-sent'];

/** Adds up rows. */
function sum(underWay: number | undefined): {
  readonly add: (slab: Slab, at: number) => void;
  readonly sofar: (complete: boolean) => HistoryCounts;
} {
  const outcomes: Record<Outcome, number> = { done: 0, refused: 0, unknown: 0, 'not-sent': 0 };
  const days = new Map<string, number[]>();
  const dayOf = dayNames();
  let rows = 0;
  return {
    add: (slab, at) => {
      rows += 1;
      if (!begins(slab, at)) return;
      const isUnderWay = slab.firstOrdinal + at === underWay && slab.reasons[at] === 0;
      const outcome = isUnderWay ? undefined : verdictAt(slab, at).outcome;
      if (outcome) outcomes[outcome] += 1;
      const day = dayOf(slab.times[at] ?? NaN);
      if (day === '') return;
      const ofDay = days.get(day) ?? [0, 0, 0, 0, 0];
      days.set(day, ofDay);
      ofDay[0] = (ofDay[0] ?? 0) + 1;
      const column = outcome ? columns.indexOf(outcome) + 1 : 0;
      if (column > 0) ofDay[column] = (ofDay[column] ?? 0) + 1;
    },
    sofar: (complete) => ({
      rows,
      outcomes: { ...outcomes },
      days: [...days]
        .sort(([one], [other]) => (one < other ? 1 : -1))
        .slice(0, MOST_DAYS)
        .map(([day, of]): DayCount => [day, of[0] ?? 0, of[1] ?? 0, of[2] ?? 0, of[3] ?? 0, of[4] ?? 0]),
      complete,
    }),
  };
}

/** Counts the rows that a filter shows, from the newest back. */
export async function counts(
  source: Source,
  { filter, underWay }: ReaderQuestions['counts']['ask'],
  { hear, signal }: Counting,
): Promise<HistoryCounts> {
  const { index } = source;
  await index.loadAll();
  const search = filter.text === undefined || filter.text === '' ? undefined : source.searchFor(filter);
  const under = underWayIn(source, underWay);
  const { add, sofar } = sum(under);
  let last = performance.now();
  const isDue = (): boolean => performance.now() - last > EVERY_MS || signal?.aborted === true;

  /** Counts the rows of a part from an ordinal to before another. */
  const countRows = ({ slab }: Part, from: number, to: number): void => {
    if (!slab || slab.firstOrdinal >= to || slab.firstOrdinal + slab.count <= from) return;
    const [isLasting, isOfOutcome] = [lastingTest(slab, filter), outcomeTest(slab, filter, under)];
    const end = Math.min(slab.count, to - slab.firstOrdinal);
    for (let at = Math.max(0, from - slab.firstOrdinal); at < end; at += 1) {
      const isHeld = !search || search.has(slab.firstOrdinal + at);
      if (isHeld && isRow(slab, at) && isLasting(at) && isOfOutcome(at)) add(slab, at);
    }
  };
  const parts = index.parts.toReversed();
  for (let done = index.total; done > 0 && !signal?.aborted;) {
    // What is known at once is counted at once, so much at a time; text is looked for meanwhile.
    await search?.look(Math.max(0, done - STRIDE), isDue);
    const to = Math.max(0, done - STRIDE, search?.lookedTo() ?? 0);
    for (const part of parts) countRows(part, to, done);
    done = Math.min(done, to);
    if (isDue() && done > 0) {
      last = performance.now();
      hear(sofar(false));
    }
    await turn();
  }
  return sofar(signal?.aborted !== true);
}
