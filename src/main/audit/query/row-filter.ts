import type { HistoryFilter } from '../../../contract/history';
import type { Verdict } from '../../../contract/lockouts';
import { AND } from './fold';
import { begins, sorts, verdicts, type Slab, type Sort } from './slab';

/** Whether a filter shows the row at a place of a slab. */
export type RowTest = (at: number) => boolean;

/** Which words of a slab are meant; a word that comes later is none of them. */
function meant(slab: Slab, sort: Sort, is: (word: string) => boolean): Uint8Array {
  return Uint8Array.from([0, ...slab.words[sort].map((word) => (is(word) ? 1 : 0))]);
}

function wordTests(slab: Slab, filter: HistoryFilter): RowTest[] {
  const { environmentIds, administrators, traderId, batchId } = filter;
  const wanted: Partial<Record<Sort, (word: string) => boolean>> = {
    ...(environmentIds ? { environments: (id) => environmentIds.includes(id) } : {}),
    ...(administrators
      ? { administrators: (both) => both.split(AND).some((name) => administrators.includes(name)) }
      : {}),
    ...(traderId === undefined ? {} : { traders: (id) => id === traderId }),
    ...(batchId === undefined ? {} : { batches: (id) => id === batchId }),
  };
  return sorts.flatMap((sort) => {
    const is = wanted[sort];
    if (!is) return [];
    const codes = meant(slab, sort, is);
    return [(at: number) => codes[slab.codes[sort][at] ?? 0] === 1];
  });
}

/**
 * What a filter says of rows but for their outcome, reason and text: what never changes once a row is recorded. For the
 * rows of a slab, at the places of intents and of records that belong to no order.
 */
export function lastingTest(slab: Slab, filter: HistoryFilter): RowTest {
  const tests = wordTests(slab, filter);
  const { from, to, kinds } = filter;
  if (from !== undefined || to !== undefined) {
    const [first, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
    tests.push((at) => {
      const time = slab.times[at] ?? NaN;
      return (from === undefined || time >= first) && (to === undefined || time < end);
    });
  }
  if (kinds) {
    const [withOrders, codes] = [
      kinds.includes('order'),
      meant(slab, 'kinds', (type) => kinds.includes(type)),
    ];
    tests.push((at) => (begins(slab, at) ? withOrders : codes[slab.codes.kinds[at] ?? 0] === 1));
  }
  if (filter.traderId !== undefined || filter.outcomes || filter.reasons)
    tests.push((at) => begins(slab, at));
  return (at) => tests.every((test) => test(at));
}

const applicationEnded = { outcome: 'unknown', reason: 'application-ended' } as const satisfies Verdict;

/** What came of the order whose intent stands at a place; one without an outcome ended with the application. */
export function verdictAt(slab: Slab, at: number): Verdict {
  return verdicts[(slab.reasons[at] ?? 0) - 1] ?? applicationEnded;
}

/** What a filter says of a row's outcome and reason so far. The order under way, by its intent's ordinal, has none. */
export function outcomeTest(slab: Slab, filter: HistoryFilter, underWay: number | undefined): RowTest {
  const { outcomes, reasons } = filter;
  if (!outcomes && !reasons) return () => true;
  return (at) => {
    if (slab.reasons[at] === 0 && slab.firstOrdinal + at === underWay) return false;
    const { outcome, reason } = verdictAt(slab, at);
    return (!outcomes || outcomes.includes(outcome)) && (!reasons || reasons.includes(reason));
  };
}
