import type { HistoryRow } from '../../../contract/history';
import type { JournalRecord } from '../journal';
import { begun } from '../order-fold';
import { toRow } from '../order-report';
import { placeOf, type Spot } from './parts';
import type { ReaderQuestions } from './questions';
import { recordsAt, StaleIndex } from './read-records';
import { verdictAt } from './row-filter';
import { rowsBack } from './rows-back';
import { begins, closingAt, endings, seqAt } from './slab';
import { underWayIn, type Source } from './source';

/** Rows of one page take this many bytes of JSON at most, so that an answer stays under 64 KiB. */
const MAX_ROWS_BYTES = 60 * 1024;
/** A page that is looked for in text takes about so long at most; then it says where to go on. */
const PAGE_MS = 250;
/** A row names an environment by so many UTF-16 code units at most. */
const MAX_ABOUT = 64;

/** The row of an order at its intent's place, or of a record that belongs to no order. */
function rowOf({ slab, at }: Spot, record: JournalRecord, underWay: number | undefined): HistoryRow {
  if (begins(slab, at)) {
    const facts = begun(record);
    if (!facts) throw new StaleIndex('An order has no intent.');
    const isUnderWay = slab.firstOrdinal + at === underWay && slab.reasons[at] === 0;
    const closedAs = endings[closingAt(slab, at) - 1];
    return toRow(facts, isUnderWay ? 'under-way' : verdictAt(slab, at), closedAs);
  }
  const { seq, type, actor, data } = record;
  const about = data['environment'];
  const environmentId = typeof about === 'string' ? { environmentId: about.slice(0, MAX_ABOUT) } : {};
  return { kind: 'record', seq, at: record.at, type, ...environmentId, by: actor.osUser };
}

const bytesOf = (row: HistoryRow): number => Buffer.byteLength(JSON.stringify(row)) + 1;

/** The rows that fit into one answer; one at least. */
function fitting(rows: readonly HistoryRow[]): readonly HistoryRow[] {
  let bytes = 0;
  const most = rows.findIndex((row) => (bytes += bytesOf(row)) > MAX_ROWS_BYTES);
  return most === -1 ? rows : rows.slice(0, Math.max(1, most));
}

/** One page of history, newest first; bounded in rows, in bytes and in time. */
export async function page(
  source: Source,
  { filter, before, limit, underWay }: ReaderQuestions['page']['ask'],
): Promise<ReaderQuestions['page']['answer']> {
  const under = underWayIn(source, underWay);
  if (filter.text !== undefined && filter.text !== '') await source.index.loadAll();
  const end = performance.now() + PAGE_MS;
  const spots: Spot[] = [];
  let next: number | undefined;
  const isOver = (): boolean => performance.now() > end;
  for await (const step of rowsBack(source, { filter, before, underWay: under, isOver })) {
    const spot = step.kind === 'row' ? step.spot : step.at;
    next = seqAt(spot.slab, spot.at) + 1;
    if (step.kind === 'over' || spots.length === limit) break;
    spots.push(spot);
    next = undefined;
  }
  const records = await recordsAt(source.folder, spots.map(placeOf));
  const all = records.flatMap((record, at) => {
    const spot = spots[at];
    return spot ? [rowOf(spot, record, under)] : [];
  });
  const rows = fitting(all);
  const goOn = rows.length < all.length ? rows.at(-1)?.seq : next;
  return { rows, ...(goOn === undefined ? {} : { before: goOn }) };
}
